/**
 * A text with what can't be seen made visible: a space ␣, a line break ↵, a tab ⇥, other controls as
 * their pictures, and whatever else has no shape as its code.
 * @example
 * visibleText(' Nora\n') // => '␣Nora↵'
 */
export function visibleText(text: string): string {
  let visible = ''
  for (const character of text) visible += visibleCharacter(character)
  // A mark that sits on a letter gets a place to sit on.
  return /^\p{M}/u.test(visible) ? `◌${visible}` : visible
}

const marks: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\r': '␍', '\t': '⇥' }

function visibleCharacter(character: string): string {
  const code = character.codePointAt(0) as number
  if (marks[character] !== undefined) return marks[character]
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '␡'
  const hasNoShape = /[\p{C}\p{Z}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/u.test(character)
  return hasNoShape ? `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩` : character
}

/**
 * The same, cut in its middle where it is long; a run of one character is counted.
 * @example
 * shortVisible(' '.repeat(40)) // => '␣×40'
 */
export function shortVisible(text: string, most = 24): string {
  const characters = [...text]
  if (characters.length <= most) return visibleText(text)
  const same = characters.every((character) => character === characters[0])
  if (same) return `${visibleText(characters[0] as string)}×${characters.length}`
  const half = Math.floor(most / 2) - 1
  return `${visibleText(characters.slice(0, half).join(''))}…${visibleText(characters.slice(-half).join(''))}`
}

/**
 * Bytes as two digits each.
 * @example
 * hexBytes(Uint8Array.of(78, 111)) // => '4E 6F'
 */
export function hexBytes(bytes: ArrayLike<number>, most = 12): string {
  const written = Array.from({ length: Math.min(bytes.length, most) }, (_, at) =>
    (bytes[at] as number).toString(16).toUpperCase().padStart(2, '0'),
  ).join(' ')
  return bytes.length > most ? `${written} …` : written
}
