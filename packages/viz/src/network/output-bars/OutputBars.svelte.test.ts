import { networkCode } from '@nextword/core/formats'
import { symbols, withOutputs } from '@nextword/core/network'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import OutputBars from './OutputBars.svelte'

const network = untrainedNetwork()

// `target` is a word of the testing library's own, so the props are wrapped.
const open = (props: Record<string, unknown>) => render(OutputBars, { props })

function textsOf(container: Element): string[] {
  const shown = [...container.querySelectorAll<SVGTextElement>('svg text')]
  return shown
    .filter((one) => one.getBoundingClientRect().width > 0)
    .map((one) => one.textContent ?? '')
}

describe('OutputBars', () => {
  it('draws a bar for each output and says which one wins', async () => {
    const screen = await open({})
    await expect
      .element(screen.getByText(/Your net says/))
      .toHaveTextContent('Your net says +, 86% sure.')
    expect(textsOf(screen.container)).toEqual(
      expect.arrayContaining(['×', '+', '□', '/', '86%', 'together 100% before rounding']),
    )
  })

  it('puts the trained net and the truth beside the reader’s', async () => {
    const screen = await open({
      pixels: [1, 1, -1, 1, -1, 1, -1, 1, -1],
      compare: network,
      compareLabel: 'the trained net',
      truth: true,
    })
    const texts = textsOf(screen.container)
    expect(texts).toEqual(expect.arrayContaining(['your net', 'the trained net', 'the true share']))
    expect(texts.filter((one) => one === '50%')).toHaveLength(2)
  })

  it('shows the error term by term once the answer is known', async () => {
    const screen = await open({})
    expect(textsOf(screen.container).join()).not.toContain('ln')
    await screen.rerender({ target: 0 })
    expect(textsOf(screen.container)).toContain('−ln 0.083 = 2.49')
    await screen.rerender({ target: 0, network: withOutputs(network, 'sigmoid') })
    expect(textsOf(screen.container)).toContain('(0.317 − 1)² = 0.47')
  })

  it('lets the reader choose the squash, by keyboard too', async () => {
    const screen = await open({})
    await screen.getByRole('radio', { name: 'softmax' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(screen.getByText(/together they make 1\.39/)).toBeVisible()
    await userEvent.keyboard('{ArrowLeft}')
    await expect.element(screen.getByText('Your net says +, 86% sure.')).toBeVisible()
  })

  it('leaves the choice to its parent where the parent listens', async () => {
    const onoutputs = vi.fn<(outputs: string) => void>()
    const screen = await open({ network, onoutputs })
    await screen.getByRole('radio', { name: 'sigmoid' }).click()
    expect(onoutputs).toHaveBeenCalledExactlyOnceWith('sigmoid')
    await expect.element(screen.getByRole('radio', { name: 'softmax' })).toBeChecked()
    await screen.rerender({ network: withOutputs(network, 'sigmoid'), onoutputs })
    await expect.element(screen.getByRole('radio', { name: 'sigmoid' })).toBeChecked()
  })

  it('unfolds sigmoid beside softmax of the same sums', async () => {
    const screen = await open({})
    await screen.getByText('Sigmoid beside softmax, of the same sums').click()
    await vi.waitFor(() =>
      expect(textsOf(screen.container)).toEqual(
        expect.arrayContaining([
          'the sums',
          'together 1.39 before rounding',
          'softmax: as one whole',
        ]),
      ),
    )
  })

  it('reads out a new answer in a polite live region', async () => {
    const screen = await open({})
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    expect(live.textContent).toBe('')
    await screen.rerender({ pixels: Array.from(symbols[2].pixels) })
    await vi.waitFor(() => expect(live.textContent).toMatch(/^Your net (says|is torn)/))
  })

  it('takes a net by its link code', async () => {
    const code = networkCode(network)
    const screen = await open({ network: code })
    await expect.element(screen.getByText(/86% sure/)).toBeVisible()
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      network: 'not-a-code',
      pixels: [9],
      target: -1,
      flipChance: 7,
    })
    await expect.element(screen.getByText(/Your net (says|is torn)/)).toBeVisible()
    expect(textsOf(screen.container).join()).not.toMatch(/NaN|\?/)
    expect(warn).toHaveBeenCalledTimes(4)
    warn.mockRestore()
  })

  it('is drawn at its own size, not shrunk, on a phone and on a desk', async () => {
    for (const width of [320, 1280]) {
      await setLook({ width })
      const screen = await open({ target: 0 })
      const svg = screen.container.querySelector('.board svg') as SVGElement
      expect(svg.getBoundingClientRect().height).toBe(Number(svg.getAttribute('height')))
      screen.unmount()
    }
    await setLook({})
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({
      words: pseudo,
      target: 0,
      truth: true,
      compare: network,
    })
    // "ln" is the name of a function in every language.
    expect(untranslated(screen.container).filter((one) => !/^−(0 · )?ln/.test(one))).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({
      target: 0,
      truth: true,
      compare: network,
      compareLabel: 'the trained net',
      number: 8,
    })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () =>
        (screen.getByRole('radio', { name: 'softmax' }).element() as HTMLElement).focus(),
      unfolded: () => screen.getByText('Sigmoid beside softmax, of the same sums').click(),
      sigmoid: () => screen.getByRole('radio', { name: 'sigmoid' }).click(),
    })
  })
})
