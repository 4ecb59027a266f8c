import { forwardTrace, startingNetwork } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import type { Mark } from './drawing.ts'
import { edgeId, netLayout, netMarkOf, netMarks, neuronId } from './net.ts'

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? flat(mark.marks) : [mark]))

function drawn(sizes: readonly number[], width: number): { height: number; marks: Mark[] } {
  const hidden = sizes.slice(2).map(() => 'tanh' as const)
  const network = startingNetwork({ sizes, hidden, outputs: 'softmax' }, 'xavier', seededRandom(1))
  const trace = forwardTrace(
    network,
    Float32Array.from({ length: sizes[0] }, (_, i) => Math.sin(i)),
  )
  const layout = netLayout({ sizes, width })
  return {
    height: layout.height,
    marks: flat(
      netMarks({
        layout,
        words: en,
        values: [trace.input, ...trace.layers.map((layer) => layer.values)],
        edges: trace.layers.map((layer) => layer.products),
        outputsAreShares: true,
      }),
    ),
  }
}

const idsOf = (marks: readonly Mark[]) =>
  new Set(marks.flatMap((mark) => (mark.id === undefined ? [] : [mark.id])))

describe('the drawing of a net', () => {
  it('has all 114 lines and 25 neurons of the page’s net, on a desk', () => {
    const ids = [...idsOf(drawn([9, 6, 6, 4], 900).marks)]
    expect(ids.filter((id) => id.startsWith('edge'))).toHaveLength(114)
    expect(ids.filter((id) => id.startsWith('neuron'))).toHaveLength(25)
  })

  it('shows on a phone six pictures of nine weights in place of 54 lines', () => {
    const { marks } = drawn([9, 6, 6, 4], 272)
    const first = marks.filter((mark) => mark.id?.startsWith('edge-0-') === true)
    expect(first).toHaveLength(54)
    expect(new Set(first.map((mark) => mark.kind))).toEqual(new Set(['rect']))
    const ids = [...idsOf(marks)]
    expect(ids.filter((id) => id.startsWith('edge'))).toHaveLength(114)
    expect(ids.filter((id) => id.startsWith('neuron'))).toHaveLength(25)
  })

  it('leaves the middle of wide layers out and says how many', () => {
    const { marks } = drawn([64, 256, 64], 900)
    const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    expect(texts).toEqual(expect.arrayContaining(['+ 53 more', '+ 245 more']))
    const ids = idsOf(marks)
    expect(ids).toContain(neuronId({ layer: 1, neuron: 0 }))
    expect(ids).toContain(neuronId({ layer: 1, neuron: 255 }))
    expect(ids).not.toContain(neuronId({ layer: 1, neuron: 128 }))
  })

  it('fits any net into any width, and its neurons don’t overlap', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(sizes, fc.integer({ min: 272, max: 1200 }), (of, width) => {
        const { height, marks } = drawn(of, width)
        for (const mark of marks) {
          if (mark.kind !== 'circle' && mark.kind !== 'rect') continue
          const [x, y, half] =
            mark.kind === 'circle' ? [mark.x, mark.y, mark.radius] : [mark.x, mark.y, 0]
          expect(x - half).toBeGreaterThanOrEqual(-1)
          expect(x + half).toBeLessThanOrEqual(width + 1)
          expect(y + half).toBeLessThanOrEqual(height)
        }
        const circles = marks.filter((mark) => mark.kind === 'circle' && mark.radius > 5)
        circles.forEach((a, i) => {
          for (const b of circles.slice(i + 1)) {
            if (a.kind !== 'circle' || b.kind !== 'circle') continue
            expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius - 1)
          }
        })
      }),
      { numRuns: 60 },
    )
  })

  it('is as high on every phone, and as high on every desk', () => {
    for (const sizes of [
      [9, 6, 6, 4],
      [64, 256, 64],
    ]) {
      expect(new Set([272, 330, 559].map((width) => netLayout({ sizes, width }).height)).size).toBe(
        1,
      )
      expect(
        new Set([560, 800, 1200].map((width) => netLayout({ sizes, width }).height)).size,
      ).toBe(1)
    }
  })

  it('dashes lines of negative numbers', () => {
    for (const mark of drawn([9, 6, 6, 4], 900).marks)
      if (mark.kind === 'path' && mark.id !== undefined)
        expect(mark.dash !== undefined).toBe(mark.stroke === 'negative')
  })
})

describe('the ids of marks', () => {
  it('are read back as what they stand for', () => {
    const edge = { layer: 1, neuron: 5, input: 3 }
    expect(netMarkOf(edgeId(edge))).toEqual({ edge })
    expect(netMarkOf(neuronId({ layer: 0, neuron: 8 }))).toEqual({
      neuron: { layer: 0, neuron: 8 },
    })
    for (const id of ['', 'edge', 'edge-1-2', 'pixel-3', 'neuron-x-1'])
      expect(netMarkOf(id), id).toBeNull()
  })
})
