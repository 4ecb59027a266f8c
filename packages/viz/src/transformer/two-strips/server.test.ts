import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { loadLanguage } from '../../kit/language/index.ts'
import TwoStrips from './TwoStrips.svelte'

describe('On the server', async () => {
  const props = { language: await loadLanguage(), number: 11 }
  const { body } = render(TwoStrips, { props })

  it('the figure asks before it tells, readable without script, and no inline style', () => {
    expect(body).toContain('Only the last')
    expect(body).toContain('Which word comes next?')
    expect(body).not.toMatch(/\sstyle=|NaN|undefined|Infinity/)
  })

  it('it is small: under 15 kB to be read where there is script', () => {
    expect(body.replace(/<noscript>.*<\/noscript>/s, '').length).toBeLessThan(15_000)
  })

  it('is the same each time', () => {
    expect(render(TwoStrips, { props }).body).toBe(body)
  })

  it('says that the model is on its way where there is none yet', () => {
    expect(render(TwoStrips, { props: {} }).body).toMatch(/The model is on its way: \d+ kB/)
  })
})
