import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { loadLanguage } from '../../kit/language/index.ts'
import LogitLens from './LogitLens.svelte'

it('On the server the figure is there with its guesses, without inline styles, the same each time', async () => {
  const language = await loadLanguage()
  const { body } = render(LogitLens, { props: { language, number: 20 } })
  const text = body.replaceAll(/<[^>]*>/g, '')
  expect(text).toContain('Before the first layer it would say')
  expect(text).toContain('after layer 4')
  expect(text).toContain('stories of each sense are read here')
  expect(body).toContain('<table')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  // Where there is script, a <noscript> isn't looked into.
  const read = body.replace(/<noscript>.*<\/noscript>/s, '')
  expect(read.length).toBeLessThan(21_000)
  expect(render(LogitLens, { props: { language, number: 20 } }).body).toBe(body)
})

it('Without the language the server keeps its place and says that it is coming', () => {
  const { body } = render(LogitLens, { props: {} })
  expect(body).toContain('The model is on its way')
  expect(body).not.toContain('<svg class="drawing')
})
