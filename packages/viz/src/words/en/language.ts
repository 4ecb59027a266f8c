/** The words that all figures of a language model share. */
export const language = {
  made: {
    'small-world': (weights: string) => `small world · ${weights} weights`,
    own: (weights: string) => `your model · ${weights} weights`,
  },
  /** Before the model has come: how large it is. */
  arriving: (kilobytes: string) => `The model is on its way: ${kilobytes} kB.`,
  failed: 'The model didn’t come.',
  again: 'Try again',
  swap: (cue: string, other: string) => `${cue}: swap it for ${other}`,
  blank: 'the next word',
  /** Said after a word of a text that is marked. */
  marked: { unknown: 'unknown to the model', unsaid: 'never said here' },
  /** A mark's name, behind the mark. */
  marks: {
    '.': 'full stop',
    ',': 'comma',
    '?': 'question mark',
    '!': 'exclamation mark',
    ';': 'semicolon',
    '"': 'quotation mark',
  },
  bars: {
    word: 'next word',
    model: 'model',
    truth: 'truth',
    /** In place of a word: the story is over. */
    end: 'the end',
    /** In place of a word: one that the world doesn’t have. */
    unknown: 'unknown',
    others: (count: string) => `${count} other words`,
    noTruth: '–',
    chosen: 'your guess',
  },
}
