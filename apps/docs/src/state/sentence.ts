/** A sentence of the page's own, about a bank or about another word of two meanings. */
interface ShippedSentence {
  readonly before: string
  /** The word that says which bank, or that nothing says it. */
  readonly cue: string
  readonly after: string
  /** What a tap on the cue brings: its twin, which differs in that word alone, or else a cue at all. */
  readonly swap: SentenceName
  /** Its last words, where there is room for no more. */
  readonly end: string
}

type BankName = 'river' | 'money' | 'nothing' | 'rosa-river' | 'ducks' | 'price'

/** Nine more words of two meanings, and a cue for each of them; the stories are called after the cues. */
const otherPairs = [
  ['bat', 'cave', 'ball'],
  ['bark', 'tree', 'dog'],
  ['apple', 'fruit', 'computer'],
  ['mouse', 'cheese', 'keyboard'],
  ['crane', 'bird', 'building'],
  ['spring', 'winter', 'mattress'],
  ['light', 'lamp', 'feathers'],
  ['match', 'candle', 'team'],
  ['pitcher', 'juice', 'baseball'],
] as const

export type SentenceName = BankName | (typeof otherPairs)[number][1 | 2]

const talked = (
  who: string,
  pronoun: string,
  cue: string,
  swap: SentenceName,
): ShippedSentence => ({
  before: `${who} talked about the `,
  cue,
  after: `. Then ${pronoun} walked to the bank and`,
  swap,
  end: 'the bank and',
})

const noticed = (word: string, cue: string, swap: SentenceName): ShippedSentence => {
  const end = word === 'light' ? 'how light it was and' : `the ${word} and`
  return { before: 'Nora talked about the ', cue, after: `. Then she noticed ${end}`, swap, end }
}

const bankSentences: Record<BankName, ShippedSentence> = {
  river: talked('Nora', 'she', 'river', 'money'),
  money: talked('Nora', 'she', 'money', 'river'),
  nothing: {
    before: 'Rosa had ',
    cue: 'nothing',
    after: ' to do. Then Rosa walked to the bank and',
    // One cue settles it.
    swap: 'rosa-river',
    end: 'the bank and',
  },
  'rosa-river': talked('Rosa', 'Rosa', 'river', 'nothing'),
  ducks: talked('Hugo', 'Hugo', 'ducks', 'price'),
  price: talked('Hugo', 'Hugo', 'price', 'ducks'),
}

/** The page's sentences. The cue stands before the word in question, since attention looks back. */
export const sentences = {
  ...bankSentences,
  ...Object.fromEntries(
    otherPairs.flatMap(([word, first, second]) => [
      [first, noticed(word, first, second)],
      [second, noticed(word, second, first)],
    ]),
  ),
} as Readonly<Record<SentenceName, ShippedSentence>>

/** The three that a reader chooses from; what else is said of a bank comes by a tap on the cue. */
export const firstSentences = ['river', 'nothing', 'ducks'] as const

/** The sentence that every figure about words shows: one of the page's, or the reader's own. */
export type Sentence =
  | { readonly kind: 'shipped'; readonly name: SentenceName }
  | { readonly kind: 'own'; readonly text: string }

export const defaultSentence: Sentence = { kind: 'shipped', name: 'river' }

/** An own sentence may be this long, in UTF-16 code units: longer ones would not fit into a link. */
export const longestSentence = 160

export function sentenceText(sentence: Sentence): string {
  if (sentence.kind === 'own') return sentence.text
  const { before, cue, after } = sentences[sentence.name]
  return before + cue + after
}

/** A text as a sentence: one of the page's if it is that, else the reader's own, as long as it may be. */
export function sentenceFrom(text: string): Sentence {
  const name = (Object.keys(sentences) as SentenceName[]).find(
    (each) => sentenceText({ kind: 'shipped', name: each }) === text,
  )
  if (name !== undefined) return { kind: 'shipped', name }
  return { kind: 'own', text: text.slice(0, longestSentence).toWellFormed() }
}

export const sameSentence = (a: Sentence, b: Sentence): boolean =>
  sentenceText(a) === sentenceText(b)

/** What a tap on the cue brings, or null where there is no cue to swap. */
export function swapped(sentence: Sentence): Sentence | null {
  return sentence.kind === 'own' ? null : { kind: 'shipped', name: sentences[sentence.name].swap }
}

/** The sentence among the three that this one belongs to, or null for an own one or another word's. */
export function firstOf(sentence: Sentence): (typeof firstSentences)[number] | null {
  if (sentence.kind === 'own') return null
  const { name } = sentence
  return firstSentences.find((first) => first === name || sentences[first].swap === name) ?? null
}
