import { networkCode } from '@nextword/core/formats'
import { type Network, symbols, withParameter } from '@nextword/core/network'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import WeightSlope from './WeightSlope.svelte'

const network = untrainedNetwork()
const open = (props: Record<string, unknown> = {}) => render(WeightSlope, { props })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const slider = (screen: Screen) => screen.getByRole('slider', { name: 'Weight', exact: true })
const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true })
const textsOf = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('svg text')].map((one) => one.textContent ?? '')

describe('WeightSlope', () => {
  it('draws the error as one number and says what it is', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(textsOf(screen)).toContain('2.49'))
    expect(says(screen)).toMatch(/^The right answer is × and gets a share of 8%: an error of 2\.49/)
    expect(screen.container.querySelectorAll('svg circle').length).toBeGreaterThan(20)
  })

  it('moves the weight by buttons, keys and typing, and remembers the best', async () => {
    const screen = await open()
    await button(screen, 'A little more').click()
    expect(says(screen)).toContain('less than at the start. That is the best so far.')
    slider(screen).element().focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}')
    expect(says(screen)).toMatch(/Best so far: 2\.\d\d/)
    await screen.getByRole('textbox', { name: 'Weight' }).fill('-1.5')
    expect(says(screen)).toContain('With the weight at −1.50 the error is 3.38')
    await button(screen, 'To best').click()
    expect(says(screen)).toContain('That is the best so far.')
    await button(screen, 'To start').click()
    await expect.element(slider(screen)).toHaveAttribute('aria-valuetext', '−0.39, error 2.49')
  })

  it('takes the weight to where the plot is pressed', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ onnetwork })
    const plot = screen.container.querySelector('[data-mark=plot]') as SVGElement
    await userEvent.click(plot)
    const moved = onnetwork.mock.calls[0][0].parameters[103]
    expect(Math.abs(moved)).toBeLessThan(0.1)
  })

  it('leaves the net to its parent where the parent hands it in', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ network, onnetwork })
    await button(screen, 'A little more').click()
    expect(onnetwork).toHaveBeenCalledTimes(1)
    const [next] = onnetwork.mock.calls[0]
    expect(next.parameters[103]).toBeCloseTo(network.parameters[103] + 0.1, 6)
    await expect.element(slider(screen)).toHaveAttribute('aria-valuetext', '−0.39, error 2.49')
    await screen.rerender({ network: next })
    await expect.element(slider(screen)).toHaveAttribute('aria-valuetext', '−0.29, error 2.42')
  })

  it('forgets its tries when another weight of the net is moved elsewhere', async () => {
    const screen = await open({ network })
    await button(screen, 'A little more').click()
    await vi.waitFor(() => expect(textsOf(screen).join()).toContain('best 2.42'))
    await screen.rerender({ network: withParameter(network, 0, 1) })
    await vi.waitFor(() => expect(textsOf(screen).join()).not.toContain('best'))
  })

  it('shows the gradient twice, found in two ways, and the arithmetic of a step', async () => {
    const screen = await open()
    expect(screen.container.querySelector('dl')).toBe(null)
    await button(screen, 'Show slope').click()
    const [gradient, difference, arithmetic] = [...screen.container.querySelectorAll('dd')].map(
      (one) => one.textContent,
    )
    expect(gradient).toMatch(/^−0\.77\d{3}$/)
    expect(difference).toBe(gradient)
    expect(arithmetic).toMatch(/^−0\.39\d\d − 1 × \(−0\.77\d{3}\) = 0\.38\d\d$/)
    await button(screen, 'One step').click()
    await expect
      .element(slider(screen))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^0\.38/))
    expect(says(screen)).toContain('After 1 step the error is 1.91.')
    await button(screen, 'Hide slope').click()
    expect(screen.container.querySelector('dl')).toBe(null)
  })

  it('rolls until it is flat, hands a net out once a frame at most, and can be stopped', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ stage: 'slope', over: 'all', parameter: 127, onnetwork })
    await button(screen, 'Roll').click()
    await vi.waitFor(() => expect(onnetwork.mock.calls.length).toBeGreaterThan(2), 3000)
    await button(screen, 'Pause').click()
    const taken = onnetwork.mock.calls.length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(onnetwork.mock.calls.length).toBe(taken)
    await button(screen, 'Roll').click()
    await vi.waitFor(() => expect(says(screen)).toContain('it is flat'), 5000)
    await expect.element(button(screen, 'Roll')).toBeVisible()
    expect(onnetwork.mock.calls.at(-1)![0].parameters[127]).toBeCloseTo(-1.7, 1)
  })

  it('shows where a roll leads at once, for whoever prefers less motion', async () => {
    await setLook({ reducedMotion: true })
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ stage: 'slope', over: 'all', parameter: 127, onnetwork })
    await button(screen, 'Roll').click()
    await vi.waitFor(() => expect(says(screen)).toContain('it is flat'))
    expect(onnetwork.mock.calls.length).toBeLessThan(4)
    expect(onnetwork.mock.calls.at(-1)![0].parameters[127]).toBeCloseTo(-1.7, 1)
    await setLook({})
  })

  it('stops when it is taken off the page', async () => {
    const onnetwork = vi.fn<(network: Network) => void>()
    const screen = await open({ stage: 'slope', onnetwork })
    await button(screen, 'Roll').click()
    await vi.waitFor(() => expect(onnetwork).toHaveBeenCalled())
    screen.unmount()
    const taken = onnetwork.mock.calls.length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(onnetwork.mock.calls.length).toBe(taken)
  })

  it('asks what a drawing is meant to be, since there is no error without an answer', async () => {
    const onlabel = vi.fn<(label: number) => void>()
    const screen = await open({ pixels: [-1, 1, 1, 1, -1, 1, 1, 1, -1], onlabel })
    expect(says(screen)).toContain('Nobody has said what this drawing is meant to be.')
    await expect.element(slider(screen)).toBeDisabled()
    await screen.getByRole('radio', { name: '×' }).click()
    expect(onlabel).toHaveBeenCalledExactlyOnceWith(0)
    expect(says(screen)).toContain('The right answer is ×')
    await expect.element(slider(screen)).toBeEnabled()
  })

  it('lets the reader choose any weight, and the error over all pictures', async () => {
    const onparameter = vi.fn<(index: number) => void>()
    const drawings = [{ pixels: [-1, 1, 1, 1, -1, 1, 1, 1, -1], label: 3 }]
    const screen = await open({ onparameter, drawings })
    await screen.getByRole('radio', { name: 'all 5' }).click()
    expect(says(screen)).toContain('Over all 5 pictures')
    await screen.getByText('Any other weight').click()
    await screen.getByRole('combobox', { name: 'Into layer' }).selectOptions('hidden 1')
    await screen
      .getByRole('combobox', { name: 'neuron', exact: true })
      .selectOptions('hidden 1, neuron 4')
    await screen.getByRole('combobox', { name: 'from', exact: true }).selectOptions('pixel 5')
    expect(onparameter).toHaveBeenLastCalledWith(31)
    await screen.getByRole('combobox', { name: 'from', exact: true }).selectOptions('its bias')
    expect(onparameter).toHaveBeenLastCalledWith(57)
  })

  it('reads out what changed, in a polite live region', async () => {
    const screen = await open()
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    expect(live.textContent).toBe('')
    await button(screen, 'A little more').click()
    await vi.waitFor(() => expect(live.textContent).toBe(says(screen)))
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      network: 'not-a-code',
      pixels: 'white',
      label: 1.5,
      over: 'some',
      parameter: -1,
      stage: 'third',
      rate: 0,
      examples: 7,
      drawings: [{ pixels: [1], label: 0 }],
    })
    expect(says(screen)).toContain('an error of 2.49')
    expect(textsOf(screen).join()).not.toContain('NaN')
    expect(warn).toHaveBeenCalledTimes(9)
    warn.mockRestore()
    await button(screen, 'A little more').click()
    expect(says(screen)).toContain('less than at the start')
  })

  it('takes a net by its link code, and of any shape', async () => {
    const screen = await open({ network: networkCode(network), pixels: symbols[1].pixels })
    expect(says(screen)).toContain('The right answer is + and gets a share of')
  })

  it('keeps its height whatever it shows', async () => {
    for (const width of [320, 1280]) {
      await setLook({ width })
      const screen = await open()
      const height = (of: string): number =>
        screen.container.querySelector(of)!.getBoundingClientRect().height
      const before = [height('.board'), height('.says')]
      await screen.getByRole('textbox', { name: 'Weight' }).fill('-11.25')
      await button(screen, 'Show slope').click()
      await button(screen, 'One step').click()
      await vi.waitFor(() => expect(says(screen)).toContain('After 1 step'))
      expect([height('.board'), height('.says')]).toEqual(before)
      screen.unmount()
    }
    await setLook({})
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo, stage: 'slope' })
    expect(untranslated(screen.container)).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 9 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => slider(screen).element().focus(),
      moved: () => button(screen, 'A little more').click(),
      sloping: () => button(screen, 'Show slope').click(),
      rolled: () => button(screen, 'One step').click(),
      mistyped: () => screen.getByRole('textbox', { name: 'Weight' }).fill('heavy'),
      unfolded: () => screen.getByText('Any other weight').click(),
    })
  })
})
