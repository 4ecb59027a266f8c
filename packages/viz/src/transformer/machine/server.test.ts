import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { beginningText, firstBeginning } from '../../kit/language/beginning.ts'
import { loadLanguage } from '../../kit/language/language.ts'
import { nextWords } from '../../kit/language/next-words.ts'
import Machine from './Machine.svelte'

const language = await loadLanguage()
const text = beginningText(firstBeginning)
const early = [{ text, next: nextWords(language, text) }]
const read = (body: string): string => body.replace(/<noscript>.*?<\/noscript>/gs, '')

describe.each(['whole', 'lacking', 'last', 'way'] as const)('On the server, %s', (mode) => {
  const props = { mode, language, links: { tokens: '#step-12' } }
  const { body } = render(Machine, { props })

  it('the whole figure is there, readable without script, and no inline style', () => {
    expect(body).toContain('Nora talked about the')
    expect(body).toContain('other words')
    expect(body).toContain('<table')
    expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  })

  it('is lean', () => {
    expect(read(body).length).toBeLessThan(
      { whole: 8000, lacking: 18_000, last: 17_500, way: 21_000 }[mode],
    )
  })

  it('is the same each time', () => {
    expect(render(Machine, { props }).body).toBe(body)
  })
})

it('Without the model the early words are drawn, and how many weights it has is said', () => {
  const { body } = render(Machine, { props: { early, weights: 239_040 } })
  expect(body).toContain('sat')
  expect(body).toContain('small world · 239,040 weights')
  expect(body).not.toContain('on its way')
})

it('Without either the server keeps the place and says that the model is coming', () => {
  for (const mode of ['whole', 'lacking', 'last', 'way'] as const) {
    const { body } = render(Machine, { props: { mode } })
    expect(body).toContain('The model is on its way: 344 kB.')
    expect(body).not.toContain('<table')
  }
})

it('On the whole way nothing is missing, and each part says what it does', () => {
  const { body } = render(Machine, { props: { mode: 'way', language } })
  expect(body).toContain('The whole way of one sentence')
  expect(body).toContain('Look back, in 4 heads')
  expect(body).not.toMatch(/missing|added|type="radio"/)
})
