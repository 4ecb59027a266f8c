import { describe, expect, it } from 'vitest'
import { edgeCurve, pointOn } from '../../kit/net.ts'
import { arrangedNet } from './arrangement.ts'
import { edgeAt, neighbourOf } from './picking.ts'

const across = arrangedNet([9, 6, 6, 4], 'signal', 700, 700)
const down = arrangedNet([9, 6, 6, 4], 'signal', 320, 320)

describe('the line under the pointer', () => {
  it('is found at any point of it that no other line passes', () => {
    for (const layout of [across, down]) {
      const source = layout.layers[1].neurons[0]
      const target = layout.layers[2].neurons[0]
      const [x, y] = pointOn(edgeCurve(layout, 1, source, target), 0.5)
      expect(edgeAt(layout, x, y)).toEqual({ layer: 1, neuron: 0, input: 0 })
      const off = layout.direction === 'across' ? [x, y - 4] : [x - 4, y]
      expect(edgeAt(layout, off[0], off[1])).toEqual({ layer: 1, neuron: 0, input: 0 })
    }
  })

  it('is none where there are only pictures or paper', () => {
    expect(edgeAt(down, 160, 110)).toBe(null)
    expect(edgeAt(across, 5, 5)).toBe(null)
  })

  it('may be further from a finger than from a mouse', () => {
    const [x, y] = pointOn(
      edgeCurve(across, 1, across.layers[1].neurons[0], across.layers[2].neurons[0]),
      0.5,
    )
    expect(edgeAt(across, x, y - 12)).toBe(null)
    expect(edgeAt(across, x, y - 12, 'touch')).not.toBe(null)
  })
})

describe('arrows', () => {
  it('lead along a layer and to the next one, and stop at the ends', () => {
    expect(neighbourOf(across, { layer: 1, neuron: 0 }, 'ArrowDown')).toEqual({
      layer: 1,
      neuron: 1,
    })
    expect(neighbourOf(across, { layer: 1, neuron: 0 }, 'ArrowUp')).toEqual({ layer: 1, neuron: 0 })
    expect(neighbourOf(across, { layer: 1, neuron: 5 }, 'ArrowDown')).toEqual({
      layer: 1,
      neuron: 5,
    })
    expect(neighbourOf(across, { layer: 1, neuron: 2 }, 'ArrowRight')).toEqual({
      layer: 2,
      neuron: 2,
    })
    expect(neighbourOf(across, { layer: 3, neuron: 3 }, 'ArrowRight')).toEqual({
      layer: 3,
      neuron: 3,
    })
    expect(neighbourOf(across, { layer: 0, neuron: 0 }, 'ArrowLeft')).toEqual({
      layer: 0,
      neuron: 0,
    })
    expect(neighbourOf(across, { layer: 0, neuron: 4 }, 'End')).toEqual({ layer: 0, neuron: 8 })
    expect(neighbourOf(across, { layer: 0, neuron: 4 }, 'Home')).toEqual({ layer: 0, neuron: 0 })
  })

  it('go the way that they point where the net runs down', () => {
    expect(neighbourOf(down, { layer: 1, neuron: 0 }, 'ArrowRight')).toEqual({
      layer: 1,
      neuron: 1,
    })
    expect(neighbourOf(down, { layer: 1, neuron: 3 }, 'ArrowDown')).toEqual({ layer: 2, neuron: 3 })
    expect(neighbourOf(down, { layer: 0, neuron: 4 }, 'ArrowLeft')).toEqual({ layer: 0, neuron: 3 })
    expect(neighbourOf(down, { layer: 0, neuron: 8 }, 'ArrowDown').layer).toBe(1)
    expect(neighbourOf(down, { layer: 1, neuron: 0 }, 'ArrowUp')).toEqual({ layer: 0, neuron: 6 })
  })

  it('skip what is left out of a wide layer', () => {
    const wide = arrangedNet([64, 256, 64], 'signal', 700, 700)
    expect(neighbourOf(wide, { layer: 1, neuron: 5 }, 'ArrowDown')).toEqual({
      layer: 1,
      neuron: 251,
    })
  })

  it('reach every neuron from the first one', () => {
    for (const layout of [across, down, arrangedNet([2, 3, 1], 'weights', 700, 700)]) {
      const seen = new Set<string>()
      const waiting = [{ layer: 0, neuron: 0 }]
      while (waiting.length > 0) {
        const at = waiting.pop()!
        const key = `${at.layer}-${at.neuron}`
        if (seen.has(key)) continue
        seen.add(key)
        for (const arrow of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'])
          waiting.push(neighbourOf(layout, at, arrow))
      }
      expect(seen.size).toBe(layout.layers.reduce((all, { neurons }) => all + neurons.length, 0))
    }
  })
})
