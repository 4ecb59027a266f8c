import { loadLanguage, nextWords, type NextWords } from '@nextword/viz/kit/language'
import { firstSentences, type Sentence, sentenceText, swapped } from './state/sentence.ts'

/** What comes next in a sentence of the page's, computed when the site is built. */
export interface EarlyNextWords {
  readonly text: string
  readonly next: NextWords
}

/**
 * The next words of the sentences that a reader can choose by a tap, and of their twins: so the first
 * figures work before the model has come.
 */
export async function earlyNextWords(count = 5): Promise<readonly EarlyNextWords[]> {
  const language = await loadLanguage()
  const all = firstSentences.flatMap((name): Sentence[] => {
    const sentence: Sentence = { kind: 'shipped', name }
    return [sentence, swapped(sentence)!]
  })
  const texts = new Set(all.map(sentenceText))
  return Array.from(texts, (text) => ({ text, next: shortened(nextWords(language, text, count)) }))
}

/** With fewer digits than a page shows differences of, so that it is smaller. */
function shortened({ rows, others, kl }: NextWords): NextWords {
  return {
    rows: rows.map(({ model, truth, ...row }) => ({
      ...row,
      model: rounded(model)!,
      truth: rounded(truth),
    })),
    others: { ...others, model: rounded(others.model)!, truth: rounded(others.truth) },
    kl: rounded(kl),
  }
}

const rounded = (share: number | null): number | null =>
  share === null ? null : Number(share.toFixed(6))
