import { networkCode, networkFromCode } from '@nextword/core/formats'
import { describe, expect, it, vi } from 'vitest'
import { untrainedNetwork } from '../kit/untrained-network.ts'
import { attributeOf, attributeText, plainValue, propertyOf } from '../kit/prop-text.ts'
import { changedBy, common, type Door } from './door.ts'
import { drawnFor } from './drawn-for.ts'
import { spaceBeforeScript, spaceStyle } from './space.ts'
import { stateOf, valuesFromState } from './state.ts'
import { lightnessOf } from './theme.ts'
import { goodValue } from './values.ts'

const doors = Object.values(
  import.meta.glob<Door>('./widgets/*.ts', { eager: true, import: 'door' }),
)
const paths = Object.keys(import.meta.glob('./widgets/*.ts'))

const door: Door = {
  name: 'test-figure',
  about: 'For tests.',
  schema: {
    text: { type: 'string', default: '', about: 'a' },
    looksBack: { type: 'boolean', default: true, about: 'a' },
    network: { type: 'network', default: null, about: 'a' },
    words: { type: 'strings', default: null, about: 'a' },
    pixels: { type: 'numbers', length: 2, min: -1, max: 1, default: [0, 0], about: 'a' },
    title: { type: 'string', default: '', about: 'a' },
  },
  changes: { ontext: 'text', onsettings: 'settings' },
  live: {
    settings: { type: 'unknown', from: '', about: 'a' },
    table: { type: 'unknown', from: '', about: 'a' },
  },
  space: {
    '': [
      [0, 900],
      [560, 600],
    ],
    '[mode="one"]': [[0, 300]],
  },
  component: () => Promise.reject(new Error('no component')),
}

