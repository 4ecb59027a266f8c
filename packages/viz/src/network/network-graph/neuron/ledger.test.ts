import { networkFrom, parameterCount, startingNetwork, symbolShape } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../../../words/en.ts'
import { ledgerDigits, ledgerOf, rounded } from './ledger.ts'
import { runOf } from '../run.ts'

const small = networkFrom(
  { sizes: [2, 1, 2], hidden: ['tanh'], outputs: 'softmax' },
  Float64Array.of(0.5, -0.25, 0.1, 1, -1, 0, 0),
)

describe('the sum of a neuron', () => {
  it('is what one gets by hand', () => {
    const run = runOf(small, [1, -0.5], ['a', 'b'], en, 'en')
    const ledger = ledgerOf(run, { layer: 1, neuron: 0 })
    expect(ledger.rows.map(({ product }) => product)).toEqual([0.5, 0.125])
    expect(ledger.rows.map(({ sum }) => sum)).toEqual([0.5, 0.625])
    expect(ledger.sum).toBe(0.725)
    expect(ledger.value).toBe(rounded(Math.tanh(0.725)))
  })

  it('of a softmax output is a share of what all sums make together', () => {
    const run = runOf(small, [1, -0.5], ['a', 'b'], en, 'en')
    const { squash, value } = ledgerOf(run, { layer: 2, neuron: 0 })
    expect(squash.kind).toBe('shares')
    if (squash.kind !== 'shares') return
    expect(squash.raised.map(({ power }) => power)).toEqual([
      rounded(Math.exp(0.62)),
      rounded(Math.exp(-0.62)),
    ])
    expect(value).toBeCloseTo(run.trace.outputs[0], 2)
  })

  const thousandths = (value: number): number => Math.round(value * 10 ** ledgerDigits)

  it('adds up as it is shown, for any net and any input', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom('softmax' as const, 'sigmoid' as const),
        fc.integer({ min: 0, max: 1e6 }),
        (sizes, outputs, seed) => {
          const random = seededRandom(seed)
          const network = networkFrom(
            { sizes, hidden: sizes.slice(2).map(() => 'tanh' as const), outputs },
            Float32Array.from({ length: parameterCount(sizes) }, () => (random() - 0.5) * 6),
          )
          const pixels = Array.from({ length: sizes[0] }, () => random() * 2 - 1)
          const names = Array.from({ length: sizes[sizes.length - 1] }, (_, i) => String(i))
          const run = runOf(network, pixels, names, en, 'en')
          const layer = 1 + Math.floor(random() * (sizes.length - 1))
          const neuron = Math.floor(random() * sizes[layer])
          const ledger = ledgerOf(run, { layer, neuron })

          let sum = 0
          for (const row of ledger.rows) {
            // The product of what is shown, to as many digits.
            expect(Math.abs(row.value * row.weight - row.product)).toBeLessThanOrEqual(
              0.0005 + 1e-9,
            )
            sum += thousandths(row.product)
            expect(thousandths(row.sum)).toBe(sum)
          }
          expect(thousandths(ledger.sum)).toBe(sum + thousandths(ledger.bias))
          if (ledger.squash.kind === 'shares') {
            const { raised, together, digits } = ledger.squash
            const total = raised.reduce(
              (all, { power }) => all + Math.round(power * 10 ** digits),
              0,
            )
            expect(Math.round(together * 10 ** digits)).toBe(total)
          }
          // And it is the net's own sum, but for the rounding of each line.
          const exact = run.trace.layers[layer - 1].sums[neuron]
          const most = ledger.rows.reduce(
            (all, { value, weight }) => all + 0.0005 * (Math.abs(value) + Math.abs(weight) + 1.001),
            0.0005,
          )
          expect(Math.abs(ledger.sum - exact)).toBeLessThanOrEqual(most + 1e-5)
        },
      ),
    )
  })

  it('of the page’s net says the same to two digits as the net does', () => {
    const network = startingNetwork(symbolShape, 'uniform', seededRandom(23))
    const run = runOf(network, [-1, 1, -1, 1, -1, 1, -1, 1, -1], en.symbols.names, en, 'en')
    for (const layer of [1, 2])
      for (let neuron = 0; neuron < 6; neuron++)
        expect(
          Math.abs(ledgerOf(run, { layer, neuron }).value - run.values[layer][neuron]),
        ).toBeLessThan(0.002)
  })

  it('rounds halves away from zero', () => {
    expect(rounded(1.0005)).toBe(1.001)
    expect(rounded(-0.0005)).toBe(-0.001)
    expect(rounded(0.4994, 0)).toBe(0)
  })
})
