import { crc32, networkCode } from '@nextword/core/formats'
import { type OutputsName, startingNetwork, symbolShape } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { symbolExamples, train } from '@nextword/core/training'
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
})
