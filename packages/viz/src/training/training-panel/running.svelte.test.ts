import { type Network, networkFrom, withParameter } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { symbolExamples, train, type TrainingSettings } from '@nextword/core/training'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { setLook } from '../../kit/testing.ts'
import TrainingPanel from './TrainingPanel.svelte'

const start = untrainedNetwork()
const open = (props: Record<string, unknown> = {}) => render(TrainingPanel, { props })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string =>
  (screen.container.querySelector('.says')?.textContent ?? '').replaceAll('\u2007', '')
const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true })
const chartTexts = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('.board svg text')].map((one) => one.textContent ?? '')
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** The net that core's own training comes to. */
function trainedByCore(): Network {
  const training = train(start, symbolExamples(), {}, seededRandom(23))
  let turn = training.next()
  while (turn.done !== true) turn = training.next()
  return turn.value.network
}

const hugeNetwork = (): Network =>
  networkFrom(
    start,
    start.parameters.map((_, i) => (i % 2 === 0 ? 1e38 : -1e38)),
  )

describe('TrainingPanel, running', () => {
  it('trains until it is done and says so; the net is the very one that core comes to', async () => {
    const onnetwork = vi.fn<(network: Network, why: string) => void>()
    const screen = await open({ speed: 'fast', onnetwork })
    await button(screen, 'Train').click()
    await vi.waitFor(
      () => expect(says(screen)).toMatch(/^Done: loss 0\.05 after 203 epochs, 4 of 4 right\./),
      5000,
    )
    expect(onnetwork.mock.calls.every(([, why]) => why === 'training')).toBe(true)
    expect(onnetwork.mock.calls.at(-1)![0].parameters).toEqual(trainedByCore().parameters)
    await button(screen, 'Train on').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^(After|Done|Stopped).*0\.0[0-4]/), 5000)
  })

  it('goes by single steps and by whole epochs', async () => {
    const screen = await open()
    await button(screen, 'One step').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 1 step /))
    await button(screen, 'One epoch').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 1 epoch /))
    await button(screen, 'One epoch').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 2 epochs /))
  })

  it('can be paused, reset, and the reset undone', async () => {
    const onnetwork = vi.fn<(network: Network, why: string) => void>()
    const screen = await open({ onnetwork })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(onnetwork.mock.calls.length).toBeGreaterThan(3))
    await button(screen, 'Pause').click()
    const paused = says(screen)
    const taken = onnetwork.mock.calls.length
    await after(200)
    expect(onnetwork.mock.calls.length).toBe(taken)
    const [trained] = onnetwork.mock.calls.at(-1)!
    await button(screen, 'Reset').click()
    expect(onnetwork.mock.calls.at(-1)).toEqual([start, 'reset'])
    expect(says(screen)).toMatch(/^Untrained/)
    await button(screen, 'Undo reset').click()
    expect(onnetwork.mock.calls.at(-1)).toEqual([trained, 'undo'])
    expect(says(screen)).toBe(paused)
    await expect.element(button(screen, 'Reset')).toBeVisible()
  })

  it('comes to the same net whether it is stopped on the way or not', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ speed: 'fast', onnetwork })
    for (let i = 0; i < 3; i++) await button(screen, 'One step').click()
    await button(screen, 'One epoch').click()
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Done/), 5000)
    expect(onnetwork.mock.calls.at(-1)![0].parameters).toEqual(trainedByCore().parameters)
  })

  it('hands out one net a frame at most, and follows a parent that holds it', async () => {
    const frames: unknown[] = []
    let network = start
    const screen = await open({
      network,
      onnetwork: (next: Network) => {
        // The same for all that happens in one frame.
        frames.push(document.timeline.currentTime)
        network = next
        void screen.rerender({ network })
      },
    })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(frames.length).toBeGreaterThan(5), 5000)
    await button(screen, 'Pause').click()
    expect(new Set(frames).size).toBe(frames.length)
    expect(says(screen)).toMatch(/^After \d+ epochs? the loss is/)
    expect(chartTexts(screen)).not.toContain('edited')
  })

  it('goes on from a net that was changed elsewhere, and marks it', async () => {
    const screen = await open({ network: start, onnetwork: () => {} })
    await screen.rerender({ onnetwork: (next: Network) => void screen.rerender({ network: next }) })
    await button(screen, 'One epoch').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 1 epoch/))
    await screen.rerender({ network: withParameter(start, 126, 3) })
    await vi.waitFor(() => expect(chartTexts(screen)).toContain('edited'))
    await screen.rerender({ network: start })
    await button(screen, 'One step').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 1 epoch/))
  })

  it('takes up a changed setting while it runs, without losing the curve', async () => {
    const onsettings = vi.fn<(settings: TrainingSettings) => void>()
    const screen = await open({ onsettings })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After \d+ epoch/))
    const rate = screen.getByRole('textbox', { name: 'Learning rate' })
    await rate.fill('0.3')
    expect(onsettings).toHaveBeenLastCalledWith(expect.objectContaining({ learningRate: 0.3 }))
    await vi.waitFor(() => expect(chartTexts(screen)).toContain('rate 0.3'))
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Done/), 8000)
    expect(chartTexts(screen)).toContain('rate 0.3')
  })

  it('says that it blew up and what to do, and keeps the last sound weights', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ settings: { learningRate: 1000 }, speed: 'fast', onnetwork })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^It blew up after/), 5000)
    expect(says(screen)).toContain('lower the rate to 0.1')
    for (const [network] of onnetwork.mock.calls)
      expect(network.parameters.every(Number.isFinite)).toBe(true)
    await screen.rerender({ settings: { learningRate: 0.1 } })
    await vi.waitFor(() => expect(says(screen)).not.toContain('blew up'))
  })

  it('blames weights that are too large from the start, not the rate', async () => {
    const screen = await open({ start: hugeNetwork() })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^It blew up after 1 step/), 5000)
    expect(says(screen)).toContain('Reset to begin with smaller ones')
  })

  it('keeps losses of two kinds apart in the curve and in the table', async () => {
    const screen = await open()
    await button(screen, 'One epoch').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 1 epoch/))
    await screen.getByText('The numbers as a table').click()
    await screen.getByText('More settings').click()
    await screen.getByRole('radio', { name: 'sigmoids' }).click()
    const rows = () =>
      [...screen.container.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent.trim()),
      )
    await vi.waitFor(() => expect(rows().at(-1)?.[3]).toBe('sigmoids'))
    const loss = Number(rows().at(-1)![1]).toFixed(2)
    expect(says(screen)).toContain(`the loss is ${loss}`)
    expect(rows().at(-2)![1]).not.toBe(rows().at(-1)![1])
  })

  it('stops after as many epochs as it may take', async () => {
    const screen = await open({ settings: { epochs: 2 }, speed: 'fast' })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Stopped after 2 epochs/))
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Stopped after 4 epochs/))
  })

  it('stands still while nobody sees the page, and doesn’t catch up', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ onnetwork, speed: 'slow' })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(onnetwork).toHaveBeenCalled())
    const hide = (hidden: boolean): void => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    hide(true)
    const taken = onnetwork.mock.calls.length
    await after(1200)
    expect(onnetwork.mock.calls.length).toBe(taken)
    hide(false)
    await after(150)
    expect(onnetwork.mock.calls.length).toBeLessThanOrEqual(taken + 2)
    Reflect.deleteProperty(document, 'hidden')
    await button(screen, 'Pause').click()
  })

  it('stops when it is taken off the page', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ onnetwork })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(onnetwork).toHaveBeenCalled())
    screen.unmount()
    const taken = onnetwork.mock.calls.length
    await after(200)
    expect(onnetwork.mock.calls.length).toBe(taken)
  })

  it('trains in steps, for whoever prefers less motion, and to the same end', async () => {
    await setLook({ reducedMotion: true })
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ onnetwork, settings: { epochs: 60 } })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Stopped after 60 epochs/), 5000)
    expect(onnetwork.mock.calls.length).toBeLessThan(8)
    await setLook({})
  })
})
