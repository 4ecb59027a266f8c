// Where the module keeps what it packs: from the start of its memory, before everybody's arrays.

/** So many places of the inner axis at a time. */
export const DEPTH: i32 = 256
/** So many columns of B, and so many rows of a transposed A. */
export const BREADTH: i32 = 128
/** Bytes from one panel of B, [DEPTH, 8], to the next: not a power of 2, or they push each other out. */
export const PANEL_BYTES: i32 = DEPTH * 32 + 64
/** The same for the tiles of a transposed A, [DEPTH, 4]. */
export const TILE_BYTES: i32 = DEPTH * 16 + 64
/** The panels of B. Constants lie before them, from 1,024. */
export const PANELS: usize = 2048
/** What one query gives to each place, at most 65,536. It and a product are never at work together. */
export const SHARES: usize = PANELS
/** The tiles of a transposed A. */
export const TILES: usize = PANELS + ((BREADTH as usize) >> 3) * PANEL_BYTES
/** A tile of a product, [4, 8], where less than all of it is wanted. */
export const PART: usize = TILES + ((BREADTH as usize) >> 2) * TILE_BYTES
/** A vector rounded to 16 bits, at most 16,384 long and a little more. */
export const ROUNDED: usize = PART + 128
/** Here everybody's arrays begin. */
export const END: usize = ROUNDED + 16384 * 2 + 64
