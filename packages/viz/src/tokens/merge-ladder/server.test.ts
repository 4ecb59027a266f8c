import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import { gptVocabulary } from '../../kit/vocabularies.ts'
import MergeLadder from './MergeLadder.svelte'

const withoutTable = (body: string): string => body.replaceAll(/<noscript>.*?<\/noscript>/gs, '')

it('The server writes the text before the first merge, without data, script or inline style.', () => {
  const { body } = render(MergeLadder, { props: { number: 12 } })
  expect(body).toContain('The pair that stands most often')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  expect(withoutTable(body).length).toBeLessThan(12_000)
  expect(withoutTable(body).match(/<[a-z]/g)!.length).toBeLessThan(150)
})

it('With a vocabulary it writes the merges of one of GPT’s tokens.', () => {
  const vocabularies = { r50k: gptVocabulary('r50k', ranks) }
  const { body } = render(MergeLadder, { props: { view: 'real', vocabularies } })
  expect(body).toContain('merge 32,306')
  expect(withoutTable(body).length).toBeLessThan(12_000)
})
