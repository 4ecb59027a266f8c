import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, layoutProblems, setLook, untranslated } from '../../kit/testing.ts'
import { gptVocabulary } from '../../kit/vocabularies.ts'
import { pseudo } from '../../words/pseudo.ts'
import MergeLadder from './MergeLadder.svelte'

const vocabularies = { r50k: gptVocabulary('r50k', ranks) }
const open = (props: Record<string, unknown> = {}) =>
  render(MergeLadder, { props: { vocabularies, ...props } })

const says = (container: Element): string => container.querySelector('.says')?.textContent ?? ''
const textOf = (container: Element): string[] =>
  [...container.querySelectorAll('.text bdi')].map((one) => one.textContent ?? '')
const rungsOf = (container: Element): string[] =>
  [...container.querySelectorAll('li')].map((one) =>
    [...one.querySelectorAll('bdi')].map((part) => part.textContent).join(' '),
  )
const mergesRead = (container: Element): number =>
  Number(container.querySelector('.reading b')?.textContent?.trim())

describe('MergeLadder', () => {
  it('learns one merge at a time', async () => {
    const screen = await open({ sample: 'so so so' })
    expect(textOf(screen.container)).toEqual(['s·o', '␣·s·o', '␣·s·o'])
    await screen.getByRole('button', { name: 'One merge' }).click()
    expect(textOf(screen.container)).toEqual(['so', '␣·so', '␣·so'])
    expect(says(screen.container)).toContain('s · o stood side by side 3 times')
    await screen.getByRole('button', { name: 'One merge' }).click()
    expect(textOf(screen.container)).toEqual(['so', '␣so', '␣so'])
    expect(says(screen.container)).toMatch(/^Done/)
    await expect.element(screen.getByRole('button', { name: 'One merge' })).toBeDisabled()
    await screen.getByRole('button', { name: 'Reset' }).click()
    expect(textOf(screen.container)).toEqual(['s·o', '␣·s·o', '␣·s·o'])
  })

  it('plays to the end by itself, pauses where it is told to, and goes on from there', async () => {
    const screen = await open({ sample: 'the river and the river and the river' })
    await screen.getByRole('button', { name: 'Learn' }).click()
    await vi.waitFor(() => expect(mergesRead(screen.container)).toBeGreaterThan(0), 5000)
    await screen.getByRole('button', { name: 'Pause' }).click()
    const paused = mergesRead(screen.container)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(mergesRead(screen.container)).toBe(paused)
    await screen.getByRole('button', { name: 'Learn' }).click()
    await vi.waitFor(() => expect(says(screen.container)).toMatch(/^Done/), 20_000)
    await screen.getByRole('button', { name: 'Learn again' }).click()
    await vi.waitFor(() => expect(says(screen.container)).not.toMatch(/^Done/), 5000)
    await screen.getByRole('button', { name: 'Pause' }).click()
  })

  it('learns from the reader’s own text, from its beginning', async () => {
    const screen = await open()
    await screen.getByRole('button', { name: 'One merge' }).click()
    await screen.getByText('Another text').click()
    const field = screen.getByLabelText('Your text')
    await userEvent.fill(field, 'ab ab')
    expect(textOf(screen.container)).toEqual(['a·b', '␣·a·b'])
    expect(mergesRead(screen.container)).toBe(0)
    await screen.getByRole('button', { name: 'One merge' }).click()
    expect(textOf(screen.container)).toEqual(['ab', '␣·ab'])
    await userEvent.fill(field, '')
    await expect.element(screen.getByText('No text, nothing to learn.')).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Learn' })).toBeDisabled()
    await userEvent.fill(field, 'the bank '.repeat(3000))
    await expect.element(screen.getByText(/from the first 20,000 of 27,000/)).toBeVisible()
    await screen.getByRole('button', { name: 'One merge' }).click()
    expect(mergesRead(screen.container)).toBe(1)
    await screen.getByRole('button', { name: 'Back to the sample' }).click()
    expect(textOf(screen.container)[0]).toBe('N·o·r·a')
  })

  it('stops when its text is changed while it learns, and when it is taken off the page', async () => {
    const screen = await open({ sample: 'the river and the river' })
    await screen.getByRole('button', { name: 'Learn' }).click()
    await vi.waitFor(() => expect(mergesRead(screen.container)).toBeGreaterThan(0), 5000)
    await screen.rerender({ vocabularies, sample: 'so so' })
    await expect.element(screen.getByRole('button', { name: 'Learn' })).toBeVisible()
    expect(textOf(screen.container)).toEqual(['s·o', '␣·s·o'])
    await screen.getByRole('button', { name: 'Learn' }).click()
    screen.unmount()
  })

  it('shows the merges behind one of GPT’s tokens, and those of a word that is typed', async () => {
    const screen = await open()
    await screen.getByRole('radio', { name: 'GPT’s own' }).click()
    expect(rungsOf(screen.container)).toEqual([
      '␣ N o r a',
      '␣ N or a',
      '␣N or a',
      '␣Nor a',
      '␣Nora',
    ])
    await screen.getByRole('button', { name: 'with its space' }).click()
    expect(says(screen.container)).toContain('“Nora” is 2 tokens')
    const options = () => [...screen.container.querySelectorAll<HTMLElement>('[role=option]')]
    options()[0]!.focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(options()[1])
    expect(rungsOf(screen.container).at(-1)).toBe('ora')
    await userEvent.fill(screen.getByLabelText('A word'), 'bank')
    expect(rungsOf(screen.container).at(-1)).toBe('bank')
    await userEvent.fill(screen.getByLabelText('A word'), '')
    await expect.element(screen.getByText(/Write a word/)).toBeVisible()
    await userEvent.fill(screen.getByLabelText('A word'), 'x'.repeat(1000))
    await expect.element(screen.getByText(/Only the first 200 of 1,000/)).toBeVisible()
  })

  it('fetches a vocabulary only when GPT’s own merges are asked for', async () => {
    const screen = await open({ vocabularies: undefined })
    await screen.getByRole('radio', { name: 'GPT’s own' }).click()
    await vi.waitFor(() => expect(rungsOf(screen.container).at(-1)).toBe('␣Nora'), 20_000)
  })

  it('says when it didn’t arrive, and tries again', async () => {
    const load = vi
      .fn<() => Promise<unknown>>()
      .mockRejectedValueOnce(new Error('no connection'))
      .mockResolvedValueOnce(vocabularies.r50k)
    const screen = await open({ vocabularies: undefined, load, view: 'real' })
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(rungsOf(screen.container).at(-1)).toBe('␣Nora'))
  })

  it('tells its parent what the reader does, and shows what the parent says', async () => {
    const onview = vi.fn<(view: string) => void>()
    const ontext = vi.fn<(text: string) => void>()
    const screen = await open({ view: 'learn', onview, text: 'so so', ontext })
    await screen.getByRole('radio', { name: 'GPT’s own' }).click()
    expect(onview).toHaveBeenCalledExactlyOnceWith('real')
    await screen.getByText('Another text').click()
    await userEvent.fill(screen.getByLabelText('Your text'), 'la')
    expect(ontext).toHaveBeenLastCalledWith('la')
    expect(textOf(screen.container)).toEqual(['s·o', '␣·s·o'])
  })

  it('goes a merge a second for whoever prefers less motion', async () => {
    await setLook({ reducedMotion: true })
    const screen = await open()
    await screen.getByRole('button', { name: 'Learn' }).click()
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(mergesRead(screen.container)).toBeLessThan(4)
    await screen.getByRole('button', { name: 'Pause' }).click()
    await setLook({})
  })

  it('reads out each merge in a polite live region', async () => {
    const screen = await open()
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    await screen.getByRole('button', { name: 'One merge' }).click()
    await vi.waitFor(() => expect(live.textContent).toContain('a · n stood side by side 7 times'))
  })

  it('breaks what is long anywhere rather than grow wider than a phone', async () => {
    await setLook({ width: 320 })
    const screen = await open()
    await screen.getByText('Another text').click()
    const german = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'
    for (const text of [`${german} ${german}`, 'W'.repeat(5000)]) {
      await userEvent.fill(screen.getByLabelText('Your text'), text)
      expect(layoutProblems(screen.container)).toEqual([])
      const step = screen.getByRole('button', { name: 'One merge' })
      for (let i = 0; i < 70 && !(step.element() as HTMLButtonElement).ariaDisabled; i++)
        (step.element() as HTMLButtonElement).click()
      await new Promise((resolve) => requestAnimationFrame(resolve))
      expect(mergesRead(screen.container)).toBeGreaterThan(10)
      expect(layoutProblems(screen.container)).toEqual([])
    }
    await screen.getByRole('radio', { name: 'GPT’s own' }).click()
    for (const word of [german, 'rawdownloadcloneembedreportprint', 'telecommunications']) {
      await userEvent.fill(screen.getByLabelText('A word'), word)
      expect(layoutProblems(screen.container)).toEqual([])
    }
    await setLook({})
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({ view: 'sideways', sample: 7n, spaced: 'perhaps' })
    expect(textOf(screen.container)[0]).toBe('N·o·r·a')
    expect(warn).toHaveBeenCalledTimes(3)
    warn.mockRestore()
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo, sample: 'ťĥé ťĥé', word: 'ťĥé' })
    const bytes = /^[^a-z]*$/
    const left = () => untranslated(screen.container).filter((one) => !bytes.test(one))
    expect(left()).toEqual([])
    await screen.rerender({ vocabularies, words: pseudo, word: 'ťĥé', view: 'real' })
    expect(left()).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 12 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      merged: () => screen.getByRole('button', { name: 'One merge' }).click(),
      real: () => screen.getByRole('radio', { name: 'GPT’s own' }).click(),
      several: () => userEvent.fill(screen.getByLabelText('A word'), 'tokenizers 🙂'),
    })
  })
})
