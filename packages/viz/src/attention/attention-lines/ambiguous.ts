/** A word of two meanings, with a sentence for each. Words and sentences are English, as the table is. */
export interface Ambiguous {
  readonly word: string
  /** Words that have the one meaning, and words that have the other. */
  readonly senses: readonly [readonly string[], readonly string[]]
  readonly sentences: readonly CuedSentence[]
}

export interface CuedSentence {
  /** The word that tells which meaning is meant; the one word in which sentences of a pair differ. */
  readonly cue: string
  readonly text: string
  /** Which of the two meanings it has; null where nothing tells. */
  readonly means: 0 | 1 | null
  /** The cue of the story that a tap on this cue brings. */
  readonly twin: string | null
  /** Only such a tap leads to it; it isn't offered beside the others. */
  readonly isSpare?: boolean
}

const walked = (
  who: string,
  pronoun: string,
  cue: string,
  means: 0 | 1,
  twin: string,
): CuedSentence => ({
  cue,
  text: `${who} talked about the ${cue}. Then ${pronoun} walked to the bank and`,
  means,
  twin,
})

const noticed = (cue: string, word: string): string =>
  `Nora talked about the ${cue}. Then she noticed the ${word} and`

const pair = (
  word: string,
  [first, second]: readonly [string, string],
  senses: Ambiguous['senses'],
  sentence = noticed,
): Ambiguous => ({
  word,
  senses,
  sentences: [
    { cue: first, text: sentence(first, word), means: 0, twin: second },
    { cue: second, text: sentence(second, word), means: 1, twin: first },
  ],
})

/** The ten; which of them turn over and which don't was measured, not chosen. */
export const ambiguousWords: readonly Ambiguous[] = [
  {
    word: 'bank',
    senses: [
      ['water', 'stream', 'shore'],
      ['cash', 'loan', 'deposit'],
    ],
    sentences: [
      walked('Nora', 'she', 'river', 0, 'money'),
      walked('Nora', 'she', 'money', 1, 'river'),
      walked('Hugo', 'Hugo', 'ducks', 0, 'price'),
      { ...walked('Hugo', 'Hugo', 'price', 1, 'ducks'), isSpare: true },
      {
        cue: 'nothing',
        text: 'Rosa had nothing to do. Then Rosa walked to the bank and',
        means: null,
        twin: 'river',
      },
      { ...walked('Rosa', 'Rosa', 'river', 0, 'nothing'), isSpare: true },
    ],
  },
  pair(
    'bat',
    ['cave', 'ball'],
    [
      ['wings', 'bird', 'animal'],
      ['baseball', 'glove', 'player'],
    ],
  ),
  pair(
    'bark',
    ['tree', 'dog'],
    [
      ['wood', 'oak', 'leaves'],
      ['barking', 'puppy', 'wolf'],
    ],
  ),
  pair(
    'apple',
    ['fruit', 'computer'],
    [
      ['banana', 'pear', 'orange'],
      ['phone', 'company', 'internet'],
    ],
  ),
  pair(
    'mouse',
    ['cheese', 'keyboard'],
    [
      ['rat', 'cat', 'animal'],
      ['computer', 'screen', 'button'],
    ],
  ),
  pair(
    'crane',
    ['bird', 'building'],
    [
      ['duck', 'goose', 'wings'],
      ['tower', 'truck', 'machine'],
    ],
  ),
  pair(
    'spring',
    ['winter', 'mattress'],
    [
      ['summer', 'autumn', 'april'],
      ['coil', 'steel', 'nail'],
    ],
  ),
  pair(
    'light',
    ['lamp', 'feathers'],
    [
      ['sun', 'bright', 'candle'],
      ['heavy', 'thin', 'weak'],
    ],
    (cue) => `Nora talked about the ${cue}. Then she noticed how light it was and`,
  ),
  pair(
    'match',
    ['candle', 'team'],
    [
      ['fire', 'smoke', 'lamp'],
      ['game', 'player', 'goal'],
    ],
  ),
  pair(
    'pitcher',
    ['juice', 'baseball'],
    [
      ['jug', 'bottle', 'water'],
      ['ball', 'player', 'team'],
    ],
  ),
]

/** The ambiguous word of that name, in whatever case. */
export function ambiguousOf(word: string): Ambiguous | undefined {
  return ambiguousWords.find((one) => one.word === word.toLowerCase())
}

/** The sentences one tap apart from this one: those of the same ambiguous word. */
export function exampleOf(
  text: string,
): { readonly of: Ambiguous; readonly sentence: CuedSentence } | undefined {
  for (const of of ambiguousWords) {
    const sentence = of.sentences.find((one) => one.text === text.trim())
    if (sentence !== undefined) return { of, sentence }
  }
  return undefined
}
