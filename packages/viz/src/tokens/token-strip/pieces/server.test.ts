import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { gptVocabulary } from '../../../kit/vocabularies.ts'
import PiecesStrip from './PiecesStrip.svelte'

const vocabularies = { r50k: gptVocabulary('r50k', ranks) }

it('The server writes the whole figure, readable without script, no inline style, and little of it.', () => {
  const { body } = render(PiecesStrip, { props: { number: 12, vocabularies } })
  expect(body).toContain('>5799<')
  expect(body).toMatch(/<b class="strong[^>]*>N · ora</)
  expect(body).toContain('token 1 of 14')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  const [live] = body.split('<noscript>')
  expect(live!.length).toBeLessThan(12_000)
  expect(live!.match(/<[a-z]/g)!.length).toBeLessThan(150)
})

it('Without a vocabulary it writes the text and that the vocabulary is on its way.', () => {
  const { body } = render(PiecesStrip, { props: {} })
  expect(body).toContain('Nora talked about the river')
  expect(body).toContain('GPT-2’s vocabulary is on its way.')
})
