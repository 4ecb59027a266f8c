import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  centredOn,
  fitOf,
  fittedTo,
  isWhole,
  panned,
  pinched,
  type View,
  wholeView,
  zoomed,
} from './camera.ts'

const size = { width: 400, height: 300 }
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const point = fc.record({ x: number(0, 400), y: number(0, 300) })
/** Views as a reader comes to them. */
const view = fc
  .array(fc.tuple(number(0.2, 5), point), { maxLength: 6 })
  .map((steps) => steps.reduce((at, [factor, on]) => zoomed(at, factor, on, size, 24), wholeView))

/** Every point of the board shows a point of the drawing. */
function covers({ scale, x, y }: View): boolean {
  const hair = 1e-6
  return (
    x <= hair &&
    y <= hair &&
    x + size.width * scale >= size.width - hair &&
    y + size.height * scale >= size.height - hair
  )
}

describe('the camera', () => {
  it('leaves what is under the pointer where it is, in the middle of the board', () => {
    const nearer = zoomed(wholeView, 2, { x: 200, y: 150 }, size, 24)
    expect(nearer).toEqual({ scale: 2, x: -200, y: -150 })
    expect(zoomed(nearer, 0.5, { x: 200, y: 150 }, size, 24)).toEqual(wholeView)
  })

  it('never leaves the drawing, whatever a reader does', () => {
    fc.assert(
      fc.property(view, point, number(-900, 900), number(-900, 900), (from, at, x, y) => {
        for (const next of [
          panned(from, { x, y }, size),
          centredOn(from, at, size),
          zoomed(from, 1.7, at, size, 24),
          zoomed(from, 0.1, at, size, 24),
        ]) {
          expect(covers(next)).toBe(true)
          expect(next.scale).toBeGreaterThanOrEqual(1)
          expect(next.scale).toBeLessThanOrEqual(24)
        }
      }),
    )
  })

  it('has nowhere to go while all is seen', () => {
    expect(panned(wholeView, { x: 50, y: -50 }, size)).toEqual(wholeView)
    expect(isWhole(wholeView)).toBe(true)
  })

  it('brings a point to the middle', () => {
    const nearer = { scale: 4, x: 0, y: 0 }
    expect(centredOn(nearer, { x: 100, y: 90 }, size)).toEqual({ scale: 4, x: -200, y: -210 })
  })

  it('comes as near as some points all stay in sight, with room around them', () => {
    const corners = [
      { x: 100, y: 100 },
      { x: 180, y: 130 },
    ]
    const view = fittedTo(corners, size, { x: 40, y: 30 }, 24)
    expect(view.scale).toBe(4)
    const seen = corners.map(({ x, y }) => [x * view.scale + view.x, y * view.scale + view.y])
    expect(seen).toEqual([
      [40, 90],
      [360, 210],
    ])
    expect(fittedTo([{ x: 200, y: 150 }], size, { x: 40, y: 30 }, 24).scale).toBe(24)
    const all = [
      { x: 0, y: 0 },
      { x: 400, y: 300 },
    ]
    expect(fittedTo(all, size, { x: 40, y: 30 }, 24)).toEqual(wholeView)
  })

  it('keeps what is under two fingers under them', () => {
    const next = pinched(
      { scale: 2, x: -200, y: -150 },
      [
        { x: 150, y: 150 },
        { x: 250, y: 150 },
      ],
      [
        { x: 110, y: 150 },
        { x: 310, y: 150 },
      ],
      size,
      24,
    )
    expect(next.scale).toBe(4)
    // What lay at 150 of the board lay at (150 + 200) / 2 of the drawing.
    expect(((150 + 200) / 2) * next.scale + next.x).toBeCloseTo(110)
  })

  it('fits points to the board by one scale both ways, y upwards', () => {
    const bounds = boundsOf([0, 2], [0, 1])
    const fit = fitOf(bounds, size, { x: 0, y: 0 })
    expect(fit.scale).toBe(200)
    expect([0, 2].map((x) => x * fit.scale + fit.left)).toEqual([0, 400])
    expect([0, 1].map((y) => fit.top - y * fit.scale)).toEqual([250, 50])
  })

  it('has a place for a single point and for none', () => {
    const fit = fitOf(boundsOf([7], [7]), size, { x: 10, y: 10 })
    expect(7 * fit.scale + fit.left).toBeCloseTo(200)
    expect(boundsOf([], [])).toEqual({ minX: -1, maxX: 1, minY: -1, maxY: 1 })
  })
})
