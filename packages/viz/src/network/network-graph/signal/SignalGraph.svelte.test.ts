import { symbols } from '@nextword/core/network'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { setLook } from '../../../kit/testing.ts'
import { neuron, open, said, settle } from '../testing.browser.ts'
import SignalGraph from './SignalGraph.svelte'

const cross = Array.from(symbols[0].pixels)

describe('signal', () => {
  it('lights the path of what the pointer is on, and pales the rest', async () => {
    const { container } = await open(SignalGraph)
    await userEvent.hover(neuron(container, '1-3'))
    await settle()
    const strong = container.querySelectorAll('path[data-mark^="edge-"][opacity="0.95"]')
    expect(strong).toHaveLength(9 + 6)
    expect(said(container)).toMatch(/^Neuron 4 of hidden 1 adds nine products and its bias to −\d/)
    await userEvent.unhover(neuron(container, '1-3'))
    await settle()
    // Those of the input that slides.
    expect(container.querySelectorAll('path[data-mark^="edge-"][opacity="0.95"]')).toHaveLength(6)
  })

  it('tells which input is pointed at, and lights one from outside', async () => {
    const onhighlight = vi.fn()
    const { container, ...screen } = await open(SignalGraph, { onhighlight })
    await userEvent.hover(neuron(container, '0-2'))
    await settle()
    expect(onhighlight).toHaveBeenLastCalledWith(2)
    await userEvent.unhover(neuron(container, '0-2'))
    await settle()
    expect(onhighlight).toHaveBeenLastCalledWith(null)
    await screen.rerender({ highlight: 7 })
    expect(container.querySelector('[data-mark="neuron-0-7"]')?.getAttribute('stroke-width')).toBe(
      '3',
    )
  })

  it('slides the chosen input, and everything follows', async () => {
    const onpixels = vi.fn()
    const screen = await open(SignalGraph, { onpixels })
    const { container } = screen
    await userEvent.click(neuron(container, '0-0'))
    const slider = screen.getByRole('slider', { name: 'Pixel 1' })
    const before = neuron(container, '3-1').getAttribute('aria-label')
    await slider.fill('1')
    expect(onpixels).toHaveBeenLastCalledWith([1, ...cross.slice(1)])
    expect(neuron(container, '3-1').getAttribute('aria-label')).not.toBe(before)
    expect(neuron(container, '0-0').getAttribute('aria-label')).toBe('pixel 1: 1')
  })

  it('leaves the pixels to a host that hands them in', async () => {
    const onpixels = vi.fn()
    const screen = await open(SignalGraph, { pixels: cross, onpixels })
    await screen.getByRole('slider').fill('0.5')
    expect(onpixels.mock.lastCall?.[0][4]).toBe(0.5)
    expect(neuron(screen.container, '0-4').getAttribute('aria-label')).toBe('pixel 5: −1')
  })

  it('stands still until it is asked, then travels layer by layer', async () => {
    const screen = await open(SignalGraph)
    const { container } = screen
    const dots = () => container.querySelectorAll('circle:not([data-mark]):not([class])').length
    const drawn = container.innerHTML
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(container.innerHTML).toBe(drawn)
    await screen.getByRole('button', { name: 'Step' }).click()
    expect(said(container)).toBe('Nine numbers wait at the input.')
    await screen.getByRole('button', { name: 'Play' }).click()
    await vi.waitFor(() => expect(dots()).toBeGreaterThanOrEqual(54), {
      timeout: 4000,
      interval: 20,
    })
    await screen.getByRole('button', { name: 'Pause' }).click()
    await settle()
    const paused = container.innerHTML
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(container.innerHTML).toBe(paused)
  })

  it('steps instead of moving where motion is unwelcome, to the same end', async () => {
    await setLook({ width: 1280, reducedMotion: true })
    const screen = await render(SignalGraph, {})
    await setLook({ width: 1280, reducedMotion: true })
    const { container } = screen
    const before = said(container)
    let moved = 0
    const observer = new MutationObserver(() => {
      if (container.querySelector('circle:not([data-mark]):not([class])') !== null) moved++
    })
    observer.observe(container, { childList: true, subtree: true })
    await screen.getByRole('button', { name: 'Play' }).click()
    await vi.waitFor(() => expect(said(container)).toContain('have added up what came'), {
      timeout: 4000,
    })
    await vi.waitFor(() => expect(said(container)).toBe(before), { timeout: 9000 })
    observer.disconnect()
    expect(moved).toBe(0)
  }, 20_000)

  it('reads changes out politely', async () => {
    const screen = await open(SignalGraph)
    const live = screen.container.querySelector('[aria-live=polite]')
    expect(live?.textContent).toBe('')
    neuron(screen.container, '2-0').focus()
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(live?.textContent).toContain('Neuron 1 of hidden 2'), {
      timeout: 2500,
    })
  })
})
