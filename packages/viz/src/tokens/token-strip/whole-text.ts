import { shortVisible } from '../../kit/visible-text.ts'

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text as it is told about: like `shortVisible`, but what joins the parts of one sign is left as it
 * is, so that the sign stays whole.
 * @example
 * wholeText('👩‍👧 ') // => '👩‍👧␣'
 */
export function wholeText(text: string, most = 24): string {
  // Of a very long text only the ends are shown, so only they are taken apart into signs.
  const signs =
    text.length <= 2 * most * longestSign
      ? signsOf(text)
      : [...signsOf(text.slice(0, most * longestSign)), ...signsOf(text.slice(-most * longestSign))]
  if (signs.every((sign) => !isJoined(sign))) return shortVisible(text, most)
  const written = signs.map((sign) => (isJoined(sign) ? sign : shortVisible(sign, most)))
  if (signs.length <= most) return written.join('')
  const half = Math.floor(most / 2) - 1
  return `${written.slice(0, half).join('')}…${written.slice(-half).join('')}`
}

/** In UTF-16 units: a family of four is 29. A longer heap of accents isn't kept whole. */
const longestSign = 40

const signsOf = (text: string): string[] =>
  Array.from(letters.segment(text), ({ segment }) => segment)

/** Several characters that are drawn as one, the first of them with a shape. */
const isJoined = (sign: string): boolean =>
  sign.length <= longestSign && /^[^\p{C}\p{Z}\p{M}]./su.test(sign)
