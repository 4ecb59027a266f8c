import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangedNet, besideFrom, type Mode } from './arrangement.ts'
import { neuronTargets } from './targets.ts'

const modes: readonly Mode[] = ['signal', 'weights', 'neuron', 'gradients']
const page = [9, 6, 6, 4]

describe('where the net stands', () => {
  it('is as high at every width of its kind, so that nothing moves once it is measured', () => {
    for (const mode of modes) {
      const narrow = arrangedNet(page, mode, 272, 272).height
      for (let width = 262; width < 560; width += 7)
        expect(arrangedNet(page, mode, width, width).height).toBe(narrow)
      const wide = arrangedNet(page, mode, 560, 400).height
      for (let width = 560; width < 1200; width += 13) {
        const net = width >= besideFrom[mode] ? width * 0.45 : width
        expect(arrangedNet(page, mode, width, net).height).toBe(wide)
      }
    }
  })

  it('runs down on a phone and across on a desk', () => {
    expect(arrangedNet(page, 'signal', 559, 559).direction).toBe('down')
    expect(arrangedNet(page, 'signal', 560, 560).direction).toBe('across')
    expect(
      arrangedNet(
        Array.from({ length: 17 }, () => 3),
        'signal',
        900,
        900,
      ).direction,
    ).toBe('down')
  })

  it('gives every neuron of the page’s net a target of 24 px or more, and none overlap', () => {
    for (const mode of modes)
      for (const width of [262, 320, 559, 560, 700, 960]) {
        const targets = neuronTargets(arrangedNet(page, mode, width, width)).flat()
        for (const { width: w, height: h } of targets) {
          expect(w).toBeGreaterThanOrEqual(24)
          expect(h).toBeGreaterThanOrEqual(24)
        }
        for (const [i, a] of targets.entries())
          for (const b of targets.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x + 0.01 ||
              b.x + b.width <= a.x + 0.01 ||
              a.y + a.height <= b.y + 0.01 ||
              b.y + b.height <= a.y + 0.01
            expect(apart).toBe(true)
          }
      }
  })

  it('keeps every neuron of any net inside the drawing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 17 }),
        fc.constantFrom(...modes),
        fc.integer({ min: 262, max: 1100 }),
        (sizes, mode, width) => {
          const layout = arrangedNet(sizes, mode, width, width)
          for (const { neurons } of layout.layers)
            for (const { x, y } of neurons) {
              expect(x).toBeGreaterThanOrEqual(0)
              expect(x).toBeLessThanOrEqual(width)
              expect(y).toBeGreaterThanOrEqual(0)
              expect(y).toBeLessThanOrEqual(layout.height)
            }
        },
      ),
    )
  })
})
