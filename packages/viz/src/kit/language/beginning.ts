/** The beginning of a text, in which a tap may swap one word, the cue. */
export interface Beginning {
  readonly before: string
  /** Empty where there is nothing to swap; the whole text is then in `before`. */
  readonly cue: string
  readonly after: string
  /** What comes in the cue's place. */
  readonly other: string
}

/** A text without a word to swap. */
export const plainBeginning = (text: string): Beginning => ({
  before: text,
  cue: '',
  after: '',
  other: '',
})

export const beginningText = ({ before, cue, after }: Beginning): string => before + cue + after

/** The same with its cue swapped. */
export const swappedBeginning = ({ before, cue, after, other }: Beginning): Beginning => ({
  before,
  cue: other,
  after,
  other: cue,
})

/** What figures about the next word show until somebody says something else. */
export const firstBeginning: Beginning = {
  before: 'Nora talked about the ',
  cue: 'river',
  after: '. Then she walked to the bank and',
  other: 'money',
}
