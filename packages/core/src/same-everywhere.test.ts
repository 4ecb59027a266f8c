import { describe, expect, test } from 'vitest'
import {
  crc32,
  networkCode,
  type OutputsName,
  seededRandom,
  startingNetwork,
  symbolExamples,
  symbolShape,
  train,
} from './index.ts'

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
})
