import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { type Beginning, plainBeginning } from '../../kit/language/beginning.ts'
import type { Language } from '../../kit/language/language.ts'
import { nextWords } from '../../kit/language/next-words.ts'
import { expectAccessible, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import Machine from './Machine.svelte'
import { tinyBeginning, tinyLanguages } from './testing.ts'

const language = tinyLanguages.llama
const open = (props: Record<string, unknown> = {}) =>
  render(Machine, { props: { language, beginning: undefined, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const barsOf = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('.bars .word')].map(({ textContent }) => textContent ?? '')
const cue = (screen: Screen) => screen.getByRole('button', { name: /swap it for/ })
const modes = ['whole', 'lacking', 'last'] as const

describe('the whole machine', () => {
  it('swaps the cue by pointer and by key, and says what has changed', async () => {
    const screen = await render(Machine, { props: {} })
    await vi.waitFor(() => expect(barsOf(screen)).toContain('sat'))
    const before = barsOf(screen)
    expect(says(screen)).toBe('Tap ‘river’. It becomes ‘money’, and all five guesses change.')
    await cue(screen).click()
    expect(says(screen)).toMatch(/^All five guesses are new: ‘waited’ leads with/)
    expect(
      barsOf(screen)
        .slice(1, 6)
        .filter((word) => before.includes(word)),
    ).toEqual([])
    cue(screen).element().focus()
    await userEvent.keyboard('{Enter}')
    expect(barsOf(screen)).toEqual(before)
  })

  it('works before there is a model, and asks for none then', async () => {
    const load = vi.fn<() => Promise<Language>>()
    const early = ['Tom runs and', 'Ann runs and'].map((text) => ({
      text,
      next: nextWords(language, text),
    }))
    const props = { early, load, beginning: undefined as Beginning | undefined }
    const onbeginning = vi.fn<(beginning: Beginning) => void>((beginning) => {
      props.beginning = beginning
    })
    const screen = await render(Machine, {
      props: { ...props, beginning: tinyBeginning, onbeginning },
    })
    expect(says(screen)).toMatch(/^Tap ‘Tom’/)
    await cue(screen).click()
    expect(onbeginning).toHaveBeenCalledExactlyOnceWith({
      ...tinyBeginning,
      cue: 'Ann',
      other: 'Tom',
    })
    await screen.rerender({ ...props, onbeginning })
    expect(says(screen)).toMatch(/guesses are new: /)
    expect(load).not.toHaveBeenCalled()
  })

  it('takes a model of the reader’s own in place of what was computed beforehand', async () => {
    const early = [{ text: 'Tom runs and', next: { ...nextWords(language, 'Tom'), rows: [] } }]
    const screen = await open({ early, beginning: tinyBeginning })
    expect(barsOf(screen)).toHaveLength(7)
    expect(screen.container.textContent).toContain('your model')
  })

  it('leads to the step of each part, and where there is none is plain', async () => {
    const links = { tokens: '#step-12', net: 'javascript:alert(1)' }
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({ links, beginning: tinyBeginning })
    await expect
      .element(screen.getByRole('link', { name: 'tokens' }))
      .toHaveAttribute('href', '#step-12')
    expect(screen.container.querySelectorAll('a')).toHaveLength(1)
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })
})

describe('what a net lacks', () => {
  it('runs with what one knows, or with all parts, and tells its parent', async () => {
    const onrun = vi.fn<(run: string) => void>()
    const screen = await render(Machine, { props: { mode: 'lacking', onrun } })
    await vi.waitFor(() => expect(says(screen)).toMatch(/Swap the cue: nothing changes\.$/))
    const before = barsOf(screen)
    await cue(screen).click()
    expect(barsOf(screen)).toEqual(before)
    await screen.getByRole('radio', { name: 'all parts' }).click()
    expect(onrun).toHaveBeenCalledExactlyOnceWith('all')
    expect(says(screen)).toMatch(/‘waited’ leads .* Swap the cue: all five guesses change\.$/)
    expect(barsOf(screen)).not.toEqual(before)
  })

  it('draws any model: eight rounds of three heads with learned places', async () => {
    const screen = await open({
      mode: 'lacking',
      language: tinyLanguages.gpt2,
      beginning: tinyBeginning,
      run: 'all',
    })
    await expect.element(screen.getByText('and 3 rounds more')).toBeVisible()
    await expect
      .element(screen.getByRole('img', { name: /^Round 8: how much .* in 3 heads$/ }))
      .toBeVisible()
  })
})

describe('the last word', () => {
  it('is drawn with its scores, and a tap changes everything', async () => {
    const screen = await render(Machine, { props: { mode: 'last' } })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^‘sat’ scores/))
    const texts = (): string[] =>
      [...screen.container.querySelectorAll('svg text')].map(({ textContent }) => textContent ?? '')
    await vi.waitFor(() => expect(texts()).toContain('sat'))
    await cue(screen).click()
    expect(says(screen)).toMatch(/^‘waited’ scores/)
    await vi.waitFor(() => expect(texts()).toContain('waited'))
    expect(screen.getByRole('row', { name: /^waited/ }).element().textContent).toMatch(/1\.000/)
  })
})

describe.each(modes)('in every mode, %s', (mode) => {
  it('keeps the place while the model is coming, and can try again', async () => {
    let isThere = false
    const load = vi.fn<() => Promise<Language>>(async () => {
      if (!isThere) throw new Error('no connection')
      return language
    })
    const screen = await render(Machine, { props: { mode, load, beginning: tinyBeginning } })
    await vi.waitFor(() => expect(says(screen)).toBe('The model didn’t come.'))
    isThere = true
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(screen.container.querySelector('.waiting')).toBe(null))
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('takes any text: none, unknown words, impossible ones, far too many', async () => {
    const texts = ['', 'zebra', '\u202etom', 'tom tom tom', '. . .', 'tom runs and '.repeat(100)]
    const screen = await open({ mode, beginning: tinyBeginning })
    for (const text of texts) {
      await screen.rerender({ mode, language, beginning: plainBeginning(text) })
      expect(screen.container.textContent).not.toMatch(/NaN|undefined|null|\u202e/)
      expect(says(screen)).not.toBe('')
    }
  })

  it('survives bad props, each with one warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      mode,
      beginning: { before: 7, [mode]: 1 },
      lang: 'not a language',
      number: {},
      weights: -1,
    })
    expect(screen.container.querySelector('.says')?.textContent).not.toBe('')
    expect(new Set(warn.mock.calls.map(([message]) => message)).size).toBe(warn.mock.calls.length)
    warn.mockRestore()
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ mode, words: pseudo, beginning: plainBeginning('…') })
    const world = new Set<string>(language.world.words)
    const left = untranslated(screen.container).filter(
      (text) => !world.has(text.trim().toLowerCase()),
    )
    expect(left).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({
      mode,
      number: 1,
      beginning: tinyBeginning,
      links: { net: '#step-3' },
    })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      swapped: () => cue(screen).click(),
      ...(mode === 'lacking'
        ? { all: () => screen.getByRole('radio', { name: 'all parts' }).click() }
        : {}),
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })
})

it('A bad mode is the whole machine, with one warning', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const screen = await open({ mode: 'half', beginning: tinyBeginning })
  expect(says(screen)).toMatch(/^Tap ‘Tom’/)
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})
