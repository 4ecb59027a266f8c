import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, layoutProblems, setLook, untranslated } from '../../../kit/testing.ts'
import { pseudo } from '../../../words/pseudo.ts'
import VectorsStrip from './VectorsStrip.svelte'

const table = wordTable(words2000)
const sentence = 'Nora talked about the river. Then she walked to the bank and'
const open = (props: Record<string, unknown> = {}) =>
  render(VectorsStrip, { props: { table, ...props } })

const wordsOf = (container: Element): string[] =>
  [...container.querySelectorAll('[role=option] bdi')].map((one) => one.textContent ?? '')
const says = (container: Element): string => container.querySelector('.says')?.textContent ?? ''
const labelsOf = (container: Element): string[] =>
  [...container.querySelectorAll('svg text')].map((one) => one.textContent ?? '')
const chosen = (container: Element): string[] =>
  [...container.querySelectorAll('.near bdi')].map((one) => one.textContent ?? '')

describe('VectorsStrip', () => {
  it('swaps two words and says which strips changed, and by how much', async () => {
    const screen = await open()
    expect(chosen(screen.container)).toEqual(['Nora', 'talked'])
    expect(labelsOf(screen.container).filter((one) => one === 'the word')).toHaveLength(2)
    await screen.getByRole('button', { name: 'Swap “Nora” and “talked”' }).click()
    expect(wordsOf(screen.container).slice(0, 2)).toEqual(['talked', 'Nora'])
    const labels = labelsOf(screen.container)
    expect(labels.filter((one) => one === 'the word: all 100 numbers as before')).toHaveLength(2)
    expect(labels.filter((one) => one.endsWith(': different numbers'))).toHaveLength(4)
    expect(says(screen.container)).toContain('All 100 numbers of the word are the same')
    await screen.getByRole('button', { name: 'Reset' }).click()
    expect(wordsOf(screen.container).slice(0, 2)).toEqual(['Nora', 'talked'])
  })

  it('lets the pair be chosen by the arrow keys, from one tab stop', async () => {
    const screen = await open()
    const options = () => [...screen.container.querySelectorAll<HTMLElement>('[role=option]')]
    expect(options().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    options()[9]!.focus()
    await userEvent.keyboard('{Home}')
    expect(document.activeElement).toBe(options()[0])
    expect(chosen(screen.container)).toEqual(['Nora', 'talked'])
    await userEvent.keyboard('{End}')
    expect(document.activeElement).toBe(options().at(-1))
    expect(chosen(screen.container)).toEqual(['bank', 'and'])
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(chosen(screen.container)).toEqual(['the', 'bank'])
  })

  it('takes up a new sentence in its own order', async () => {
    const screen = await open({ sentence })
    await screen.getByRole('button', { name: /^Swap/ }).click()
    await screen.rerender({ table, sentence: sentence.replace('river', 'money') })
    expect(wordsOf(screen.container).slice(0, 2)).toEqual(['Nora', 'talked'])
    expect(wordsOf(screen.container)).toContain('money')
  })

  it('takes the reader’s own text, unknown words among it', async () => {
    const screen = await open()
    await screen.getByText('Another text').click()
    await userEvent.fill(screen.getByLabelText('Your text'), 'the xyzzy')
    expect(labelsOf(screen.container).join()).toContain('the word: unknown to the table')
    expect(labelsOf(screen.container)).toContain('no sum: nothing to add its place to')
    await userEvent.fill(screen.getByLabelText('Your text'), 'the the')
    await expect.element(screen.getByRole('button', { name: /^Swap/ })).toBeDisabled()
    expect(says(screen.container)).toContain('the stands at 0 and at 1: it is the same word')
    await userEvent.fill(screen.getByLabelText('Your text'), '🙂')
    await expect.element(screen.getByText('No words yet: write some.')).toBeVisible()
    await expect.element(screen.getByText(/neither letters nor digits: 🙂\.$/)).toBeVisible()
    await userEvent.fill(screen.getByLabelText('Your text'), 'bank '.repeat(2000))
    expect(wordsOf(screen.container)).toHaveLength(32)
    await expect.element(screen.getByText(/1,968 more words are left out/)).toBeVisible()
    await screen.getByRole('button', { name: 'Back to the sentence' }).click()
    expect(wordsOf(screen.container)).toHaveLength(12)
  })

  it('breaks what is long anywhere rather than grow wider than a phone', async () => {
    await setLook({ width: 320 })
    const screen = await open()
    await screen.getByText('Another text').click()
    for (const text of [
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und Antidisestablishmentarianism',
      'a'.repeat(5000),
      'W'.repeat(60),
      `${'😀'.repeat(60)} bank`,
    ]) {
      await userEvent.fill(screen.getByLabelText('Your text'), text)
      expect(layoutProblems(screen.container)).toEqual([])
    }
    await setLook({})
  })

  it('fetches the words that ship where none are handed in', async () => {
    const screen = await open({ table: undefined })
    await vi.waitFor(() => expect(wordsOf(screen.container)).toHaveLength(12), 20_000)
  })

  it('says when they didn’t arrive, and tries again', async () => {
    const loadTable = vi
      .fn<() => Promise<unknown>>()
      .mockRejectedValueOnce(new Error('no connection'))
      .mockResolvedValueOnce(table)
    const screen = await open({ table: undefined, loadTable })
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(wordsOf(screen.container)).toHaveLength(12))
    expect(loadTable).toHaveBeenCalledTimes(2)
  })

  it('is drawn at its own size, not shrunk', async () => {
    const screen = await open()
    await vi.waitFor(() => {
      const svg = screen.container.querySelector('.strips svg') as SVGElement
      expect(svg.getBoundingClientRect().height).toBe(Number(svg.getAttribute('height')))
    })
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({ sentence: {}, title: 7n })
    expect(wordsOf(screen.container)).toHaveLength(12)
    expect(warn).toHaveBeenCalledTimes(2)
    warn.mockRestore()
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo, sentence: 'ťĥé ƀáńḱ' })
    await screen.getByRole('button').first().click()
    expect(untranslated(screen.container)).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 16 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => (screen.getByRole('option').nth(9).element() as HTMLElement).focus(),
      swapped: () => screen.getByRole('button', { name: /^Swap/ }).click(),
      unknown: async () => {
        await screen.getByText('Another text').click()
        await userEvent.fill(screen.getByLabelText('Your text'), 'the xyzzy bank')
      },
    })
  })
})
