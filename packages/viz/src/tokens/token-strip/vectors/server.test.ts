import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import VectorsStrip from './VectorsStrip.svelte'

it('The server writes the whole figure, readable without script, no inline style, and little of it.', () => {
  const { body } = render(VectorsStrip, { props: { number: 16, table: wordTable(words2000) } })
  expect(body).toContain('its place, 1')
  expect(body).toContain('word vectors · 100 numbers a word')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  const live = body.replaceAll(/<noscript>.*?<\/noscript>/gs, '')
  expect(live.length).toBeLessThan(12_000)
  expect(live.match(/<[a-z]/g)!.length).toBeLessThan(150)
})

it('Without a table it writes the words and that the vectors are on their way.', () => {
  const { body } = render(VectorsStrip, { props: {} })
  expect(body).toContain('Nora talked about the river')
  expect(body).toContain('The word vectors are on their way.')
})
