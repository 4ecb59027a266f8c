/** The natural logarithm, from outside: it is asked for once a row. */
export declare function log(x: f64): f64
