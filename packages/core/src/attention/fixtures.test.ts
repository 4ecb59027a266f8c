import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/attention.json' with { type: 'json' }
import {
  attendInHeads,
  attentionTrace,
  headsTrace,
  type Projection,
  rotated,
  sinusoidalPositions,
  vectors,
} from './index.ts'

// Made by fixtures/attention.py with the versions written in it: PyTorch's own attention in double
// precision, from numbers that single precision holds exactly.

const { versions } = fixture

type Kind = Float32ArrayConstructor | Float64ArrayConstructor
const kinds: [string, Kind, number, number][] = [
  ['single', Float32Array, 1.3e-6, 1e-5],
  ['double', Float64Array, 1e-12, 1e-13],
]

/** Within rtol and atol. */
function expectNear(
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
  rtol: number,
  atol: number,
  what: string,
): void {
  expect(got.length, what).toBe(wanted.length)
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `${what} at ${i}`).toBeLessThanOrEqual(
      atol + rtol * Math.abs(wanted[i]),
    )
}

describe.each(kinds)(
  `PyTorch ${versions.torch} agrees, in %s precision`,
  (_, Floats, rtol, atol) => {
    const near = (got: ArrayLike<number>, wanted: ArrayLike<number>, what: string) =>
      expectNear(got, wanted, rtol, atol, what)

    test.each(fixture.heads)('about every stage of one head: $name', (one) => {
      const { tokens, memory, width, valueWidth, allowed } = one
      const trace = attentionTrace(
        vectors(tokens, width, Floats.from(one.queries)),
        vectors(memory, width, Floats.from(one.keys)),
        vectors(memory, valueWidth, Floats.from(one.values)),
        allowed === null
          ? {}
          : { mask: { queries: tokens, keys: memory, allowed: Uint8Array.from(allowed) } },
      )
      near(trace.scores.data, one.scores, 'scores')
      near(trace.scaled.data, one.scaled, 'scaled')
      near(trace.pattern.data, one.pattern, 'pattern')
      near(trace.mix.data, one.mix, 'mix')
    })

    test.each(fixture.severalHeads)('about several heads and their matrices: $name', (one) => {
      const { tokens, width, heads, causal } = one
      const part = (n: number): Projection => ({
        inputs: width,
        outputs: width,
        weights: Floats.from(one.projections.slice(n * width ** 2, (n + 1) * width ** 2)),
        biases:
          one.biases === null
            ? undefined
            : Floats.from(one.biases.slice(n * width, (n + 1) * width)),
      })
      const options = {
        heads,
        mask: causal ? ('causal' as const) : undefined,
        toQueries: part(0),
        toKeys: part(1),
        toValues: part(2),
        toOutput: {
          inputs: width,
          outputs: width,
          weights: Floats.from(one.outputWeights),
          biases: one.outputBiases === null ? undefined : Floats.from(one.outputBiases),
        },
      }
      const inputs = vectors(tokens, width, Floats.from(one.inputs))
      const trace = headsTrace(inputs, options)
      trace.heads.forEach(({ pattern }, h) => near(pattern.data, one.patterns[h], `head ${h}`))
      near(attendInHeads(inputs, options).data, one.output, 'output')
    })

    test.each(fixture.rotary)('about rotary positions from $from on', (one) => {
      const given = vectors(one.tokens, one.width, Floats.from(one.given))
      for (const pairs of ['neighbours', 'halves'] as const)
        near(rotated(given, { from: one.from, base: one.base, pairs }).data, one[pairs], pairs)
    })
  },
)

test.each(fixture.waves)(
  `NumPy ${versions.numpy} agrees about the waves of $tokens places of $width`,
  ({ tokens, width, places }) => {
    expectNear(sinusoidalPositions(tokens, width), places, 1.3e-6, 1e-5, 'places')
  },
)
