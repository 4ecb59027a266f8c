import { render } from 'svelte/server'
import { describe, expect, it, vi } from 'vitest'
import TrainALanguageModel from './TrainALanguageModel.svelte'

describe('on the server', () => {
  const { body } = render(TrainALanguageModel, { props: { number: 21, onlanguage: () => {} } })

  it('the figure is there, untrained, and no inline style', () => {
    expect(body).toContain('FIG. 21')
    expect(body).toContain('140,672 weights')
    expect(body).toContain('Untrained')
    expect(body).not.toMatch(/\sstyle=|NaN|undefined|Infinity/)
  })

  it('it is small', () => {
    expect(body.length).toBeLessThan(15_500)
  })

  it('never throws, whatever it is given', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (const bad of [null, Number.NaN, {}, [], 'x', -1, () => 1])
      for (const name of ['prompt', 'steps', 'seed', 'recipe', 'probes', 'used', 'title', 'lang'])
        expect(
          /undefined/.test(render(TrainALanguageModel, { props: { [name]: bad } }).body),
          `${name}: ${String(bad)}`,
        ).toBe(false)
    vi.restoreAllMocks()
  })
})
