import ranks from 'gpt-tokenizer/bpeRanks/r50k_base'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, layoutProblems, setLook, untranslated } from '../../../kit/testing.ts'
import { gptVocabulary } from '../../../kit/vocabularies.ts'
import { pseudo } from '../../../words/pseudo.ts'
import PiecesStrip from './PiecesStrip.svelte'

const vocabularies = { r50k: gptVocabulary('r50k', ranks) }
const sentence = 'Nora talked about the river. Then she walked to the bank and'
const open = (props: Record<string, unknown> = {}) =>
  render(PiecesStrip, { props: { vocabularies, ...props } })

const tokensOf = (container: Element): string[] =>
  [...container.querySelectorAll('[role=option] bdi')].map((one) => one.textContent ?? '')
const says = (container: Element): string => container.querySelector('.says')?.textContent ?? ''
const textField = (container: Element): HTMLTextAreaElement =>
  container.querySelector('textarea') as HTMLTextAreaElement

describe('PiecesStrip', () => {
  it('rejoins a name with its space at one press, and splits it again', async () => {
    const screen = await open()
    expect(tokensOf(screen.container).slice(0, 3)).toEqual(['N', 'ora', '␣talked'])
    await screen.getByRole('button', { name: 'Put a space before “Nora”' }).click()
    expect(tokensOf(screen.container).slice(0, 2)).toEqual(['␣Nora', '␣talked'])
    expect(says(screen.container)).toContain('one token, ␣Nora (32561)')
    expect(textField(screen.container).value).toBe(` ${sentence}`)
    await screen.getByRole('button', { name: /Take the space before “Nora” away/ }).click()
    expect(tokensOf(screen.container).slice(0, 2)).toEqual(['N', 'ora'])
    expect(says(screen.container)).toContain('2 tokens, N · ora (45, 5799)')
  })

  it('takes the space before any word, and puts it back', async () => {
    const screen = await open()
    await screen.getByRole('option', { name: /␣bank/ }).click()
    await screen.getByRole('button', { name: 'Take the space before “bank” away' }).click()
    expect(textField(screen.container).value).toContain('thebank and')
    await screen.getByRole('button', { name: 'Put the space back' }).click()
    expect(textField(screen.container).value).toBe(sentence)
    await expect
      .element(screen.getByRole('option', { name: /␣bank/ }))
      .toHaveAttribute('aria-selected', 'true')
  })

  it('has one tab stop in its strip, and arrows, Home and End inside', async () => {
    const screen = await open()
    const options = () => [...screen.container.querySelectorAll<HTMLElement>('[role=option]')]
    expect(options().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    options()[0]!.focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(document.activeElement).toBe(options()[1])
    expect(options()[1]!.ariaSelected).toBe('true')
    await expect.element(screen.getByText(/token 2 of 14 · id 5799 · bytes 6F 72 61/)).toBeVisible()
    await userEvent.keyboard('{End}')
    expect(document.activeElement).toBe(options().at(-1))
    await userEvent.keyboard('{ArrowRight}{Home}{ArrowLeft}')
    expect(document.activeElement).toBe(options()[0])
  })

  it('tells of the token under the mouse, and then of the chosen one again', async () => {
    const screen = await open()
    await userEvent.hover(screen.getByRole('option', { name: /␣river/ }))
    await expect.element(screen.getByText(/token 6 of 14 · id 7850/)).toBeVisible()
    await userEvent.hover(textField(screen.container))
    await expect.element(screen.getByText(/token 1 of 14 · id 45 · byte 4E/)).toBeVisible()
  })

  it('cuts the reader’s own text as it is typed, and goes back to the sentence', async () => {
    const screen = await open()
    await userEvent.fill(textField(screen.container), 'so🙂\n')
    expect(tokensOf(screen.container)).toEqual(['so', 'F0 9F', '99 82', '↵'])
    await screen.getByRole('button', { name: 'Back to the sentence' }).click()
    expect(tokensOf(screen.container)).toHaveLength(14)
    await expect
      .element(screen.getByRole('button', { name: 'Back to the sentence' }))
      .toBeDisabled()
  })

  it('keeps its height when a space is put, taken and put back', async () => {
    await setLook({ width: 360 })
    const screen = await open()
    const height = (): number => screen.container.querySelector('figure')!.offsetHeight
    const before = height()
    await screen.getByRole('button', { name: /Put a space/ }).click()
    expect(height()).toBe(before)
    await screen.getByRole('button', { name: /Take the space/ }).click()
    expect(height()).toBe(before)
    await setLook({})
  })

  it('has its main button whatever is chosen, with nothing to do before white space', async () => {
    const screen = await open({ sentence: '\n' })
    await expect
      .element(screen.getByRole('button', { name: 'Put a space before it' }))
      .toBeDisabled()
    await expect
      .element(screen.getByText('A space before this makes no other word of it.'))
      .toBeVisible()
  })

  it('breaks what is long anywhere rather than grow wider than a phone', async () => {
    await setLook({ width: 320 })
    const screen = await open()
    for (const text of [
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und Antidisestablishmentarianism',
      'a'.repeat(5000),
      'rawdownloadcloneembedreportprint',
      '﷽'.repeat(60),
      'W'.repeat(60),
    ]) {
      await userEvent.fill(textField(screen.container), text)
      expect(layoutProblems(screen.container)).toEqual([])
    }
    await screen.getByText('The numbers as a table').click()
    expect(layoutProblems(screen.container)).toEqual([])
    await setLook({})
  })

  it('says that halves of characters were replaced', async () => {
    const screen = await open({ sentence: '\ud800abc' })
    expect(screen.container.querySelector('.notice')?.textContent).toContain(
      '� stands in its place',
    )
    await screen.rerender({ vocabularies, sentence: 'abc' })
    expect(screen.container.querySelector('.notice')).toBeNull()
  })

  it('shows a new sentence of the page, also in place of what the reader wrote', async () => {
    const screen = await open({ sentence })
    await userEvent.fill(textField(screen.container), 'mine')
    await screen.rerender({ vocabularies, sentence: 'Hugo talked' })
    expect(tokensOf(screen.container)).toEqual(['Hug', 'o', '␣talked'])
  })

  it('leaves the text to a parent that holds it', async () => {
    const onchange = vi.fn<(text: string) => void>()
    const screen = await open({ text: 'Nora', onchange })
    await screen.getByRole('button', { name: /Put a space/ }).click()
    expect(onchange).toHaveBeenCalledExactlyOnceWith(' Nora')
    expect(tokensOf(screen.container)).toEqual(['N', 'ora'])
    await screen.rerender({ vocabularies, text: ' Nora', onchange })
    expect(tokensOf(screen.container)).toEqual(['␣Nora'])
  })

  it('fetches another vocabulary when it is chosen, and shows the one before meanwhile', async () => {
    const onvocabulary = vi.fn<(name: string) => void>()
    const screen = await open({ onvocabulary, sentence: 'Hugo' })
    expect(tokensOf(screen.container)).toEqual(['Hug', 'o'])
    await screen.getByRole('radio', { name: 'GPT-4', exact: true }).click()
    expect(onvocabulary).toHaveBeenCalledExactlyOnceWith('cl100k')
    await vi.waitFor(() => expect(tokensOf(screen.container)).toEqual(['H', 'ugo']), 20_000)
    await expect.element(screen.getByText('GPT’s tokenizer · 100,256 tokens')).toBeVisible()
  })

  it('fetches its own vocabulary where none is handed in', async () => {
    const screen = await open({ vocabularies: undefined, sentence: 'Nora' })
    await vi.waitFor(() => expect(tokensOf(screen.container)).toEqual(['N', 'ora']), 20_000)
  })

  it('says when a vocabulary didn’t arrive, and tries again', async () => {
    const load = vi
      .fn<(name: string) => Promise<unknown>>()
      .mockRejectedValueOnce(new Error('no connection'))
      .mockResolvedValueOnce(vocabularies.r50k)
    const screen = await open({ load })
    await screen.getByRole('radio', { name: 'GPT-4o', exact: true }).click()
    await expect
      .element(screen.getByText('GPT-4o’s vocabulary didn’t arrive.').first())
      .toBeVisible()
    // What was there is still shown.
    expect(tokensOf(screen.container)).toHaveLength(14)
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(says(screen.container)).toContain('Here “Nora”'))
    expect(load.mock.calls).toEqual([['o200k'], ['o200k']])
  })

  it('cuts what is very long, counts the rest, and says both', async () => {
    const screen = await open({ sentence: 'bank '.repeat(30_000) })
    await expect.element(screen.getByText(/the first 100,000 of 150,000/)).toBeVisible()
    expect(tokensOf(screen.container)).toHaveLength(48)
    await expect.element(screen.getByText(/more tokens, counted but not drawn/)).toBeVisible()
  })

  it('shows what looks like markup as text', async () => {
    const screen = await open({ sentence: '<img src=x onerror=alert(1)></script>' })
    expect(screen.container.querySelector('img, script')).toBeNull()
    expect(tokensOf(screen.container).join('')).toContain('img')
  })

  it('shows something for nothing, one character, half a pair and right-to-left', async () => {
    const screen = await open({ sentence: '' })
    await expect.element(screen.getByText('No text, no tokens.')).toBeVisible()
    for (const text of [
      'x',
      '\ud800',
      'שלום لا',
      String.fromCharCode(0x202e, 0),
      ' ',
      'bank bank',
    ]) {
      await screen.rerender({ vocabularies, sentence: text })
      expect(tokensOf(screen.container).length).toBeGreaterThan(0)
      expect(says(screen.container)).not.toMatch(/undefined|NaN/)
    }
  })

  it('reads out what changed in a polite live region, but not what is merely looked at', async () => {
    const screen = await open()
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    await screen.getByRole('option', { name: /␣river/ }).click()
    expect(live.textContent).toBe('')
    await screen.getByRole('button', { name: /Take the space before “river”/ }).click()
    await vi.waitFor(() => expect(live.textContent).toContain('river'))
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({ vocabulary: 'gpt9', sentence: 7n, lang: 'not a language' })
    expect(tokensOf(screen.container)).toHaveLength(14)
    expect(warn).toHaveBeenCalledTimes(2)
    warn.mockRestore()
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo, sentence: 'Ñóŕá ẃéńť' })
    // Bytes are written in digits and letters everywhere.
    const hex = /^(?:[^a-z]*[A-F0-9]{2})+[^a-z]*$/
    expect(untranslated(screen.container).filter((one) => !hex.test(one))).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 12 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => (screen.getByRole('option').nth(1).element() as HTMLElement).focus(),
      spaced: () => screen.getByRole('button', { name: /Put a space/ }).click(),
      bytes: () => userEvent.fill(textField(screen.container), '🙂🙂🙂 naïve\n日本'),
    })
  })
})
