import { seededRandom } from '@nextword/core/numbers'
import { generate } from '@nextword/core/sampling'
import { session } from '@nextword/core/transformer'
import { storyText } from '@nextword/core/world'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import {
  type Beginning,
  beginningText,
  firstBeginning,
  heard,
  type Language,
  loadLanguage,
  nextWords,
  plainBeginning,
  swappedBeginning,
  tokensOf,
} from '../../kit/language/index.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { tinyLanguage } from './fixtures.ts'
import NextWord from './NextWord.svelte'

let language: Language
beforeAll(async () => {
  language = await loadLanguage()
})

const text = beginningText(firstBeginning)
const open = (props: Record<string, unknown> = {}) =>
  render(NextWord, { props: { language, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const told = (screen: Screen): string =>
  (screen.container.querySelector('.beginning')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
const written = (screen: Screen): string =>
  screen.container.querySelector('.written')?.textContent ?? ''
const candidates = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('.words button')].map((one) => one.textContent ?? '')
const rows = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('.stage li')].map((one) =>
    (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  )
const button = (screen: Screen, name: string | RegExp) =>
  screen.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const reading = (screen: Screen): string =>
  (screen.container.querySelector('.readings')?.textContent ?? '')
    .replaceAll(/[\s\u2007]+/g, ' ')
    .trim()

describe('The next word, guessed', () => {
  it('asks first, by letters and without a number, then shows the bars and marks the guess', async () => {
    const screen = await open()
    expect(candidates(screen)).toEqual(['caught', 'looked', 'put', 'sat', 'waited', 'watched'])
    expect(screen.container.querySelector('.board')?.textContent).not.toMatch(/\d/)
    expect(says(screen)).toMatch(/^Take one of these words/)
    await button(screen, 'looked').click()
    expect(rows(screen)[0]).toMatch(/^sat model 3\d% truth 38%$/)
    expect(rows(screen)).toHaveLength(7)
    expect(rows(screen).find((row) => row.includes('your guess'))).toMatch(/^looked your guess/)
    expect(says(screen)).toMatch(
      /^You guessed ‘looked’\. The model gives it 2\d%; the truth is 25%\. Take a word/,
    )
    expect(reading(screen)).toMatch(/^guesses 1 likely 1 likeliest 0 /)
  })

  it('writes the picked word on, says its surprise, and asks again', async () => {
    const screen = await open()
    await button(screen, 'sat').click()
    expect(says(screen)).toMatch(/It finds nothing likelier\./)
    await button(screen, /^looked/).click()
    expect(told(screen)).toBe(`${text} looked`)
    expect(says(screen)).toMatch(
      /^‘looked’: 2\.\d bits of surprise to the model, 2\.0 by the truth; on average a word costs 2\.2 here\. And what comes next\?$/,
    )
    expect(candidates(screen)).toContain('at')
    expect(reading(screen)).toMatch(/likeliest 1 bits, model 2\.\d truth 2\.0$/)
    await button(screen, 'Undo').click()
    expect(told(screen)).toBe(text)
    expect(reading(screen)).toMatch(/bits, model 0\.0 truth 0\.0$/)
  })

  it('is played by keys alone, the focus going on to what comes', async () => {
    const screen = await open()
    ;(screen.container.querySelector('.words button') as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() =>
      expect(document.activeElement?.textContent).toMatch(/^caught your guess/),
    )
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(written(screen)).toBe(' caught'))
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(candidates(screen)[0]))
    button(screen, 'Just show me').element().focus()
    await userEvent.keyboard(' ')
    await vi.waitFor(() => expect(document.activeElement?.textContent).toMatch(/model/))
    await expect.element(screen.getByRole('checkbox', { name: 'Guess first' })).not.toBeChecked()
  })

  it('takes any word for a guess: one that is known gets a row, one that isn’t none', async () => {
    const screen = await open()
    const own = () => screen.getByRole('textbox', { name: 'or your own word' })
    await own().fill('  ')
    await expect.element(button(screen, 'Guess')).toBeDisabled()
    await own().fill('River')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(rows(screen)).toHaveLength(7))
    expect(rows(screen)[5]).toMatch(/^river your guess model <1% truth 0%$/)
    await button(screen, /^sat/).click()
    await own().fill('<b>Zorblax</b>')
    await button(screen, 'Guess').click()
    expect(says(screen)).toMatch(/^You guessed ‘b’/)
    await button(screen, /^on/).click()
    await own().fill('zorblax')
    await button(screen, 'Guess').click()
    expect(says(screen)).toMatch(/^You guessed ‘zorblax’, which this model has never seen/)
    expect(reading(screen)).toMatch(/^guesses 3 likely 0 likeliest 0 /)
  })

  it('needn’t be guessed, and can be again', async () => {
    const screen = await open()
    await button(screen, 'Just show me').click()
    expect(rows(screen)).toHaveLength(7)
    await button(screen, /^sat/).click()
    expect(rows(screen)[0]).toMatch(/^on model (>99|100)% truth 100%$/)
    await screen.getByRole('checkbox', { name: 'Guess first' }).click()
    expect(candidates(screen)).toContain('on')
  })

  it('lets the model write, a word a press, and to the end, where the next story begins', async () => {
    const screen = await open()
    await button(screen, 'Let it write').click()
    expect(written(screen).trim().split(' ')).toHaveLength(1)
    await button(screen, 'To the end').click()
    expect(says(screen)).toBe('The model writes, word by word.')
    await vi.waitFor(() => expect(written(screen).trim().split(' ').length).toBeGreaterThan(2), {
      timeout: 4000,
    })
    await button(screen, 'Stop').click()
    const stopped = written(screen)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(written(screen)).toBe(stopped)
    expect(candidates(screen)).toHaveLength(6)
    await button(screen, 'To the end').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^The story is over\. \d+ words were/), {
      timeout: 15_000,
    })
    expect(told(screen)).toMatch(/[.”?]$/)
    await expect.element(button(screen, 'To the end')).toBeDisabled()
    await button(screen, 'Begin another').click()
    expect(told(screen)).toBe(text)
  })

  it('stops writing when another text comes', async () => {
    const screen = await open({ beginning: firstBeginning })
    await button(screen, 'To the end').click()
    await vi.waitFor(() => expect(written(screen)).not.toBe(''))
    await screen.rerender({ language, beginning: swappedBeginning(firstBeginning) })
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(told(screen)).toBe(text.replace('river', 'money'))
    await button(screen, 'To the end').click()
    await vi.waitFor(() => expect(written(screen)).not.toBe(''))
  })

  it('swaps the cue by one tap, and leaves it to its parent where that holds the text', async () => {
    const alone = await open()
    await button(alone, 'river: swap it for money').click()
    expect(told(alone)).toBe(text.replace('river', 'money'))
    expect(candidates(alone)).not.toContain('sat')
    alone.unmount()
    const onbeginning = vi.fn<(beginning: Beginning) => void>()
    const screen = await open({ beginning: firstBeginning, onbeginning })
    await button(screen, 'river: swap it for money').click()
    expect(onbeginning).toHaveBeenCalledExactlyOnceWith(swappedBeginning(firstBeginning))
    expect(told(screen)).toBe(text)
  })

  it('says that the story is over where the text says so, and begins at the beginning', async () => {
    const screen = await open({ beginning: plainBeginning('In the summer the days are hot. ') })
    expect(says(screen)).toMatch(/\S/)
    await screen.rerender({
      language,
      beginning: plainBeginning('Leo has two coins. He gives away one. Now he has one left.'),
    })
    expect(says(screen)).toBe('The story is over: nothing can come after this.')
    await expect.element(button(screen, 'Let it write')).not.toBeInTheDocument()
    await screen.rerender({ language, beginning: plainBeginning('') })
    expect(candidates(screen)).toContain('The')
  })
})

