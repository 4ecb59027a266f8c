import { type Network, symbols } from '@nextword/core/network'
import type { TrainingSettings } from '@nextword/core/training'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import TrainingPanel from './TrainingPanel.svelte'

const open = (props: Record<string, unknown> = {}) => render(TrainingPanel, { props })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string =>
  (screen.container.querySelector('.says')?.textContent ?? '').replaceAll('\u2007', '')
const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true })
const chartTexts = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('.board svg text')].map((one) => one.textContent ?? '')
const drawings = [
  { pixels: [-1, 1, -1, 1, -1, 1, -1, 1, 1], label: 0 },
  { pixels: [1, 1, 1, 1, -1, 1, 1, 1, 1], label: 1 },
]

describe('TrainingPanel', () => {
  it('begins untrained, with a point where the curve will begin', async () => {
    const screen = await open()
    expect(says(screen)).toMatch(/^Untrained: the loss is 2\.40, 1 of 4 right\./)
    await vi.waitFor(() => expect(chartTexts(screen)).toContain('Train, and the loss'))
  })

  it('switches the outputs, which changes the net and its loss', async () => {
    const onnetwork = vi.fn<(network: Network, why: string) => void>()
    const screen = await open({ onnetwork })
    await screen.getByText('More settings').click()
    await screen.getByRole('radio', { name: 'sigmoids' }).click()
    expect(onnetwork.mock.calls.at(-1)).toEqual([
      expect.objectContaining({ outputs: 'sigmoid' }),
      'outputs',
    ])
    await button(screen, 'One epoch').click()
    await button(screen, 'Reset').click()
    expect(onnetwork.mock.calls.at(-1)![0].outputs).toBe('sigmoid')
  })

  it('has its other settings folded', async () => {
    const onsettings = vi.fn<(settings: TrainingSettings) => void>()
    const screen = await open({ onsettings })
    await screen.getByText('More settings').click()
    await screen.getByRole('radio', { name: 'Adam' }).click()
    await screen.getByRole('radio', { name: 'all' }).click()
    await screen.getByRole('radio', { name: 'within ±1' }).click()
    const noise = screen.getByRole('slider', { name: 'Pixels flipped by chance' })
    noise.element().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(onsettings).toHaveBeenLastCalledWith(
      expect.objectContaining({
        optimizer: 'adam',
        batch: 'all',
        weightLimit: 1,
        flipChance: 0.02,
      }),
    )
  })

  it('counts the reader’s drawings in, and takes them out again', async () => {
    const ondrawings = vi.fn<(left: unknown) => void>()
    const screen = await open({ drawings, ondrawings })
    expect(says(screen)).toContain('2 of 6 right')
    await button(screen, 'remove drawing 2, meant as plus').click()
    expect(ondrawings).toHaveBeenCalledExactlyOnceWith([drawings[0]])
    await screen.rerender({ drawings: [drawings[0]] })
    expect(says(screen)).toContain('1 of 5 right')
    await expect.element(screen.getByRole('img', { name: 'plus: right, share 67%' })).toBeVisible()
  })

  it('reads out how it stands, at most once a second', async () => {
    const screen = await open()
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    const heard: number[] = []
    const watch = new MutationObserver(() => heard.push(performance.now()))
    watch.observe(live, { childList: true, characterData: true, subtree: true })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(2), 6000)
    await button(screen, 'Pause').click()
    watch.disconnect()
    for (let i = 1; i < heard.length; i++) expect(heard[i] - heard[i - 1]).toBeGreaterThan(900)
    await vi.waitFor(() => expect(live.textContent).toBe(says(screen)), 2000)
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      network: 'not-a-code',
      start: { parameters: 3 },
      seed: -1,
      speed: 'ludicrous',
      settings: { learningRate: -1, batch: 'some' },
      examples: 'none',
      drawings: 5,
    })
    expect(says(screen)).toMatch(/^Untrained: the loss is 2\.40/)
    expect(warn).toHaveBeenCalledTimes(8)
    warn.mockRestore()
    await button(screen, 'One epoch').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 1 epoch/))
  })

  it('says so where there is nothing to learn from', async () => {
    const screen = await open({ examples: [] })
    expect(says(screen)).toContain('nothing to learn from')
    await expect.element(button(screen, 'Train')).toBeDisabled()
  })

  it('keeps its height whatever it shows', async () => {
    for (const width of [320, 1280]) {
      await setLook({ width })
      const screen = await open()
      const heights = (): number[] =>
        ['.board', '.says', '.bar'].map(
          (of) => screen.container.querySelector(of)!.getBoundingClientRect().height,
        )
      const before = heights()
      await button(screen, 'One epoch').click()
      await vi.waitFor(() => expect(says(screen)).toMatch(/^After/))
      expect(heights()).toEqual(before)
      await screen.rerender({ drawings, settings: { learningRate: 1000 }, speed: 'fast' })
      await button(screen, 'Train').click()
      await vi.waitFor(() => expect(says(screen)).toMatch(/^It blew up/), 5000)
      expect(heights()).toEqual(before)
      screen.unmount()
    }
    await setLook({})
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo, drawings })
    expect(untranslated(screen.container)).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 10, drawings, speed: 'slow' })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => button(screen, 'Train').element().focus(),
      playing: () => button(screen, 'Train').click(),
      mistyped: async () => {
        await button(screen, 'Pause').click()
        await screen.getByRole('textbox', { name: 'Learning rate' }).fill('fast')
      },
      unfolded: () => screen.getByText('More settings').click(),
    })
  })

  it('shows each of the four symbols with its answer', async () => {
    const screen = await open()
    for (const spoken of ['times', 'square', 'slash'])
      await expect
        .element(screen.getByRole('img', { name: new RegExp(`^${spoken}: wrong, taken for plus`) }))
        .toBeVisible()
    expect(symbols).toHaveLength(4)
  })
})
