import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { beginningText, firstBeginning, loadLanguage, nextWords } from '../../kit/language/index.ts'
import NextWord from './NextWord.svelte'

const language = await loadLanguage()
const text = beginningText(firstBeginning)
const early = [{ text, next: nextWords(language, text, 6) }]

describe.each([
  ['guess', { mode: 'guess', early, number: 2 }],
  ['settings', { mode: 'settings', language, number: 20 }],
] as const)('On the server, %s', (mode, props) => {
  const { body } = render(NextWord, { props })

  it('the whole figure is there, and no inline style', () => {
    expect(body).toContain('Nora talked about the ')
    expect(body).toContain('river: swap it for money')
    for (const word of ['caught', 'looked', 'put', 'sat', 'watched']) expect(body).toContain(word)
    expect(body).toContain(mode === 'guess' ? 'What comes next?' : 'Temperature')
    expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  })

  it('is small', () => {
    expect(body.length).toBeLessThan(15_000)
  })

  it('is the same each time', () => {
    expect(render(NextWord, { props }).body).toBe(body)
  })
})

it('Before the guess the server tells nobody how likely the words are', () => {
  const { body } = render(NextWord, { props: { mode: 'guess', early } })
  expect(body).not.toMatch(/\d%/)
  const words = [...body.matchAll(/class="word[^>]*>([a-z]+)</g)].map(([, word]) => word)
  expect(words).toEqual(['caught', 'looked', 'put', 'sat', 'waited', 'watched'])
})

it('Without the model the server keeps its place and says how much is coming', () => {
  const { body } = render(NextWord, { props: {} })
  expect(body).toContain('The model is on its way: 344 kB.')
  expect(body).toContain('Nora talked about the ')
})