describe('A beginning of one’s own', () => {
  const field = (screen: Screen) => screen.getByRole('combobox', { name: /^Your own beginning/ })
  const unfold = async (props: Record<string, unknown> = {}) => {
    const screen = await open(props)
    await screen.getByText('Write your own beginning').click()
    return screen
  }
  const options = (screen: Screen): string[] =>
    [...screen.container.querySelectorAll('[role=option]')].map((one) =>
      (one.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    )

  it('is completed by keys from what can be said, with how likely it is', async () => {
    const onbeginning = vi.fn<(beginning: Beginning) => void>()
    const screen = await unfold({ onbeginning })
    await button(screen, 'Start with nothing').click()
    expect(onbeginning).toHaveBeenLastCalledWith(plainBeginning(''))
    await userEvent.click(field(screen))
    expect(options(screen)[0]).toBe('The 25%')
    await userEvent.keyboard('No')
    expect(options(screen)).toEqual(['Nora 3%', 'Noah 1%'])
    await userEvent.keyboard('{ArrowDown}')
    const input = field(screen).element() as HTMLInputElement
    const active = input.getAttribute('aria-activedescendant')!
    expect(document.getElementById(active)?.textContent).toMatch(/Nora/)
    await userEvent.keyboard('{Enter}')
    expect(input.value).toBe('Nora ')
    expect(onbeginning).toHaveBeenLastCalledWith(plainBeginning('Nora '))
    expect(input.getAttribute('aria-expanded')).toBe('true')
    await userEvent.keyboard('{Escape}')
    expect(input.getAttribute('aria-expanded')).toBe('false')
    expect(input.value).toBe('Nora ')
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{ArrowDown}')
    expect(input.getAttribute('aria-activedescendant')).toBe(null)
    await userEvent.keyboard('{Enter}')
    expect(input.value).toBe('Nora ')
    await button(screen, 'Back to the first sentence').click()
    expect(told(screen)).toBe(text)
  })

  it('is completed by a tap, which leaves the focus in the field', async () => {
    const screen = await unfold()
    await field(screen).fill('Nora h')
    await screen.getByRole('option', { name: /^has/ }).click()
    const input = field(screen).element() as HTMLInputElement
    expect(input.value).toBe('Nora has ')
    expect(document.activeElement).toBe(input)
  })

  it('boxes unknown words, says where the truth ends, and shows the model’s guess all the same', async () => {
    const screen = await unfold()
    await button(screen, 'Just show me').click()
    await field(screen).fill('Nora saw a zebra')
    expect(screen.container.querySelector('.unknown')?.textContent).toMatch(/^zebra/)
    expect(says(screen)).toMatch(/never seen ‘zebra’: to it, it could be any word\.$/)
    expect(rows(screen)[0]).toMatch(/truth \d/)
    await field(screen).fill('Nora saw a zebra bye quokka ')
    expect(says(screen)).toMatch(/never seen ‘zebra’ and \d more/)
    await field(screen).fill('Nora the river ')
    expect(screen.container.querySelector('.unsaid')?.textContent).toMatch(/^the/)
    expect(says(screen)).toMatch(/never says ‘the’ there, so from there on there is no truth\.$/)
    expect(rows(screen)[0]).toMatch(/truth –$/)
    await field(screen).fill('Nora nora ')
    expect(says(screen)).toMatch(/never says ‘Nora’ there/)
    await field(screen).fill('Nora the river ')
    await button(screen, 'Let it write').click()
    expect(reading(screen)).toMatch(/truth –$/)
  })

  it('isn’t boxed while its last word is being typed', async () => {
    const screen = await unfold()
    await field(screen).fill('Nora tal')
    expect(screen.container.querySelector('.unknown')).toBe(null)
    await field(screen).fill('Nora tal ')
    expect(screen.container.querySelector('.unknown')?.textContent).toMatch(/^tal/)
  })

  it('may be anything, of any length', async () => {
    const onbeginning = vi.fn<(beginning: Beginning) => void>()
    const screen = await unfold({ onbeginning, longest: 160 })
    expect(screen.container.textContent).toContain('up to 160 characters')
    for (const bad of [
      '🙂'.repeat(200),
      '<img src=x onerror=alert(1)>',
      '\u202ebank',
      'نهر',
      'the '.repeat(100),
      '\ud800',
    ]) {
      await field(screen).fill(bad)
      expect(onbeginning.mock.lastCall![0].before.length).toBeLessThanOrEqual(160)
      expect(onbeginning.mock.lastCall![0].before.isWellFormed()).toBe(true)
      expect(says(screen)).not.toMatch(/NaN|undefined/)
      expect(told(screen)).not.toContain('\u202e')
    }
    expect(screen.container.querySelector('img')).toBe(null)
    screen.unmount()
    const long = await unfold()
    await field(long).fill('the '.repeat(100))
    expect(says(long)).toMatch(/The model reads at most the last 63 words\.$/)
  })
})

describe('Before the model has come', () => {
  const early = () => [{ text, next: nextWords(language, text, 6) }]
  /** A model that comes when the test says so. */
  function coming(fail = false) {
    let come: (() => void) | undefined
    const load = vi.fn<() => Promise<Language>>(
      () =>
        new Promise((resolve, reject) => {
          come = () => (fail ? reject(new Error('offline')) : resolve(language))
        }),
    )
    return { load, come: () => come!() }
  }

  it('the page’s sentences can be guessed and picked from; the pick waits for the model', async () => {
    const { load, come } = coming()
    const screen = await render(NextWord, { props: { early: early(), load } })
    expect(candidates(screen)).toEqual(['caught', 'looked', 'put', 'sat', 'waited', 'watched'])
    await expect.element(button(screen, 'Let it write')).toBeDisabled()
    await button(screen, 'sat').click()
    await button(screen, /^sat/).click()
    expect(told(screen)).toBe(`${text} sat`)
    expect(says(screen)).toMatch(/^‘sat’: 1\.\d bits .* on average a word costs 2\.2 here\.$/)
    await expect.element(screen.getByText('The model is on its way: 344 kB.')).toBeVisible()
    come()
    await vi.waitFor(() => expect(candidates(screen)).toContain('on'))
    expect(told(screen)).toBe(`${text} sat`)
  })

  it('a guess of one’s own is answered as far as it can be, and wholly when the model comes', async () => {
    const { load, come } = coming()
    const screen = await render(NextWord, { props: { early: early(), load } })
    await screen.getByRole('textbox', { name: 'or your own word' }).fill('spoke')
    await button(screen, 'Guess').click()
    expect(says(screen)).toMatch(/^You guessed ‘spoke’: it would be one of the 776 other words\./)
    come()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^You guessed ‘spoke’\. The model gives/))
  })

  it('a model that doesn’t come is asked for again', async () => {
    const failing = coming(true)
    const screen = await render(NextWord, { props: { load: failing.load } })
    await expect.element(screen.getByText('The model is on its way: 344 kB.')).toBeVisible()
    failing.come()
    await expect.element(screen.getByText('The model didn’t come.')).toBeVisible()
    await button(screen, 'Try again').click()
    expect(failing.load).toHaveBeenCalledTimes(2)
  })
})

