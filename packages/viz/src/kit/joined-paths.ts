import type { Mark } from './drawing.ts'

/** Widths and opacities this near each other count as alike, in a picture that stands still. */
const widthStep = 0.5
const opacityStep = 0.05

/**
 * Paths that follow one another and look alike, or nearly, as one path: the ninety lines of a net are
 * some twenty.
 *
 * Where such paths are translucent and cross they don't darken each other any more.
 */
export function joinedPaths(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = []
  let run = new Map<string, number>()
  for (const mark of marks) {
    if (mark.kind !== 'path' || mark.title !== undefined) {
      joined.push(mark)
      run = new Map()
      continue
    }
    const { fill, stroke, strokeWidth, dash, opacity } = mark
    const about = [steps(strokeWidth, widthStep), steps(opacity, opacityStep)]
    const looks = JSON.stringify([fill, stroke, dash, ...about])
    const at = run.get(looks)
    const before = at === undefined ? undefined : joined[at]
    if (at === undefined || before?.kind !== 'path') {
      run.set(looks, joined.length)
      joined.push(mark)
    } else joined[at] = { ...before, d: before.d + mark.d }
  }
  return joined
}

const steps = (value: number | undefined, step: number): number | undefined =>
  value === undefined ? undefined : Math.round(value / step)
