import { shortVisible, visibleText } from '../../../kit/visible-text.ts'

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text as it is told about: like `shortVisible`, but what joins the parts of one sign is left as it
 * is, so that the sign stays whole.
 * @example
 * wholeText('👩‍👧 ') // => '👩‍👧␣'
 */
export function wholeText(text: string, most = 24): string {
  const signs = Array.from(letters.segment(text), ({ segment }) => segment)
  if (signs.every((sign) => !isJoined(sign))) return shortVisible(text, most)
  const written = signs.map((sign) => (isJoined(sign) ? sign : visibleText(sign)))
  if (signs.length <= most) return written.join('')
  const half = Math.floor(most / 2) - 1
  return `${written.slice(0, half).join('')}…${written.slice(-half).join('')}`
}

/** Several characters that are drawn as one, the first of them with a shape. */
const isJoined = (sign: string): boolean => /^[^\p{C}\p{Z}\p{M}]./su.test(sign)
