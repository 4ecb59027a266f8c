import { networkCode } from '@nextword/core/formats'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { untrainedNetwork } from './untrained-network.ts'
import { defineSchema, readProps } from './schema.ts'

const network = untrainedNetwork()
const schema = defineSchema({
  rate: { type: 'number', min: 0, max: 1, default: 0.1, about: 'a' },
  steps: { type: 'integer', min: 1, default: 3, about: 'a' },
  seed: { type: 'integer', default: null, about: 'a' },
  title: { type: 'string', length: 5, default: 't', about: 'a' },
  mode: { type: 'choice', choices: ['one', 'two'], default: 'one', about: 'a' },
  truth: { type: 'boolean', default: false, about: 'a' },
  pixels: { type: 'numbers', length: 2, min: -1, max: 1, default: [0, 0], about: 'a' },
  net: { type: 'network', default: null, about: 'a' },
})
const defaults = readProps(schema, {})

function read(raw: Record<string, unknown>) {
  const warn = vi.fn<(message: string) => void>()
  return {
    props: readProps(schema, raw, warn),
    warnings: () => warn.mock.calls.map(([message]) => message),
  }
}

describe('readProps', () => {
  it('gives the defaults where nothing is said, without a warning', () => {
    const { props, warnings } = read({ rate: undefined })
    expect(props).toEqual({
      rate: 0.1,
      steps: 3,
      seed: null,
      title: 't',
      mode: 'one',
      truth: false,
      pixels: [0, 0],
      net: null,
    })
    expect(warnings()).toEqual([])
  })

  it('takes properties, attributes and queries alike', () => {
    const wanted = {
      rate: 0.5,
      steps: 7,
      seed: 0,
      title: 'hello',
      mode: 'two',
      truth: true,
      pixels: [1, -1],
    }
    expect(read({ ...wanted, net: network }).props).toEqual({ ...wanted, net: network })
    const code = networkCode(network)
    const written = {
      rate: '0.5',
      steps: '7',
      seed: '0',
      title: 'hello',
      mode: 'two',
      truth: '',
      pixels: '1, -1',
    }
    const { props, warnings } = read({ ...written, net: code })
    expect(props).toMatchObject(wanted)
    expect(props.net?.parameters).toEqual(network.parameters)
    expect(warnings()).toEqual([])
  })

  it('takes typed arrays, and the plain object that one becomes on its way is refused', () => {
    expect(read({ pixels: Float32Array.of(1, -1) }).props.pixels).toEqual([1, -1])
    expect(read({ pixels: { 0: 1, 1: -1 } }).warnings()).toHaveLength(1)
  })

  it('reads "false" as false, not as a text that is there', () => {
    expect(read({ truth: 'false' }).props.truth).toBe(false)
    expect(read({ truth: 'true' }).props.truth).toBe(true)
  })

  it('names the prop, what was needed and what came', () => {
    expect(read({ rate: 7 }).warnings()).toEqual([
      'Nextword: rate needs a number from 0 to 1, got 7; the default is used.',
    ])
    expect(read({ pixels: [1] }).warnings()[0]).toContain(
      'pixels needs 2 numbers from -1 to 1, got [1]',
    )
    expect(read({ mode: 'three' }).warnings()[0]).toContain("one of one, two, got 'three'")
    expect(read({ net: 'rubbish' }).warnings()[0]).toMatch(/^Nextword: net — /)
    expect(read({ title: 'x'.repeat(1000) }).warnings()[0].length).toBeLessThan(200)
  })

  it('takes null only where null is a value', () => {
    expect(read({ seed: null }).warnings()).toEqual([])
    expect(read({ steps: null }).warnings()).toHaveLength(1)
  })

  it('never throws and never lets a bad value through, whatever comes', () => {
    const anything = fc.oneof(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withTypedArray: true,
        withNullPrototype: true,
      }),
      fc.constantFrom(
        Infinity,
        '1e999',
        '__proto__',
        '<img onerror=alert(1)>',
        Number.NaN,
        '-0',
        Symbol('s'),
        () => 1,
      ),
    )
    const raw = fc.record(Object.fromEntries(Object.keys(schema).map((name) => [name, anything])))
    fc.assert(
      fc.property(raw, (given) => {
        const { props } = read(given)
        expect(Object.keys(props)).toEqual(Object.keys(defaults))
        expect(props.rate >= 0 && props.rate <= 1).toBe(true)
        expect(Number.isInteger(props.steps) && props.steps >= 1).toBe(true)
        expect(['one', 'two']).toContain(props.mode)
        expect(typeof props.truth).toBe('boolean')
        expect(props.title.length).toBeLessThanOrEqual(5)
        expect(props.pixels.every((pixel) => pixel >= -1 && pixel <= 1)).toBe(true)
        expect(props.pixels).toHaveLength(2)
      }),
      { numRuns: 500 },
    )
  })

  it('knows the type of each prop', () => {
    expectTypeOf(defaults.rate).toEqualTypeOf<number>()
    expectTypeOf(defaults.seed).toEqualTypeOf<number | null>()
    expectTypeOf(defaults.mode).toEqualTypeOf<'one' | 'two'>()
    expectTypeOf(defaults.pixels).toEqualTypeOf<readonly number[]>()
  })
})
