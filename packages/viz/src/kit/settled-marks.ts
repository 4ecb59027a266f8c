import type { Mark } from './drawing.ts'

/**
 * The marks of a new drawing, with those that look as before taken over from the old one: what is
 * the same object needn't be drawn again, and most of a net stays as it is while one line changes.
 */
export function settledMarks(before: readonly Mark[], after: readonly Mark[]): readonly Mark[] {
  let changed = before.length !== after.length
  const settled = after.map((mark, i) => {
    const old = before[i]
    if (old === undefined) return mark
    const kept = settledMark(old, mark)
    if (kept !== old) changed = true
    return kept
  })
  return changed ? settled : before
}

function settledMark(old: Mark, mark: Mark): Mark {
  if (old.kind === 'group' && mark.kind === 'group') {
    const marks = settledMarks(old.marks, mark.marks)
    const settled = { ...mark, marks }
    return sameFields(old, settled) ? old : settled
  }
  return sameFields(old, mark) ? old : mark
}

function sameFields(a: object, b: object): boolean {
  const keys = Object.keys(b) as (keyof typeof b)[]
  if (Object.keys(a).length !== keys.length) return false
  return keys.every((key) => sameValue(a[key], b[key]))
}

/** Paints and dashes are small objects made anew each time. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(b) as (keyof typeof b)[]
  return (
    Object.keys(a).length === keys.length &&
    keys.every((key) => Object.is((a as typeof b)[key], b[key]))
  )
}
