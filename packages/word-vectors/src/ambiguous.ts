/** A word of two meanings, the cue for each, and words that have the one and the other. */
export interface Ambiguous {
  readonly word: string
  readonly cues: readonly [string, string]
  readonly senses: readonly [string, string]
  /** What is noticed, where it isn't "the …". */
  readonly seen?: string
}

const one = (
  word: string,
  cues: readonly [string, string],
  senses: readonly [string, string],
): Ambiguous => ({ word, cues, senses })

export const ambiguous: readonly Ambiguous[] = [
  one('bank', ['river', 'money'], ['water stream shore', 'cash loan deposit']),
  one('bat', ['cave', 'ball'], ['wings bird animal', 'baseball glove player']),
  one('bark', ['tree', 'dog'], ['wood oak leaves', 'barking puppy wolf']),
  one('apple', ['fruit', 'computer'], ['banana pear orange', 'phone company internet']),
  one('mouse', ['cheese', 'keyboard'], ['rat cat animal', 'computer screen button']),
  one('crane', ['bird', 'building'], ['duck goose wings', 'tower truck machine']),
  one('spring', ['winter', 'mattress'], ['summer autumn april', 'coil steel nail']),
  {
    ...one('light', ['lamp', 'feathers'], ['sun bright candle', 'heavy thin weak']),
    seen: 'how light it was',
  },
  one('match', ['candle', 'team'], ['fire smoke lamp', 'game player goal']),
  one('pitcher', ['juice', 'baseball'], ['jug bottle water', 'ball player team']),
]
