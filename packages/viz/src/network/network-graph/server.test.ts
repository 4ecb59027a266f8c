import { render } from 'svelte/server'
import { describe, expect, it, vi } from 'vitest'
import NetworkGraph from './NetworkGraph.svelte'

const modes = ['signal', 'weights', 'neuron', 'gradients'] as const
const bodyOf = (props: Record<string, unknown>): string => render(NetworkGraph, { props }).body

describe('on the server', () => {
  it.each(modes)(
    '%s is written out whole, readable without script, with no inline style',
    (mode) => {
      const body = bodyOf({ mode, label: 0, number: 7 })
      expect(body).toContain('FIG. 7')
      expect(body).toContain('86%')
      expect(body).toContain('<table')
      expect(body).not.toMatch(/\sstyle=|NaN|undefined|Infinity/)
    },
  )

  it.each(modes)('%s is drawn once, for a phone, in as much room as a desk will take', (mode) => {
    const body = bodyOf({ mode, label: 0 })
    expect(body).toContain('viewBox="0 0 272 ')
    expect(body.match(/role="listbox"/g)).toHaveLength(1)
    // The measured drawing takes its place, and a focus on this one would be lost.
    expect(body).not.toMatch(/role="option"[^>]* tabindex="0"/)
    expect(body).toMatch(/class="room[^"]*" width="1" height="\d+"/)
  })

  it('draws the neuron’s whole sum', () => {
    const text = bodyOf({ mode: 'neuron' }).replaceAll(/<!--.*?-->|<[^>]+>/g, '')
    expect(text.includes('tanh(−1.582) =')).toBe(true)
    expect(
      text.includes('adds nine products and its bias to −1.582 and squashes that to −0.919'),
    ).toBe(true)
  })

  it('never throws, whatever it is given', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const bad of [null, Number.NaN, {}, [], 'x', -1, () => 1, Symbol.iterator])
      for (const name of [
        'mode',
        'network',
        'pixels',
        'label',
        'outputNames',
        'neuron',
        'highlight',
        'lang',
      ])
        expect(/NaN|undefined/.test(bodyOf({ [name]: bad }))).toBe(false)
    vi.restoreAllMocks()
  })
})
