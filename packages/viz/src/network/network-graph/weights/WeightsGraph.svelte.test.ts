import { type Network, withWeight } from '@nextword/core/network'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { defaultNetwork } from '../given.ts'
import { neuron, open } from '../testing.browser.ts'
import WeightsGraph from './WeightsGraph.svelte'

describe('weights', () => {
  const cell = (root: Element, index: number): SVGElement =>
    root.querySelectorAll('[role=gridcell]')[index] as SVGElement

  it('are painted by pointer, and everything after follows', async () => {
    const onnetwork = vi.fn()
    const { container } = await open(WeightsGraph, { onnetwork })
    const before = neuron(container, '1-3').getAttribute('aria-label')
    await userEvent.click(cell(container, 0))
    const network = onnetwork.mock.lastCall?.[0] as Network
    expect(network.layers[0].weights[3 * 9]).toBe(1)
    expect(neuron(container, '1-3').getAttribute('aria-label')).not.toBe(before)
    expect(cell(container, 0).getAttribute('aria-label')).toBe(
      'row 1, column 1: 1.00, from pixel 1',
    )
  })

  it('are painted by keyboard, with the brush that is chosen', async () => {
    const onnetwork = vi.fn()
    const screen = await open(WeightsGraph, { onnetwork })
    await screen.getByRole('slider', { name: 'Brush' }).fill('-0.5')
    cell(screen.container, 4).focus()
    await userEvent.keyboard('{ArrowUp}{ArrowRight} ')
    expect((onnetwork.mock.lastCall?.[0] as Network).layers[0].weights[3 * 9 + 2]).toBe(-0.5)
    expect(document.activeElement).toBe(cell(screen.container, 2))
    expect(screen.container.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1)
  })

  it('are typed, and taken back', async () => {
    const onnetwork = vi.fn()
    const screen = await open(WeightsGraph, { onnetwork })
    const undo = screen.getByRole('button', { name: 'Undo' })
    await expect.element(undo).toBeDisabled()
    await screen.getByRole('textbox', { name: 'from pixel 5' }).fill('0.25')
    expect((onnetwork.mock.lastCall?.[0] as Network).layers[0].weights[3 * 9 + 4]).toBe(0.25)
    await screen.getByRole('textbox', { name: 'bias' }).fill('2')
    expect((onnetwork.mock.lastCall?.[0] as Network).layers[0].biases[3]).toBe(2)
    await undo.click()
    await undo.click()
    await expect.element(undo).toBeDisabled()
    expect((onnetwork.mock.lastCall?.[0] as Network).parameters).toEqual(defaultNetwork.parameters)
  })

  it('are dragged up by their handle', async () => {
    const onnetwork = vi.fn()
    const { container } = await open(WeightsGraph, { onnetwork })
    const handle = container.querySelector('[data-handle]') as SVGElement
    const { x, y, width, height } = handle.getBoundingClientRect()
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
    const at = { clientX: x + width / 2, pointerId: 1, bubbles: true, button: 0 }
    vi.spyOn(handle, 'setPointerCapture').mockImplementation(() => {})
    handle.dispatchEvent(new PointerEvent('pointerdown', { ...at, clientY: y + height }))
    handle.dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: y + height - 50 }))
    handle.dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: y + height - 50 }))
    const { weights } = (onnetwork.mock.lastCall?.[0] as Network).layers[0]
    expect(weights[3 * 9 + 4]).toBeCloseTo(defaultNetwork.layers[0].weights[3 * 9 + 4] + 0.5, 1)
    expect(onnetwork).toHaveBeenCalledTimes(1)
  })

  it('are dragged as lines by the mouse, and stay chosen', async () => {
    const onnetwork = vi.fn()
    const screen = await open(WeightsGraph, { onnetwork })
    const { container } = screen
    const targets = container.querySelector('.targets') as SVGElement
    vi.spyOn(targets, 'setPointerCapture').mockImplementation(() => {})
    const centre = (key: string): { x: number; y: number } => {
      const box = neuron(container, key).getBoundingClientRect()
      return { x: box.right - 22, y: box.top + box.height / 2 }
    }
    const [from, to] = [centre('1-0'), centre('2-0')]
    const at = {
      clientX: (from.x + to.x) / 2,
      pointerId: 1,
      pointerType: 'mouse',
      bubbles: true,
      button: 0,
      buttons: 1,
    }
    const y = (from.y + to.y) / 2
    targets.dispatchEvent(new PointerEvent('pointerdown', { ...at, clientY: y }))
    targets.dispatchEvent(new PointerEvent('pointermove', { ...at, clientY: y - 30 }))
    targets.dispatchEvent(new PointerEvent('pointerup', { ...at, clientY: y - 30 }))
    targets.dispatchEvent(new PointerEvent('click', { ...at, clientY: y - 30 }))
    const before = defaultNetwork.layers[1].weights[0]
    const { weights } = (onnetwork.mock.lastCall?.[0] as Network).layers[1]
    expect(weights[0]).toBeCloseTo(before + 0.3, 1)
    await expect
      .element(screen.getByRole('textbox', { name: 'from neuron 1 of hidden 1' }))
      .toHaveValue(weights[0].toFixed(2))
  })

  it('cannot be taken back once the host has put another net in their place', async () => {
    const screen = await open(WeightsGraph, { network: defaultNetwork })
    const undo = screen.getByRole('button', { name: 'Undo' })
    let network = defaultNetwork
    await screen.rerender({
      onnetwork: (next: Network) => {
        network = next
      },
    })
    await userEvent.click(cell(screen.container, 8))
    await screen.rerender({ network })
    await expect.element(undo).toBeEnabled()
    await screen.rerender({ network: withWeight(network, 1, 0, 0, 9) })
    await expect.element(undo).toBeDisabled()
  })
})
