/** The four symbols by name, in the order of core's `symbols`. */
export const symbols = {
  names: ['×', '+', '□', '/'] as readonly string[],
  /** As they are read out. */
  spoken: ['times', 'plus', 'square', 'slash'] as readonly string[],
}
