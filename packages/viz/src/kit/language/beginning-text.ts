import type { Beginning } from './beginning.ts'

/** A text that is longer isn't taken up. */
export const longestBeginning = 2000

const escaped = (text: string): string => text.replaceAll(/[\\[\]|]/g, '\\$&')
const unescaped = (text: string): string => text.replaceAll(/\\([\\[\]|])/g, '$1')

/** before, cue, other, after; what is escaped belongs to the text. */
const withCue =
  /^((?:\\.|[^\\[])*)\[((?:\\.|[^\\[\]|])*)\|((?:\\.|[^\\[\]|])*)\]((?:\\.|[^\\])*)$/su

/**
 * A beginning as an attribute and a link have it; a bracket, a bar or a backslash of the text itself
 * has a backslash before it.
 * @example
 * writtenBeginning({ before: 'The ', cue: 'river', other: 'money', after: ' …' })
 * // => 'The [river|money] …'
 */
export const writtenBeginning = ({ before, cue, after, other }: Beginning): string =>
  cue === '' && other === ''
    ? escaped(before + after)
    : `${escaped(before)}[${escaped(cue)}|${escaped(other)}]${escaped(after)}`

/** A beginning from such a text or from its parts. @returns undefined for what is neither, or too long */
export function beginningFrom(raw: unknown): Beginning | undefined {
  if (typeof raw === 'string') return fromText(raw)
  const given = raw as Partial<Record<keyof Beginning, unknown>> | null
  const parts = [given?.before, given?.cue, given?.after, given?.other]
  const isOne = parts.every((part) => typeof part === 'string')
  return isOne && parts.join('').length <= longestBeginning ? (raw as Beginning) : undefined
}

function fromText(text: string): Beginning | undefined {
  // With everything escaped it may be twice as long.
  if (text.length > 2 * longestBeginning + 3) return undefined
  const [, before, cue, other, after] = (withCue.exec(text) ?? []).map(unescaped)
  const read =
    before === undefined
      ? { before: unescaped(text), cue: '', after: '', other: '' }
      : { before, cue, after, other }
  return beginningFrom(read)
}
