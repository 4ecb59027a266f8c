import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { Beginning, Language } from '../../kit/language/index.ts'
import { plainBeginning } from '../../kit/language/index.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { testBeginning, testLanguage } from './fixtures.ts'
import LogitLens from './LogitLens.svelte'

const language = testLanguage()
const open = (props: Record<string, unknown> = {}) =>
  render(LogitLens, { props: { language, beginning: testBeginning, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const layer = (screen: Screen) => screen.getByRole('slider', { name: 'Layer' })
const textsOf = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('svg text')].map((one) => one.textContent ?? '')
const settled = (screen: Screen) =>
  vi.waitFor(() => expect(textsOf(screen)).toContain('● river'), { timeout: 20_000 })

describe('LogitLens', () => {
  it('shows the ladder, the clouds and the senses', async () => {
    const screen = await open()
    await settled(screen)
    expect(textsOf(screen)).toEqual(
      expect.arrayContaining(['embedding', 'after layer 2', 'your ‘and’', '□ money', '+ not told']),
    )
    expect(says(screen)).toMatch(/^Before the first layer it would say .* lie in one point\.$/)
    await expect.element(screen.getByText('what the guess takes ‘bank’ for')).toBeVisible()
    expect(screen.container.textContent).toContain('All 48 stories lie in one point')
  })

  it('climbs by the arrow keys and tells of it', async () => {
    const onlayer = vi.fn<(layer: number) => void>()
    const screen = await open({ onlayer })
    await settled(screen)
    layer(screen).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(onlayer).toHaveBeenLastCalledWith(1)
    expect(says(screen)).toMatch(/^After layer 1 it would say /)
    await userEvent.keyboard('{End}')
    expect(onlayer).toHaveBeenLastCalledWith(2)
    expect(says(screen)).toMatch(/^After layer 2 .*, which leads from /)
    expect(screen.container.textContent).toContain('48 of 48 stories lie nearer')
    await expect
      .element(layer(screen))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^after layer 2: /))
  })

  it('takes up another model, of fewer layers, in mid-climb', async () => {
    const screen = await open({ language: testLanguage(3) })
    await settled(screen)
    layer(screen).element().focus()
    await userEvent.keyboard('{End}')
    expect(says(screen)).toMatch(/^After layer 3/)
    await screen.rerender({ language: testLanguage(1) })
    expect(says(screen)).toMatch(/^After layer 1/)
    await settled(screen)
    expect(textsOf(screen)).not.toContain('after layer 2')
  })

  it('climbs by a tap on a rung', async () => {
    const screen = await open()
    await vi.waitFor(() =>
      expect(screen.container.querySelector('[data-mark="rung:2"]')).not.toBe(null),
    )
    await userEvent.click(screen.container.querySelector('[data-mark="rung:2"]') as Element)
    expect(says(screen)).toMatch(/^After layer 2/)
  })

  it('climbs by itself, and stops when told to', async () => {
    await setLook({ reducedMotion: true })
    const onlayer = vi.fn<(layer: number) => void>()
    const screen = await open({ onlayer })
    await screen.getByRole('button', { name: 'Climb' }).click()
    await vi.waitFor(() => expect(onlayer).toHaveBeenCalledWith(1))
    await expect.element(screen.getByRole('button', { name: 'Pause' })).toBeVisible()
    await vi.waitFor(() => expect(onlayer).toHaveBeenLastCalledWith(2), { timeout: 5000 })
    await expect.element(screen.getByRole('button', { name: 'Climb' })).toBeVisible()
    // From the last it begins anew.
    await screen.getByRole('button', { name: 'Climb' }).click()
    await vi.waitFor(() => expect(onlayer).toHaveBeenLastCalledWith(0))
    await screen.getByRole('button', { name: 'Pause' }).click()
    await setLook({})
  })

  it('swaps the cue by one tap, and another figure is told', async () => {
    const onbeginning = vi.fn<(beginning: Beginning) => void>()
    const screen = await open({ onbeginning })
    await screen.getByRole('button', { name: 'water: swap it for gold' }).click()
    expect(onbeginning.mock.lastCall?.[0]).toMatchObject({ cue: 'gold', other: 'water' })
    // Handed in, so it stays until the parent says so.
    await expect
      .element(screen.getByRole('button', { name: 'water: swap it for gold' }))
      .toBeVisible()
  })

  it('stands at another word by a tap or by keys', async () => {
    const onplace = vi.fn<(place: number | null) => void>()
    const screen = await open({ onplace })
    await screen.getByRole('button', { name: 'bank' }).click()
    expect(onplace).toHaveBeenLastCalledWith(8)
    await expect
      .element(screen.getByRole('button', { name: 'bank' }))
      .toHaveAttribute('aria-pressed', 'true')
    await expect
      .element(screen.getByText(/^What comes next is the same for each sense/))
      .toBeVisible()
    await screen.getByText('Stand at another word').click()
    const place = screen.getByRole('slider', { name: 'After the word' })
    place.element().focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(onplace).toHaveBeenLastCalledWith(7)
    await expect.element(place).toHaveAttribute('aria-valuetext', 'the, 7 of 9')
    expect(screen.container.textContent).toContain('‘bank’ hasn’t been read here: its senses part')
    await userEvent.keyboard('{Home}')
    expect(onplace).toHaveBeenLastCalledWith(0)
    await userEvent.keyboard('{End}')
    expect(onplace).toHaveBeenLastCalledWith(null)
  })

  it('shows the right words’ shares once their fold is opened', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(textsOf(screen)).toContain('embedding'))
    expect(textsOf(screen)).not.toContain('75%')
    await screen.getByText('The words that can come, layer by layer').click()
    await vi.waitFor(() => expect(textsOf(screen)).toContain('75%'))
  })

  it.each([
    ['', /^Before the first layer it would say/, 'No word of this text has two senses'],
    ['She barks', /bits off/, 'No word of this text has two senses'],
    ['Zebra saw a bank', /This world never says that/, 'This world never says that: there is'],
    [
      'Nora saw water. She found the bank and sat',
      /bits off/,
      'The world hardly ever says ‘bank and sat’',
    ],
  ])('says what there is to say of ‘%s’', async (text, sentence, instead) => {
    const screen = await open({ beginning: plainBeginning(text) })
    await vi.waitFor(() => expect(says(screen)).toMatch(sentence))
    await vi.waitFor(() => expect(screen.container.textContent).toContain(instead), {
      timeout: 20_000,
    })
  })

  it('waits for its language, and asks again where that failed', async () => {
    const load = vi
      .fn<() => Promise<Language>>()
      .mockRejectedValueOnce(new Error('no connection'))
      .mockResolvedValue(language)
    const screen = await render(LogitLens, { props: { load, beginning: testBeginning } })
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Before the first layer/))
  })

  it('survives bad props with one warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({ layer: 1.5, place: -2, lang: 'not a language' })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Before the first layer/))
    expect(warn).toHaveBeenCalledTimes(2)
    warn.mockRestore()
    // Beyond the last it is the last.
    await screen.rerender({ language, beginning: testBeginning, layer: 99, place: 99 })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After layer 2/))
  })

  it('keeps its height while one climbs', async () => {
    await setLook({ reducedMotion: true })
    const screen = await open()
    await settled(screen)
    const figure = screen.container.querySelector('figure') as HTMLElement
    const { height } = figure.getBoundingClientRect()
    layer(screen).element().focus()
    for (let l = 0; l < 2; l++) {
      await userEvent.keyboard('{ArrowRight}')
      expect(figure.getBoundingClientRect().height).toBe(height)
    }
    await setLook({})
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo })
    await settled(screen)
    // The world's own words stay.
    const own = new Set([...language.world.words, 'nora', 'river', 'money'])
    const isOwn = (word: string): boolean => !/[a-z]{2}/i.test(word) || own.has(word.toLowerCase())
    const left = untranslated(screen.container).filter(
      (text) => !text.split(/[^\p{L}]+/u).every(isOwn),
    )
    expect(left).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 20 })
    await settled(screen)
    await expectAccessible(() => screen.container, {
      initial: () => {},
      climbed: async () => {
        layer(screen).element().focus()
        await userEvent.keyboard('{End}')
      },
      folds: async () => {
        for (const fold of screen.container.querySelectorAll('summary')) fold.click()
        await vi.waitFor(() => expect(textsOf(screen)).toContain('75%'))
      },
    })
  })
})
