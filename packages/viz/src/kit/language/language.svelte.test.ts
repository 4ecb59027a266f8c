import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { en } from '../../words/en.ts'
import { pseudo } from '../../words/pseudo.ts'
import { expectAccessible, untranslated } from '../testing.ts'
import { firstBeginning, plainBeginning } from './beginning.ts'
import BeginningLine from './BeginningLine.svelte'
import type { NextWords } from './next-words.ts'
import WordBars from './WordBars.svelte'

const row = (word: string, id: number, model: number, truth: number | null) => ({
  word,
  written: word,
  id,
  model,
  truth,
})
const next: NextWords = {
  rows: [row('sat', 2, 0.37, 0.375), row('looked', 3, 0.25, 0.25), row('<s>', 0, 0.004, 0)],
  others: { count: 777, model: 0.376, truth: 0.375 },
  kl: 0.01,
}

describe('the bars of the next word', () => {
  it('read each word with the model’s share and the truth', async () => {
    const screen = await render(WordBars, { next, words: en })
    const read = screen.getByRole('listitem').elements()
    expect(read.map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'sat model 37% truth 38%',
      'looked model 25% truth 25%',
      'the end model <1% truth 0%',
      '777 other words model 38% truth 38%',
    ])
  })

  it('may be of something else than the next word, and name what is unknown', async () => {
    const names = { head: 'sense', others: 'other words' }
    const unknown = { ...next, rows: [row('<unk>', 1, 0.6, 0.6)] }
    const screen = await render(WordBars, { next: unknown, words: en, names })
    expect(screen.container.querySelector('.head .word')?.textContent).toBe('sense')
    const read = [...screen.container.querySelectorAll('li .word')].map((one) => one.textContent)
    expect(read).toEqual(['unknown', 'other words'])
  })

  it('are as long as the shares, the truth a line across', async () => {
    const screen = await render(WordBars, { next, words: en, most: 1 })
    expect(screen.container.querySelector('.model')?.getAttribute('width')).toBe('37')
    expect(screen.container.querySelector('.truth')?.getAttribute('x1')).toBe('37.5')
  })

  it('can be picked by pointer and by key', async () => {
    const onpick = vi.fn<(row: { word: string }) => void>()
    const screen = await render(WordBars, { next, words: en, onpick, chosen: 'looked' })
    await screen.getByRole('button', { name: /^sat/ }).click()
    expect(onpick).toHaveBeenLastCalledWith(next.rows[0])
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    expect(onpick).toHaveBeenLastCalledWith(next.rows[1])
    expect(screen.getByRole('listitem').nth(1).element().textContent).toContain('your guess')
  })

  it('are seen to come where they take the place of others, and are there at first', async () => {
    const coming = () =>
      [...screen.container.querySelectorAll('.comes .word')].map(({ textContent }) => textContent)
    const screen = await render(WordBars, { next, words: en })
    expect(coming()).toEqual([])
    const [first, ...rest] = next.rows
    await screen.rerender({
      next: { ...next, rows: [{ ...first, id: 9, written: 'ran' }, ...rest] },
    })
    expect(coming()).toEqual(['ran'])
  })

  it('say so where there is no truth, and hide it when asked', async () => {
    const without: NextWords = {
      rows: [row('sat', 2, 0.37, null)],
      others: { count: 1, model: 0.63, truth: null },
      kl: null,
    }
    const screen = await render(WordBars, { next: without, words: en })
    expect(screen.container.querySelector('li .true')?.textContent).toBe('truth –')
    await screen.rerender({ next, words: en, hideTruth: true })
    expect(screen.container.querySelector('.truth')).toBeNull()
    expect(screen.container.textContent).not.toContain('truth')
  })
})

describe('a beginning as a line', () => {
  it('swaps its cue by one tap', async () => {
    const onswap = vi.fn<() => void>()
    const screen = await render(BeginningLine, { beginning: firstBeginning, words: en, onswap })
    await screen.getByRole('button', { name: 'river: swap it for money' }).click()
    expect(onswap).toHaveBeenCalledOnce()
    expect(screen.container.textContent?.replaceAll(/\s+/g, ' ').trim()).toBe(
      'Nora talked about the river. Then she walked to the bank and',
    )
  })

  it('takes the same room whichever of the two words stands there', async () => {
    const screen = await render(BeginningLine, {
      beginning: { ...firstBeginning, other: 'grandmother' },
      words: en,
      onswap: () => {},
    })
    const width = () => screen.container.querySelector('button')!.getBoundingClientRect().width
    const before = width()
    await screen.rerender({
      beginning: { ...firstBeginning, cue: 'grandmother', other: 'river' },
      words: en,
      onswap: () => {},
    })
    expect(width()).toBeCloseTo(before, 1)
  })

  it('has nothing to tap in a text of one’s own', async () => {
    const screen = await render(BeginningLine, {
      beginning: plainBeginning('Nora'),
      words: en,
      written: ' sat',
    })
    expect(screen.container.querySelector('button')).toBeNull()
    expect(screen.container.textContent).toContain('Nora sat')
  })

  it('boxes what the model doesn’t know and underlines what is never said', async () => {
    const known = { id: 2, isKnown: true, isSaid: true }
    const screen = await render(BeginningLine, {
      beginning: plainBeginning('The \u202ezebra'),
      words: en,
      written: ' sat moon',
      heard: [
        { word: 'the', ...known },
        { word: 'zebra', ...known, id: 1, isKnown: false },
        { word: 'sat', ...known },
        { word: 'moon', ...known, isSaid: false },
      ],
    })
    const texts = (marked: string) => screen.container.querySelector(marked)?.textContent
    expect(texts('.unknown')).toBe('zebra (unknown to the model)')
    expect(texts('.written .unsaid')).toBe('moon (never said here)')
    expect(screen.container.textContent).not.toContain('\u202e')
    await expectAccessible(() => screen.container)
  })

  it('and the bars fit, read well and leave no word in English', async () => {
    const screen = await render(WordBars, { next, words: en, onpick: () => {} })
    await expectAccessible(() => screen.container)
    await screen.rerender({ next: { ...next, rows: [] }, words: pseudo })
    expect(untranslated(screen.container)).toEqual([])
  })
})