describe('every door', () => {
  it('has the name of its file and of its folder, and is one of many', () => {
    expect(doors.length).toBeGreaterThan(9)
    expect(paths).toEqual(doors.map(({ name }) => `./widgets/${name}.ts`))
  })

  it.each(doors)('$name leaves HTML’s own properties and ours alone', ({ schema, live = {} }) => {
    const names = [...Object.keys(schema).map(propertyOf), ...Object.keys(live)]
    // What every element of HTML has, and what every one of ours adds; `lang` is the same in both.
    const taken = [
      ...['id', 'className', 'style', 'title', 'dir', 'hidden', 'children', 'slot', 'part', 'role'],
      ...['tabIndex', 'draggable', 'translate', 'inert', 'nonce', 'popover', 'dataset', 'prefix'],
      ...['state', 'ready', 'reset', ...Object.keys(common)],
    ]
    expect(names.filter((name) => taken.includes(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(doors)('$name tells of what it has, and holds room for a phone', (one) => {
    const known = [...Object.keys(one.schema), ...Object.keys(one.live ?? {})]
    expect(changedBy(one).filter((name) => !known.includes(name))).toEqual([])
    for (const bands of Object.values(one.space)) {
      expect(bands[0]?.[0]).toBe(0)
      for (const [, height] of bands) expect(height).toBeGreaterThan(200)
    }
  })

  it.each(doors)('$name takes its defaults back from what an attribute would say', ({ schema }) => {
    const warn = vi.fn<(message: string) => void>()
    for (const [name, field] of Object.entries(schema)) {
      if (field.default === null) continue
      const text = attributeText(schema, name, field.default)
      expect(goodValue(schema, name, text, warn), name).toEqual(field.default)
    }
    expect(warn).not.toHaveBeenCalled()
  })
})

describe('a prop', () => {
  it('is an attribute in HTML’s way; a title is a heading, for HTML has titles of its own', () => {
    expect(['looksBack', 'text', 'title'].map(attributeOf)).toEqual([
      'looks-back',
      'text',
      'heading',
    ])
    expect(['looksBack', 'title'].map(propertyOf)).toEqual(['looksBack', 'heading'])
  })

  it('is good or not there; a bad one is warned of once', () => {
    const warn = vi.fn<(message: string) => void>()
    expect(goodValue(door.schema, 'looksBack', 'false', warn)).toBe(false)
    expect(goodValue(door.schema, 'looksBack', '', warn)).toBe(true)
    expect(goodValue(door.schema, 'looksBack', null, warn)).toBeUndefined()
    expect(goodValue(door.schema, 'nothing', '1', warn)).toBeUndefined()
    expect(warn).not.toHaveBeenCalled()
    expect(goodValue(door.schema, 'looksBack', 'no', warn)).toBeUndefined()
    expect(goodValue(door.schema, 'pixels', '1 1e999', warn)).toBeUndefined()
    expect(warn).toHaveBeenCalledTimes(2)
  })

  it('is said in JSON and in an attribute', () => {
    const network = untrainedNetwork()
    expect(plainValue(door.schema, 'network', network)).toBe(networkCode(network))
    expect(plainValue(door.schema, 'pixels', Float32Array.of(1, -1))).toEqual([1, -1])
    expect(plainValue(door.schema, 'text', undefined)).toBeNull()
    expect(attributeText(door.schema, 'pixels', [1, -1])).toBe('1 -1')
    expect(attributeText(door.schema, 'words', ['a b', 'c'])).toBe('a b, c')
    expect(attributeText(door.schema, 'looksBack', false)).toBe('false')
  })
})

describe('a state', () => {
  const values = {
    text: 'bank',
    network: untrainedNetwork(),
    title: 'Of the page',
    settings: { epochs: 3 },
    table: {},
    looksBack: undefined,
  }

  it('has what the reader may change and the page said, not how the figure is called', () => {
    expect(stateOf(door, values)).toEqual({
      version: 1,
      widget: 'test-figure',
      props: { text: 'bank', network: networkCode(untrainedNetwork()), settings: { epochs: 3 } },
    })
  })

  it('is read back as it was, through JSON', () => {
    const read = valuesFromState(door, JSON.parse(JSON.stringify(stateOf(door, values))))
    expect(read).toEqual({
      text: 'bank',
      network: networkFromCode(networkCode(untrainedNetwork())),
      settings: { epochs: 3 },
    })
  })

  it.each([
    null,
    1,
    '{}',
    [],
    {},
    { version: 2, widget: 'test-figure', props: {} },
    { version: 1, widget: 'pixel-grid', props: {} },
    { version: 1, widget: 'test-figure', props: [] },
    { version: 1, widget: 'test-figure' },
  ])('that is none is refused: %j', (raw) => {
    expect(valuesFromState(door, raw)).toBeNull()
  })

  it('reaches nothing beyond, whatever its props are called', () => {
    const raw: unknown = JSON.parse(
      '{"version":1,"widget":"test-figure","props":{"__proto__":{"text":"x"},"constructor":1,"table":{},"title":"x","text":"y"}}',
    )
    expect(valuesFromState(door, raw)).toEqual({ text: 'y' })
    expect({}).not.toHaveProperty('text')
  })
})

describe('what a figure was drawn for', () => {
  it('is the same for the same values, however they came, and another for others', () => {
    const first = drawnFor(door, { pixels: [1, -1], text: 'bank' })
    expect(drawnFor(door, { text: 'bank', pixels: Float32Array.of(1, -1) })).toBe(first)
    expect(drawnFor(door, { text: 'banks', pixels: [1, -1] })).not.toBe(first)
    expect(drawnFor(door, {})).not.toBe(first)
  })
})

describe('the room of a figure', () => {
  it('is held in the shadow and, before any script, by the page', () => {
    expect(spaceStyle(door.space)).toBe(
      '.frame{min-height:900px}@container nextword-room (min-width:560px){.frame{min-height:600px}}:host([mode="one"]) .frame{min-height:300px}',
    )
    expect(spaceBeforeScript(door)).toContain(
      'nextword-test-figure[mode="one"]:not(:defined)::before{height:300px}',
    )
  })
})

describe('how light a colour is', () => {
  it.each([
    ['rgb(255, 255, 255)', 1],
    ['rgba(0, 0, 0, 0.5)', 0],
    ['oklch(0.9 0.1 200)', 0.9],
    ['oklab(0.2 0 0)', 0.2],
    ['lab(80 0 0)', 0.8],
    ['color(display-p3 1 1 1)', 1],
  ])('is read from %s', (colour, lightness) => {
    expect(lightnessOf(colour)).toBeCloseTo(lightness, 5)
  })
})
