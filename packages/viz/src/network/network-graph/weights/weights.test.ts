import { networkFrom } from '@nextword/core/network'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../kit/sentence.ts'
import { arrangedNet } from '../arrangement.ts'
import { chanceRun, pageRun, paperRun } from '../testing.ts'
import { runOf } from '../run.ts'
import { weightPictureDrawing } from './weight-picture.ts'
import {
  weightCells,
  weightLimit,
  weightsDrawing,
  weightsSentence,
  weightsTable,
} from './weights.ts'

const edge = { layer: 0, neuron: 3, input: 4 }

describe('weights', () => {
  it('say whether they count for or against', () => {
    expect(
      plainText(
        weightsSentence(paperRun, { edge: { layer: 0, neuron: 0, input: 1 }, pointed: null }),
      ),
    ).toBe(
      'Input 2 → neuron 1 has the weight −0.25: it counts against. It carries −0.50, so it adds 0.13. The net says yes, 78% sure.',
    )
    const blank = runOf(
      networkFrom({ sizes: [1, 1], hidden: [], outputs: 'softmax' }, new Float32Array(2)),
      [1],
      ['a'],
      paperRun.words,
      'en',
    )
    expect(
      plainText(weightsSentence(blank, { edge: { layer: 0, neuron: 0, input: 0 }, pointed: null })),
    ).toContain('counts for nothing')
  })

  it('stand as the picture that they look at, or in rows', () => {
    expect(weightCells(pageRun.network, edge)).toMatchObject({ columns: 3, first: 0, count: 9 })
    expect(weightCells(pageRun.network, { layer: 1, neuron: 0, input: 5 })).toMatchObject({
      columns: 6,
      count: 6,
    })
    const wide = chanceRun([64, 256, 64], 'softmax', 2).network
    expect(weightCells(wide, { layer: 0, neuron: 7, input: 3 })).toMatchObject({
      columns: 8,
      count: 64,
    })
    expect(weightCells(wide, { layer: 1, neuron: 7, input: 200 })).toMatchObject({
      first: 192,
      count: 64,
    })
  })

  it('are as the net has them', () => {
    const cells = weightCells(pageRun.network, edge)
    expect(cells.weights).toEqual(Array.from(pageRun.network.layers[0].weights.subarray(27, 36)))
  })

  it('are drawn in full colour at 1, or at the largest there is', () => {
    expect(weightLimit([0.2, -0.5])).toBe(1)
    expect(weightLimit([0.2, -4])).toBe(4)
  })

  it('are drawn as lines and as pictures where there is room, as pictures alone on a phone', () => {
    const count = (width: number): number[] => {
      const layout = arrangedNet([9, 6, 6, 4], 'weights', width, width)
      const drawn = JSON.stringify(weightsDrawing(pageRun, layout, { edge, pointed: null }))
      return ['"path"', '"rect"'].map(
        (kind) =>
          drawn.split(`"kind":${kind}`).filter((part) => /^[^}]*?"id":"edge-0-/.test(part)).length,
      )
    }
    expect(count(700)[0]).toBeGreaterThanOrEqual(54)
    expect(count(300)[0]).toBe(0)
  })

  it('say in a part which part it is', () => {
    const wide = chanceRun([64, 256, 64], 'softmax', 2)
    expect(
      JSON.stringify(weightPictureDrawing(wide, { layer: 1, neuron: 0, input: 200 })),
    ).toContain('weights 193 to 256 of 256')
  })

  it('are all in the table, biases too', () => {
    const { rows } = weightsTable(pageRun)
    expect(rows).toHaveLength(130)
    expect(rows[54]).toEqual([
      'neuron 1 of hidden 1',
      'bias',
      expect.stringMatching(/^−?\d\.\d{4}$/),
    ])
  })
})
