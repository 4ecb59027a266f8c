import { describe, expect, test } from 'vitest'
import { tinyConfigs } from '../../fixtures/tiny-transformers.ts'
import {
  checkedConfig,
  gpt2Config,
  llamaConfig,
  parameterCountOf,
  parametersOf,
  type TransformerConfig,
} from './index.ts'

const sizes = { vocabulary: 7, context: 6, layers: 2, width: 8, heads: 2 }

describe('A config', () => {
  test.each(Object.entries(tinyConfigs))('%s counts what its parameters count', (_, config) => {
    const parameters = parametersOf(config)
    const { offset, length } = parameters[parameters.length - 1]
    expect(parameterCountOf(config)).toBe(offset + length)
  })

  test('counts 124,439,808 numbers for GPT-2’s smallest', () => {
    const small = { vocabulary: 50_257, context: 1024, layers: 12, width: 768, heads: 12 }
    expect(parameterCountOf(gpt2Config(small))).toBe(124_439_808)
  })

  test('refuses more numbers than an array is sure to hold', () => {
    const large = { ...sizes, width: 2 ** 14, heads: 128, hidden: 2 ** 16 }
    expect(llamaConfig({ ...large, layers: 1, hidden: 2 ** 14 }).layers).toBe(1)
    expect(() => llamaConfig({ ...large, layers: 256 })).toThrow(
      /^transformer count of numbers needs a whole number from 1 to 2147483648, got \d+$/,
    )
  })

  test('refuses an epsilon that single precision makes 0 of', () => {
    for (const epsilon of [0, Number.MIN_VALUE, 1e-38, NaN])
      expect(() => llamaConfig({ ...sizes, epsilon })).toThrow('transformer epsilon needs')
    expect(llamaConfig({ ...sizes, epsilon: 2 ** -126 }).epsilon).toBe(2 ** -126)
  })

  test('takes what is undefined for left out', () => {
    for (const configOf of [gpt2Config, llamaConfig]) {
      const wanted = configOf(sizes)
      const nothing = Object.fromEntries(
        Object.keys(wanted).map((name) => [name, undefined]),
      ) as Partial<TransformerConfig>
      expect(configOf({ ...nothing, ...sizes })).toEqual(wanted)
      expect(checkedConfig(wanted)).toEqual(wanted)
    }
  })
})
