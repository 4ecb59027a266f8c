import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { loadLanguage } from '../../kit/language/index.ts'
import HeadGrid from './HeadGrid.svelte'

const resemblance = {
  beginning: { before: 'The ', cue: 'ducks', after: '', other: '' },
  right: { name: 'water', likeness: 0.1 },
  other: { name: 'cash', likeness: 0.4 },
}

it('The server writes the whole figure, readable without script, no inline style, and little of it.', async () => {
  const language = await loadLanguage()
  const { body } = render(HeadGrid, { props: { language, resemblance, number: 19 } })
  expect(body).toContain('Nothing is broken')
  expect(body).toContain('layer 4, head 4')
  expect(body).toContain('>72%<')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  const [live] = body.split('<noscript>')
  expect(live!.length).toBeLessThan(26_000)
  expect(render(HeadGrid, { props: { language, resemblance, number: 19 } }).body).toBe(body)
  expect(live!.match(/<[a-z]/g)!.length).toBeLessThan(350)
})

it('Without a model it writes the text and that the model is on its way.', () => {
  const { body } = render(HeadGrid, { props: {} })
  expect(body).toContain('Nora talked about the')
  expect(body).toMatch(/The model is on its way: \d+ kB/)
  expect(body).not.toContain('role="grid"')
})
