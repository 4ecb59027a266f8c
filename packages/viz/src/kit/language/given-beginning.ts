import { type Warn, warnOnce } from '../schema.ts'
import { type Beginning, beginningText } from './beginning.ts'

/** A text that is longer isn't taken up. */
const mostCharacters = 2000

/** A beginning that was handed in, if it is one; else undefined, after one warning. */
export function givenBeginning(raw: unknown, warn: Warn = warnOnce): Beginning | undefined {
  if (raw === undefined) return undefined
  const given = raw as Partial<Record<keyof Beginning, unknown>> | null
  const isOne = (['before', 'cue', 'after', 'other'] as const).every(
    (name) => typeof given?.[name] === 'string',
  )
  if (isOne && beginningText(given as Beginning).length <= mostCharacters) return given as Beginning
  warn(
    `Nextword: beginning needs before, cue, after and other, ${mostCharacters} characters at most; the default is used.`,
  )
  return undefined
}
