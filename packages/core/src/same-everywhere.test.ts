import { describe, expect, test } from 'vitest'
import {
  crc32,
  generate,
  llamaConfig,
  nearestRows,
  networkCode,
  type OutputsName,
  principalComponents,
  rowOf,
  seededRandom,
  session,
  startingNetwork,
  startTensors,
  symbolExamples,
  symbolShape,
  train,
  transformer,
  vectorOf,
  wordTable,
} from './index.ts'
import { words2000 } from './models/words-2000.ts'

// The same numbers are looked for in a browser: viz/src/kit/same-everywhere.svelte.test.ts.

describe('in Node', () => {
  test('a seed gives the sequence that it gives in a browser', () => {
    const random = seededRandom(23)
    expect(Array.from({ length: 4 }, () => random() * 2 ** 32)).toEqual([
      2856044243, 495482035, 3475380442, 303645444,
    ])
  })

  test.each([
    ['softmax', 832, 0x2633d96e],
    ['sigmoid', 1200, 0xb276efc6],
  ] as [OutputsName, number, number][])(
    'training with %s outputs comes to the net that it comes to in a browser, bit for bit',
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

  test('the word vectors unpack to the same numbers, and their nearest and widest directions agree', () => {
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

  test('a seed has a transformer write the text that it writes in a browser', () => {
    const config = llamaConfig({ vocabulary: 50, context: 32, layers: 2, width: 16, heads: 2 })
    const text = session(transformer(config, startTensors(config, seededRandom(23))))
    const settings = { temperature: 0.02, topP: 0.9, repetitionPenalty: 1.2, most: 12 }
    const written = [...generate(text, [1, 2, 3], settings, seededRandom(23))]
    expect(written.map(({ id }) => id)).toEqual([43, 31, 29, 13, 9, 33, 9, 33, 9, 33, 9, 3])
    const shares = written.map(({ id, probabilities }) => probabilities[id])
    expect(crc32(new Uint8Array(Float32Array.from(shares).buffer))).toBe(0x65ea0867)
  })
})
