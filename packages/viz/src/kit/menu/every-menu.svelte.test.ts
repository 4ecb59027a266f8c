import { networkCode } from '@nextword/core/formats'
import type { Component } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import * as widgets from '../../index.ts'
import { en } from '../../words/en.ts'
import { figureMenu as w } from '../../words/en/figure-menu.ts'
import { untrainedNetwork } from '../untrained-network.ts'
import { attributeText, rawFromQuery } from '../prop-text.ts'
import { readProps, type Schema } from '../schema.ts'
import { componentOf } from './embed-code.ts'
import { setPageSharing, sharingAt } from './sharing.ts'

const net = networkCode(untrainedNetwork(7))
const other = networkCode(untrainedNetwork(8))
const beginning = 'Tom [sat|ran] by \\[the\\] river, and'
const pixels = [0.5, 1, -1, 1, -1, 1, -1, 1, 0.25]

/** Of each widget its props, every one other than it begins. */
const states: readonly (readonly [widget: string, props: Readonly<Record<string, unknown>>])[] = [
  [
    'pixel-grid',
    {
      pixels,
      brush: 'grey',
      seed: 5,
      flipChance: 0.2,
      greyAmount: 0.1,
      neurons: true,
      highlight: 3,
    },
  ],
  [
    'output-bars',
    {
      network: net,
      networkLabel: 'mine',
      pixels,
      target: 2,
      compare: other,
      compareLabel: 'theirs',
      truth: true,
      flipChance: 0.3,
    },
  ],
  [
    'network-graph',
    {
      mode: 'weights',
      switchable: true,
      network: net,
      pixels,
      label: 1,
      outputNames: ['a', 'b', 'c', 'd'],
      neuron: '2-1',
      highlight: 4,
    },
  ],
  ['training-panel', { network: net, start: other, seed: 8, speed: 'slow' }],
  [
    'weight-slope',
    { network: net, pixels, label: 2, over: 'all', parameter: 17, stage: 'slope', rate: 3 },
  ],
  [
    'merge-ladder',
    { view: 'real', sample: 'a, b & c', word: 'café', spaced: false, vocabulary: 'o200k' },
  ],
  ['token-strip', { sentence: 'One “two” 50% & more', vocabulary: 'cl100k' }],
  ['token-strip', { mode: 'vectors', sentence: 'the dog sat' }],
  [
    'embedding-plane',
    {
      mode: 'find',
      view: 'line',
      show: '2000',
      word: 'cat',
      home: 'king',
      chosen: ['cat', 'dog', 'king'],
      own: ['river'],
      centred: false,
      sentences: false,
    },
  ],
  ['analogy', { asked: ['king', 'queen', 'man', 'woman'], inputs: true, among: '5000' }],
  [
    'attention-lines',
    {
      text: 'The dog sat by the river and the bank',
      longest: 100,
      word: 'bank',
      cues: ['river', 'money'],
      back: 'She went to the bank',
      stage: 'entry',
      mixing: 0.4,
      form: 'centred',
      average: true,
      looksBack: false,
      senses: ['water', 'cash'],
    },
  ],
  [
    'next-word',
    { mode: 'settings', longest: 90, beginning, temperature: 0.5, topK: 7, topP: 0.9, seed: 3 },
  ],
  ['machine', { mode: 'lacking', beginning, run: 'all' }],
  ['machine', { mode: 'last', beginning: 'Tom sat' }],
  ['head-grid', { beginning, layer: 2, head: 3 }],
  ['logit-lens', { beginning, layer: 2, place: 4 }],
  ['two-strips', { beginning, seen: 4, seed: 9, stories: 500 }],
  [
    'train-a-language-model',
    { prompt: 'Tom', steps: 400, seed: 9, probes: ['Tom sat', 'Then, “he”'] },
  ],
]

const ofWidget = (widget: string): { schema: Schema; component: Component } => {
  const all = widgets as unknown as Record<string, unknown>
  const name = componentOf(widget)
  return {
    schema: all[`${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`] as Schema,
    component: all[name] as Component,
  }
}

/** The link that the menu of a figure copies. */
async function linkOf(component: Component, props: object): Promise<URL> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  setPageSharing(sharingAt('https://site.example/'))
  const screen = await render(component, { props })
  await screen.getByRole('button', { name: en.figure.menu }).click()
  await screen.getByRole('button', { name: w.copyLink }).click()
  await vi.waitFor(() => expect(write).toHaveBeenCalled())
  screen.unmount()
  return new URL(write.mock.lastCall![0])
}

afterEach(() => {
  setPageSharing({})
  vi.restoreAllMocks()
})

describe('The link of every widget', () => {
  it.each(states)(
    '%s: says all that is there, and is read back to the same',
    async (widget, props) => {
      const { schema, component } = ofWidget(widget)
      const { pathname, search } = await linkOf(component, props)
      expect(pathname).toBe(`/widgets/${widget}`)
      const warnings: string[] = []
      const raw = rawFromQuery(schema, search)
      const read = readProps(schema, raw, (warning) => warnings.push(warning))
      expect(warnings).toEqual([])
      const texts = (of: Readonly<Record<string, unknown>>) =>
        Object.fromEntries(
          Object.keys(raw).map((name) => [name, attributeText(schema, name, of[name])]),
        )
      expect(Object.keys(raw).sort()).toEqual(Object.keys(props).sort())
      expect(texts(read)).toEqual(texts(props))
      // And the figure that it leads to has the same link.
      expect((await linkOf(component, raw)).search).toBe(search)
    },
  )

  it.each([...new Set(states.map(([widget]) => widget))])(
    '%s: says nothing of one that is as it begins',
    async (widget) => {
      const { search } = await linkOf(ofWidget(widget).component, {})
      expect(search).toBe('')
    },
  )

  it('covers every prop, but for what only a page says', () => {
    const held: Readonly<Record<string, readonly string[]>> = {
      'merge-ladder': ['text'],
      'token-strip': ['text'],
      machine: ['weights'],
      'train-a-language-model': ['used'],
      'next-word': ['weights'],
    }
    for (const [widget] of states) {
      const { schema } = ofWidget(widget)
      const covered = states.flatMap(([one, props]) => (one === widget ? Object.keys(props) : []))
      const all = [...covered, ...(held[widget] ?? []), 'number', 'title', 'lang']
      expect(all).toEqual(expect.arrayContaining(Object.keys(schema)))
    }
  })
})
