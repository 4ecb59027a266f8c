import { networkFrom, symbols } from '@nextword/core/network'
import { symbolExamples } from '@nextword/core/training'
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { answerNames, columnsOf, examplesOf, picturesFrom, symbolPictures } from './pictures.ts'
import { untrainedNetwork } from './untrained-network.ts'

const network = untrainedNetwork()
const small = networkFrom({ sizes: [2, 2], hidden: [], outputs: 'softmax' }, new Float32Array(6))

describe('labelled pictures', () => {
  it('are read from a list and from core’s own examples alike', () => {
    const list = symbols.map(({ pixels }, label) => ({ pixels, label }))
    const given = picturesFrom('examples', symbolExamples(), network, [])
    expect(given.map(({ label, pixels }) => ({ label, pixels: [...Array.from(pixels)] }))).toEqual(
      list.map(({ label, pixels }) => ({ label, pixels: [...pixels] })),
    )
    expect(picturesFrom('examples', list, network, [])).toBe(list)
    expect(examplesOf(network, given)).toEqual(symbolExamples())
  })

  it('that don’t fit give the default and one warning', () => {
    const fallback = symbolPictures(network)
    for (const bad of [
      'four',
      3,
      null,
      [{ pixels: [1, 2], label: 0 }],
      [{ pixels: symbols[0].pixels, label: 4 }],
      [{ pixels: new Array(9).fill(Number.NaN), label: 0 }],
      [null],
    ]) {
      const warnings: string[] = []
      const read = picturesFrom('examples', bad, network, fallback, (one) => warnings.push(one))
      expect(read).toBe(fallback)
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toMatch(/^Nextword: examples — .*; the default is used\.$/)
    }
    expect(picturesFrom('examples', undefined, network, fallback)).toBe(fallback)
  })

  it('are the four symbols only for a net that reads them', () => {
    expect(symbolPictures(network).map(({ label }) => label)).toEqual([0, 1, 2, 3])
    expect(symbolPictures(small)).toEqual([])
    expect(answerNames(en, network)).toEqual(['×', '+', '□', '/'])
    expect(answerNames(en, small)).toEqual(['1', '2'])
  })

  it('are square where they can be', () => {
    expect([columnsOf(new Float32Array(9)), columnsOf(new Float32Array(5))]).toEqual([3, 5])
  })
})
