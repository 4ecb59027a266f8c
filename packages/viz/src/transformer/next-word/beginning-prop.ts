import { type Beginning, beginningText } from '../../kit/language/index.ts'
import { warnOnce } from '../../kit/schema.ts'
import type { EarlyNext } from './props.ts'

/** A text that is longer isn't taken up. */
const mostCharacters = 2000

/** A beginning that was handed in, if it is one; else there is a warning. */
export function givenBeginning(raw: unknown): Beginning | undefined {
  if (raw === undefined) return undefined
  const given = raw as Partial<Record<keyof Beginning, unknown>> | null
  const isOne = (['before', 'cue', 'after', 'other'] as const).every(
    (name) => typeof given?.[name] === 'string',
  )
  if (isOne && beginningText(given as Beginning).length <= mostCharacters) return given as Beginning
  warnOnce(
    `Nextword: beginning needs before, cue, after and other, ${mostCharacters} characters at most; the default is used.`,
  )
  return undefined
}

/** What was computed before the model came, if it is that; else there is a warning. */
export function givenEarly(raw: unknown): readonly EarlyNext[] {
  if (raw === undefined) return []
  const isOne =
    Array.isArray(raw) &&
    raw.every(
      (one: Partial<EarlyNext> | null) =>
        typeof one?.text === 'string' &&
        Array.isArray(one.next?.rows) &&
        typeof one.next.others === 'object',
    )
  if (isOne) return raw as readonly EarlyNext[]
  warnOnce('Nextword: early needs a list of texts and their next words; it is left out.')
  return []
}
