import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  inDoublePrecision,
  networkFrom,
  parameterCount,
  startingNetwork,
  symbolShape,
} from '../network/index.ts'
import { seededRandom } from '../numbers/index.ts'
import { FormatError, networkFromJson, networkJson } from './index.ts'

const pageNet = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const saved = (): Record<string, unknown> =>
  JSON.parse(JSON.stringify(networkJson(pageNet))) as Record<string, unknown>

describe('networkJson', () => {
  test('a small net as it is written', () => {
    const net = networkFrom(
      { sizes: [1, 1], hidden: [], outputs: 'softmax' },
      Float32Array.of(0.5, -2),
    )
    expect(JSON.stringify(networkJson(net))).toBe(
      '{"format":"nextword-network","version":1,"sizes":[1,1],"hidden":[],"outputs":"softmax","precision":"f32","parameters":[0.5,-2]}',
    )
  })

  test('any numbers come back exactly through text, in both precisions', () => {
    const shape = { sizes: [3, 2], hidden: [], outputs: 'sigmoid' as const }
    const count = parameterCount(shape.sizes)
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -3e38, max: 3e38 })
    fc.assert(
      fc.property(fc.array(number, { minLength: count, maxLength: count }), (numbers) => {
        // JSON has no −0; it comes back as 0, which every sum treats alike.
        const values = numbers.map((x) => x + 0)
        for (const parameters of [Float32Array.from(values), Float64Array.from(values)]) {
          const back = networkFromJson(
            JSON.parse(JSON.stringify(networkJson(networkFrom(shape, parameters)))),
          )
          expect(back.parameters.constructor).toBe(parameters.constructor)
          expect(Array.from(back.parameters, (x) => x + 0)).toEqual(
            Array.from(parameters, (x) => x + 0),
          )
        }
      }),
    )
  })

  test('a net in double precision stays in it', () => {
    const double = inDoublePrecision(pageNet)
    expect(networkFromJson(networkJson(double)).parameters).toEqual(double.parameters)
  })
})

describe('networkFromJson', () => {
  test.each([
    ['nothing', null, 'an object, got null'],
    ['a text', 'net', "got 'net'"],
    ['an array', [], 'format'],
    ['another format', { ...saved(), format: 'onnx' }, "got 'onnx'"],
    ['a later version', { ...saved(), version: 2 }, 'version 1, got 2'],
    ['no precision', { ...saved(), precision: undefined }, 'f32 or f64'],
    ['texts for numbers', { ...saved(), parameters: Array(130).fill('1') }, 'as numbers'],
    ['too few numbers', { ...saved(), parameters: [1, 2] }, 'needs 130 numbers, got 2'],
    ['a number too large for it', { ...saved(), parameters: Array(130).fill(1e300) }, 'finite'],
    ['sizes that are a text', { ...saved(), sizes: '9-6-6-4' }, 'arrays'],
    ['half a neuron', { ...saved(), sizes: [9, 6.5, 6, 4] }, 'whole number'],
    ['a width of 1e9', { ...saved(), sizes: [9, 1e9, 6, 4] }, '4096'],
    ['an unknown activation', { ...saved(), hidden: ['tanh', 'magic'] }, "got 'magic'"],
    ['unknown outputs', { ...saved(), outputs: 'linear' }, "got 'linear'"],
  ])('%s is refused with its reason', (_, json, reason) => {
    expect(() => networkFromJson(json)).toThrow(FormatError)
    expect(() => networkFromJson(json)).toThrow(reason)
  })

  test('a key called __proto__ changes nothing', () => {
    const text = JSON.stringify(saved()).replace('{', '{"__proto__":{"polluted":true},')
    expect(networkFromJson(JSON.parse(text)).parameters).toEqual(pageNet.parameters)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('whatever JSON there is gives a net or a FormatError', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(...Object.keys(saved())),
        (value, key) => {
          for (const json of [value, { ...saved(), [key]: value }])
            try {
              networkFromJson(json)
            } catch (error) {
              expect(error).toBeInstanceOf(FormatError)
            }
        },
      ),
    )
  })
})
