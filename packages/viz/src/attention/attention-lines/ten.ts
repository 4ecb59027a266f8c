import type { EmbeddingTable } from '@nextword/core/embeddings'
import { ambiguousWords } from './ambiguous.ts'
import { type Likeness, type Looked, lookedAround, sideOf } from './looking.ts'
import { focusOf, sentenceWords } from './sentence-words.ts'

/** How a word of two meanings fares in one of its stories, with all of the mix taken in. */
export interface Outcome {
  readonly word: string
  readonly cue: string
  readonly text: string
  readonly likeness: Likeness
  readonly senses: Looked['senses']
  /** It ends nearer to the meaning that the story has; null where nothing tells. */
  readonly isRight: boolean | null
}

export interface Tally {
  readonly outcomes: readonly Outcome[]
  readonly words: number
  /** Words that lean more to each meaning in its own story than in the other. */
  readonly ordered: number
  /** Words that end on the right side in both of their first two stories. */
  readonly crossing: number
}

/** The ten words in their stories; a word that the table hasn't isn't counted. */
export function tallyOf(table: EmbeddingTable): Tally {
  const outcomes: Outcome[] = []
  let [words, ordered, crossing] = [0, 0, 0]
  for (const { word, sentences } of ambiguousWords) {
    const own = sentences.flatMap(({ text, cue, means, isSpare }): Outcome[] => {
      if (isSpare) return []
      const inSentence = sentenceWords(text, table)
      const focus = focusOf(inSentence, word)
      if (focus < 0 || inSentence[focus].key !== word) return []
      const { end, ambiguous, senses } = lookedAround({
        table,
        words: inSentence,
        focus,
        mixing: 1,
        form: 'othersAdded',
        average: false,
        looksBack: true,
        dropped: [],
        pins: [],
        senses: null,
      })
      if (!ambiguous) return []
      return [
        {
          word,
          cue,
          text,
          senses,
          likeness: end,
          isRight: means === null ? null : sideOf(end) === means,
        },
      ]
    })
    const [first, second] = own
    if (second === undefined) continue
    outcomes.push(...own)
    words++
    const lean = ({ likeness }: Outcome): number => likeness[0] - likeness[1]
    if (lean(first) > lean(second)) ordered++
    if (first.isRight && second.isRight) crossing++
  }
  return { outcomes, words, ordered, crossing }
}
