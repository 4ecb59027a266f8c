import { networkCode } from '@nextword/core/formats'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { untrainedNetwork } from './untrained-network.ts'
import { attributeOf, ownValues, plainValue, queryOf, rawFromQuery } from './prop-text.ts'
import { defineSchema, readProps } from './schema.ts'

const schema = defineSchema({
  count: { type: 'integer', default: 3, about: '' },
  share: { type: 'number', default: null, about: '' },
  text: { type: 'string', default: 'a & b', about: '' },
  looksBack: { type: 'boolean', default: true, about: '' },
  pixels: { type: 'numbers', default: [1, -1], about: '' },
  cues: { type: 'strings', default: null, about: '' },
  net: { type: 'network', default: null, about: '' },
  title: { type: 'string', default: '', about: '' },
  view: { type: 'choice', choices: ['line', 'plane'], default: 'line', follows: true, about: '' },
})

describe('a query', () => {
  it('says each value that isn’t as the widget begins, as its attribute says it', () => {
    const values = { count: 3, text: 'c=d&e', looksBack: false, pixels: [0.5, 1], cues: ['x', 'y'] }
    expect(queryOf(schema, values)).toBe('text=c%3Dd%26e&looks-back=false&pixels=0.5+1&cues=x%2C+y')
    expect(queryOf(schema, { count: 3, pixels: new Float32Array([1, -1]), share: null })).toBe('')
    // Without it the widget would choose for itself.
    expect(queryOf(schema, { view: 'line' })).toBe('view=line')
  })

  it('has neither what is the page’s nor what the schema doesn’t know', () => {
    const values = { title: 'Mine', drawings: [{ pixels: [1], label: 0 }] }
    expect(queryOf(schema, values)).toBe('')
    expect(Object.keys(ownValues(schema, values))).toEqual(['drawings'])
  })

  it('is read back by the schema to the same values, whatever they are', () => {
    const word = fc
      .string({ maxLength: 20, unit: 'grapheme' })
      .map((text) => text.replaceAll(',', '').trim())
    const values = fc.record({
      count: fc.integer({ min: -1e9, max: 1e9 }),
      share: fc.double({ noNaN: true, noDefaultInfinity: true }).map((share) => share + 0),
      text: fc.string({ maxLength: 200, unit: 'grapheme' }),
      looksBack: fc.boolean(),
      pixels: fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0)),
      cues: fc.array(
        word.filter((one) => one !== ''),
        { minLength: 1, maxLength: 5 },
      ),
      title: fc.constant(''),
      net: fc.constant(null),
      view: fc.constantFrom('line', 'plane'),
    })
    fc.assert(
      fc.property(values, (given) => {
        const read = readProps(schema, rawFromQuery(schema, queryOf(schema, given)))
        expect(read).toEqual(given)
      }),
    )
  })

  it('has a net as its link code', () => {
    const net = untrainedNetwork()
    const { net: read } = readProps(schema, rawFromQuery(schema, queryOf(schema, { net })))
    expect(read === null ? null : networkCode(read)).toBe(networkCode(net))
    expect(plainValue(schema, 'net', net)).toBe(networkCode(net))
  })

  it('calls a title heading, for HTML has a title of its own', () => {
    expect(['looksBack', 'title', 'text'].map(attributeOf)).toEqual([
      'looks-back',
      'heading',
      'text',
    ])
    expect(rawFromQuery(schema, 'heading=A&looks-back=false&other=1')).toEqual({
      looksBack: 'false',
      title: 'A',
    })
  })
})