describe('The next word, drawn with settings', () => {
  const settings = (props: Record<string, unknown> = {}) => open({ mode: 'settings', ...props })
  const slide = async (screen: Screen, name: string, value: string) => {
    await screen.getByRole('slider', { name }).fill(value)
  }

  it('shows what the model says beside what is drawn', async () => {
    const screen = await settings()
    expect(rows(screen)[0]).toMatch(/^sat model (\d+)% drawn \1%$/)
    expect(says(screen)).toMatch(/^Each word is drawn as often as the model says: ‘sat’ 3\d%/)
    await slide(screen, 'Temperature', '0.5')
    await slide(screen, 'Top-k', '3')
    expect(rows(screen).filter((row) => row.endsWith('dropped'))).toHaveLength(6)
    expect(says(screen)).toMatch(
      /^3 of 782 words can be drawn\. ‘sat’ is drawn [67]\d% of the time/,
    )
    await slide(screen, 'Temperature', '0')
    expect(says(screen)).toMatch(/^Always the likeliest word is drawn: ‘sat’\./)
    await button(screen, 'As the model says').click()
    await slide(screen, 'Top-p', '0.5')
    expect(says(screen)).toMatch(/^2 of 782 words/)
  })

  it('writes the text that core writes with the same seed, and again the same', async () => {
    const beginning = plainBeginning('Nora')
    const told = heard(language.world, 'Nora')
    const reader = session(language.model)
    const ids = [
      ...generate(
        reader,
        tokensOf(told, 64),
        { temperature: 1.3, topK: 20, topP: 0.95, most: 5 },
        seededRandom(4),
      ),
    ].map(({ id }) => id)
    reader.close()
    const wanted = storyText(language.world, ['nora', ...ids.map((id) => language.world.words[id])])
    const screen = await settings({ beginning, temperature: 1.3, topK: 20, topP: 0.95, seed: 4 })
    const all = () => screen.container.querySelector('.beginning')?.textContent?.trim()
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 5; n++) await button(screen, 'Let it write').click()
      expect(all()?.replaceAll(/\s+/g, ' ')).toBe(wanted)
      for (let n = 0; n < 3; n++) await button(screen, 'Undo').click()
      for (let n = 0; n < 3; n++) await button(screen, 'Let it write').click()
      expect(all()?.replaceAll(/\s+/g, ' ')).toBe(wanted)
      await button(screen, 'From the start').click()
    }
  })

  it('takes its settings from its parent, and tells of every change', async () => {
    const told = vi.fn<(name: string, value: number) => void>()
    const screen = await settings({
      temperature: 0.7,
      topK: 4,
      topP: 0.9,
      seed: 3,
      ontemperature: (value: number) => told('temperature', value),
      ontopk: (value: number) => told('topK', value),
      ontopp: (value: number) => told('topP', value),
      onseed: (value: number) => told('seed', value),
    })
    await slide(screen, 'Temperature', '1.5')
    await slide(screen, 'Top-k', '7')
    await slide(screen, 'Top-p', '0.25')
    await screen.getByRole('textbox', { name: 'Seed' }).fill('12')
    expect(told.mock.calls).toEqual([
      ['temperature', 1.5],
      ['topK', 7],
      ['topP', 0.25],
      ['seed', 12],
    ])
    await expect.element(screen.getByRole('slider', { name: 'Temperature' })).toHaveValue('0.7')
  })

  it('picks any word, even one that was dropped, and has the truth in a fold', async () => {
    const screen = await settings({ topK: 1 })
    await button(screen, /^looked/).click()
    expect(written(screen)).toBe(' looked')
    await screen.getByText('Beside the truth').click()
    expect(screen.container.querySelector('details .bars')?.textContent).toMatch(/truth/)
  })
})

