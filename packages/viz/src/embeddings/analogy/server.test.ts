import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import Analogy from './Analogy.svelte'
import { shipped } from './testing.ts'

it('With the table handed in the server writes the whole figure, readable without script.', () => {
  const { body } = render(Analogy, { props: { number: 15, table: shipped } })
  expect(body).toContain('lands nearest to')
  for (const word of ['dog', 'puppy', 'cat', 'kitten']) expect(body).toContain(`>${word}</text>`)
  expect(body).toContain('angle between')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
})

it('It writes little: an open board or own words come only when they are unfolded.', () => {
  const { body } = render(Analogy, { props: { number: 15, table: shipped } })
  const withoutScript = body.replace(/<noscript>.*?<\/noscript>/gs, '')
  expect(withoutScript.length).toBeLessThan(14_000)
  expect(withoutScript.match(/<[a-z]/g)?.length).toBeLessThan(150)
})

it('It writes the same each time.', () => {
  const once = () => render(Analogy, { props: { table: shipped, asked: 'cow,calf,horse' } }).body
  expect(once()).toBe(once())
})

it('Without a table it says that the word vectors are on their way.', () => {
  const { body } = render(Analogy, { props: {} })
  expect(body).toContain('The word vectors are on their way')
  expect(body).not.toContain('Try again')
})
