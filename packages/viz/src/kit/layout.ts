/** A widget narrower than this is laid out for a phone held upright. CSS says the same in `@container`. */
export const wideFrom = 560

/** The narrowest a drawing is laid out for: a 320 px phone less its margins. */
export const narrowest = 272

export const isNarrow = (width: number): boolean => width < wideFrom