describe('In any case', () => {
  it('another world and model do as well, down to a text without a truth', async () => {
    const tiny = await tinyLanguage()
    const screen = await open({ language: tiny, beginning: plainBeginning('Tom') })
    expect(screen.container.querySelector('figcaption')?.textContent).toMatch(/your model · \d+/)
    expect(candidates(screen)).toHaveLength(6)
    await button(screen, 'Just show me').click()
    expect(rows(screen)).toHaveLength(7)
    await screen.rerender({ language: tiny, beginning: plainBeginning('Tom bye') })
    for (let n = 0; n < 20; n++) {
      const over = screen.container.querySelector('.over')
      if (over !== null) break
      await button(screen, 'Let it write').click()
    }
    expect(says(screen)).not.toMatch(/NaN|undefined/)
  })

  it('begins anew when another model takes over in the middle of a story', async () => {
    const screen = await open({ beginning: plainBeginning('Tom') })
    await button(screen, 'Let it write').click()
    expect(written(screen)).not.toBe('')
    await screen.rerender({ language: await tinyLanguage(), beginning: plainBeginning('Tom') })
    expect(told(screen)).toBe('Tom')
    expect(reading(screen)).toMatch(/bits, model 0\.0 truth 0\.0$/)
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      mode: 'dream',
      beginning: 7,
      early: 'soon',
      longest: 0,
      temperature: -1,
      topK: 1.5,
      topP: 2,
      seed: 'x',
    })
    expect(told(screen)).toBe(text)
    expect(candidates(screen)).toHaveLength(6)
    const warned = warn.mock.calls.length
    expect(warned).toBeGreaterThanOrEqual(7)
    await button(screen, 'Just show me').click()
    expect(warn).toHaveBeenCalledTimes(warned)
    warn.mockRestore()
  })

  it('keeps its height from the guess to the bars to the next guess', async () => {
    for (const width of [320, 360, 1280]) {
      await setLook({ width })
      const screen = await open()
      const height = (): number =>
        screen.container.querySelector('figure')!.getBoundingClientRect().height
      const before = height()
      await button(screen, 'sat').click()
      expect(height()).toBe(before)
      await button(screen, /^sat/).click()
      expect(height()).toBe(before)
      await button(screen, 'Just show me').click()
      expect(height()).toBe(before)
      screen.unmount()
    }
    await setLook({})
  })

  it('reads out what changed, in a polite live region', async () => {
    const screen = await open()
    const live = screen.container.querySelector('figure > [aria-live=polite]') as HTMLElement
    expect(live.textContent?.trim()).toBe('')
    await button(screen, 'looked').click()
    await vi.waitFor(() => expect(live.textContent).toContain('You guessed ‘looked’'))
  })

  it('leaves no word in English for another language, but for those of the world', async () => {
    const known = new Set([...language.world.words, 'nora', 'fig'])
    const foreign = (screen: Screen): string[] =>
      untranslated(screen.container).filter((one) =>
        (one.toLowerCase().match(/[a-z]{2,}/g) ?? []).some((word) => !known.has(word)),
      )
    for (const mode of ['guess', 'settings']) {
      const screen = await open({ words: pseudo, mode })
      for (const summary of screen.container.querySelectorAll('summary')) summary.click()
      await vi.waitFor(() => expect(screen.container.querySelector('table')).not.toBe(null))
      expect(foreign(screen)).toEqual([])
      for (const one of screen.container.querySelectorAll<HTMLElement>(
        '.words button, .bar button',
      ))
        if (!(one as HTMLButtonElement).disabled) {
          one.click()
          break
        }
      expect(foreign(screen)).toEqual([])
      screen.unmount()
    }
    const waiting = await render(NextWord, {
      props: { words: pseudo, load: () => new Promise<Language>(() => {}) },
    })
    expect(foreign(waiting)).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 2 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      guessed: () => button(screen, 'looked').click(),
      picked: () => button(screen, /^looked/).click(),
      shown: () => button(screen, 'Just show me').click(),
      own: async () => {
        await screen.getByText('Write your own beginning').click()
        await screen.getByRole('combobox').fill('Nora saw a zebra ')
        await userEvent.keyboard('{ArrowDown}')
      },
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })

  it('fits and reads well with settings, and while it waits', async () => {
    const screen = await open({ number: 20, mode: 'settings' })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      dropped: () => screen.getByRole('slider', { name: 'Top-k' }).fill('3'),
      table: () => screen.getByText('The numbers as a table').click(),
    })
    screen.unmount()
    const failing = await render(NextWord, {
      props: { load: () => Promise.reject(new Error('offline')) },
    })
    await expect.element(failing.getByText('The model didn’t come.')).toBeVisible()
    await expectAccessible(() => failing.container, { failed: () => {} })
  })
})
