// Where the module keeps what it packs: from the start of its memory, before everybody's arrays.

/** One panel of a matrix, [inner, 8]. */
export const PANEL: usize = 1024
/** So many rows of a panel at a time. */
export const PANEL_ROWS: i32 = 512
/** A tile of a product, [4, 8], where less than all of it is wanted. */
export const TILE: usize = PANEL + (PANEL_ROWS as usize) * 32
/** A vector rounded to 16 bits, at most 16,384 long and a little more. */
export const ROUNDED: usize = TILE + 128
/** Here everybody's arrays begin. */
export const END: usize = ROUNDED + 16384 * 2 + 64
