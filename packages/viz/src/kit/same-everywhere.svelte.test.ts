import { nearestRows, principalComponents, rowOf, vectorOf } from '@nextword/core/embeddings'
import { crc32, networkCode } from '@nextword/core/formats'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { type OutputsName, startingNetwork, symbolShape } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { generate } from '@nextword/core/sampling'
import { symbolExamples, train } from '@nextword/core/training'
import { llamaConfig, session, startTensors, transformer } from '@nextword/core/transformer'
import { describe, expect, it } from 'vitest'

// The numbers that core's `same-everywhere.test.ts` finds in Node.

describe('in a browser', () => {
  it('a seed gives the sequence that it gives in Node', () => {
    const random = seededRandom(23)
    expect(Array.from({ length: 4 }, () => random() * 2 ** 32)).toEqual([
      2856044243, 495482035, 3475380442, 303645444,
    ])
  })

  it.each([
    ['softmax', 832, 0x2633d96e],
    ['sigmoid', 1200, 0xb276efc6],
  ] as [OutputsName, number, number][])(
    'training with %s outputs comes to the net that it comes to in Node, bit for bit',
    (outputs, steps, checksum) => {
      const start = startingNetwork({ ...symbolShape, outputs }, 'uniform', seededRandom(23))
      const settings = { flipChance: 0.05, epochs: 300 }
      const run = train(start, symbolExamples(), settings, seededRandom(23))
      let turn = run.next()
      while (!turn.done) turn = run.next()
      const { network, report } = turn.value
      expect(report.step).toBe(steps)
      expect(crc32(new TextEncoder().encode(networkCode(network)))).toBe(checksum)
    },
  )

  it('the word vectors unpack to the same numbers, and their nearest and widest directions agree', () => {
    const table = wordTable(words2000)
    expect(crc32(new Uint8Array(table.values.buffer))).toBe(0x9d750a85)
    const row = rowOf(table, 'puppy')!
    const near = nearestRows(table, vectorOf(table, row), { count: 4 })
    expect(near.map(({ word }) => word)).toEqual(['puppy', 'puppies', 'dog', 'kitten'])
    const vectors = table.words.slice(0, 70).map((_, n) => vectorOf(table, n))
    const { axes } = principalComponents(vectors, 2)
    const digits = axes.map((axis) => axis[0].toFixed(12))
    expect(digits).toEqual(['-0.083278593602', '-0.067647500081'])
  })

  it('a seed has a transformer write the text that it writes in Node', () => {
    const config = llamaConfig({ vocabulary: 50, context: 32, layers: 2, width: 16, heads: 2 })
    const text = session(transformer(config, startTensors(config, seededRandom(23))))
    const settings = { temperature: 0.02, topP: 0.9, repetitionPenalty: 1.2, most: 12 }
    const written = [...generate(text, [1, 2, 3], settings, seededRandom(23))]
    expect(written.map(({ id }) => id)).toEqual([43, 31, 29, 13, 9, 33, 9, 33, 9, 33, 9, 3])
    const shares = written.map(({ id, probabilities }) => probabilities[id])
    expect(crc32(new Uint8Array(Float32Array.from(shares).buffer))).toBe(0x65ea0867)
  })
})
