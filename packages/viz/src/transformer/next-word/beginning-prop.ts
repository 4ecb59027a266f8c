import { warnOnce } from '../../kit/schema.ts'
import type { EarlyNext } from './props.ts'

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
