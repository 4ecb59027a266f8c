import { networkCode } from '@nextword/core/formats'
import {
  type Network,
  startingNetwork,
  symbols,
  symbolShape,
  withWeight,
} from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, layoutProblems, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { defaultNetwork } from './given.ts'
import NetworkGraph from './NetworkGraph.svelte'

const modes = ['signal', 'weights', 'neuron', 'gradients'] as const
const cross = Array.from(symbols[0].pixels)

/** A figure of this width, drawn. */
async function open(props: Record<string, unknown> = {}, width = 1280) {
  await setLook({ width })
  const screen = await render(NetworkGraph, props)
  await setLook({ width })
  return screen
}

const said = (root: Element): string => root.querySelector('.says')?.textContent ?? ''
const neuron = (root: Element, key: string): SVGElement =>
  root.querySelector(`[data-neuron="${key}"]`) as SVGElement
const settle = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

let warnings: string[] = []
beforeEach(() => {
  warnings = []
  vi.spyOn(console, 'warn').mockImplementation((message: unknown) => {
    warnings.push(String(message))
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await setLook({})
})

describe('network-graph', () => {
  it('draws every neuron and every line of the page’s net', async () => {
    const { container } = await open()
    expect(container.querySelectorAll('[role=option]')).toHaveLength(25)
    expect(container.querySelectorAll('path[data-mark^="edge-"]')).toHaveLength(114)
    expect(said(container)).toMatch(
      /^Nine numbers in, four shares out\. The net says \+, 8\d% sure\.$/,
    )
  })

  it('lays itself out anew on a phone: pictures of weights, not 54 lines', async () => {
    const { container } = await open({}, 320)
    expect(container.querySelectorAll('path[data-mark^="edge-0-"]')).toHaveLength(0)
    expect(container.querySelectorAll('rect[data-mark^="edge-0-"]')).toHaveLength(54)
    expect(layoutProblems(container)).toEqual([])
  })

  it.each([
    [2, 3, 1],
    [1, 1],
    [64, 256, 64],
    [4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2],
  ])('takes nets of other sizes: %s', async (...sizes) => {
    const shape = {
      sizes,
      hidden: sizes.slice(2).map(() => 'tanh' as const),
      outputs: 'sigmoid' as const,
    }
    const network = startingNetwork(shape, 'xavier', seededRandom(1))
    for (const mode of modes)
      for (const width of [320, 768]) {
        const screen = await open({ network, mode, label: 0 }, width)
        expect(screen.container.querySelectorAll('[role=option]').length).toBeGreaterThan(0)
        expect(layoutProblems(screen.container)).toEqual([])
        expect(screen.container.innerHTML).not.toMatch(/NaN|Infinity|undefined/)
        await screen.unmount()
      }
  })

  it('has one tab stop in the net, arrows inside, Enter chooses, Escape lets go', async () => {
    const { container } = await open({}, 768)
    expect(container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1)
    neuron(container, '0-0').focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    expect(document.activeElement).toBe(neuron(container, '1-1'))
    expect(said(container)).toContain('Neuron 2 of hidden 1 adds nine products')
    await userEvent.keyboard('{Enter}')
    expect(neuron(container, '1-1').getAttribute('aria-selected')).toBe('true')
    await userEvent.keyboard('{End}')
    expect(document.activeElement).toBe(neuron(container, '1-5'))
    expect(container.querySelectorAll('[role=option][tabindex="0"]')).toHaveLength(1)
    await userEvent.keyboard('{Escape}')
    expect(neuron(container, '1-1').getAttribute('aria-selected')).toBe('false')
  })

  it('follows the eye on a phone, where layers lie below each other', async () => {
    const { container } = await open({}, 320)
    neuron(container, '0-4').focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(neuron(container, '0-7'))
    await userEvent.keyboard('{ArrowDown}')
    expect((document.activeElement as SVGElement).dataset.neuron).toMatch(/^1-/)
    await userEvent.keyboard('{ArrowUp}')
    expect((document.activeElement as SVGElement).dataset.neuron).toMatch(/^0-[678]$/)
  })

  it('says in its own words everything that it writes', async () => {
    for (const mode of modes) {
      const screen = await open({
        mode,
        label: 0,
        switchable: true,
        words: pseudo,
        outputNames: ['×', '+', '□', '/'],
      })
      // What an activation is called in a formula isn't a word of ours.
      const left = untranslated(screen.container).filter((text) => !text.startsWith('tanh('))
      expect(left).toEqual([])
      await screen.unmount()
    }
  })
})

describe('bad props', () => {
  const bad: readonly [string, Record<string, unknown>][] = [
    ['pixels with NaN', { pixels: [Number.NaN, 1, 1, 1, 1, 1, 1, 1, 1] }],
    ['too few pixels', { pixels: [1, 1] }],
    ['a damaged link code', { network: `${networkCode(defaultNetwork).slice(0, -3)}AAA` }],
    ['a net with NaN in it', { network: broken() }],
    ['a net as plain JSON', { network: JSON.parse(JSON.stringify(defaultNetwork)) }],
    ['a mode that isn’t one', { mode: 'dance' }],
    ['too few names', { outputNames: ['a'] }],
    ['a label that isn’t an output', { label: 7, mode: 'gradients' }],
    ['a neuron that isn’t there', { neuron: '9-9', mode: 'neuron' }],
  ]
  it.each(bad)('%s: the default and one warning', async (_, props) => {
    const screen = await open(props)
    await screen.rerender({ ...props, number: 4 })
    expect(warnings).toHaveLength(1)
    expect(screen.container.querySelectorAll('[role=option]')).toHaveLength(25)
    expect(screen.container.innerHTML).not.toMatch(/NaN|undefined/)
  })

  function broken(): Network {
    const network = startingNetwork(symbolShape, 'uniform', seededRandom(5))
    network.parameters[3] = Number.NaN
    return network
  }
})

describe('signal', () => {
  it('lights the path of what the pointer is on, and pales the rest', async () => {
    const { container } = await open()
    await userEvent.hover(neuron(container, '1-3'))
    await settle()
    const strong = container.querySelectorAll('path[data-mark^="edge-"][opacity="0.95"]')
    expect(strong).toHaveLength(9 + 6)
    expect(said(container)).toMatch(/^Neuron 4 of hidden 1 adds nine products and its bias to −\d/)
    await userEvent.unhover(neuron(container, '1-3'))
    await settle()
    expect(container.querySelectorAll('path[data-mark^="edge-"][opacity="0.95"]')).toHaveLength(0)
  })

  it('tells which input is pointed at, and lights one from outside', async () => {
    const onhighlight = vi.fn()
    const { container, ...screen } = await open({ onhighlight })
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
    const screen = await open({ onpixels })
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
    const screen = await open({ pixels: cross, onpixels })
    await screen.getByRole('slider').fill('0.5')
    expect(onpixels.mock.lastCall?.[0][4]).toBe(0.5)
    expect(neuron(screen.container, '0-4').getAttribute('aria-label')).toBe('pixel 5: −1')
  })

  it('stands still until it is asked, then travels layer by layer', async () => {
    const screen = await open()
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
    const screen = await render(NetworkGraph, {})
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
    const screen = await open()
    const live = screen.container.querySelector('[aria-live=polite]')
    expect(live?.textContent).toBe('')
    neuron(screen.container, '2-0').focus()
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(live?.textContent).toContain('Neuron 1 of hidden 2'), {
      timeout: 2500,
    })
  })
})

describe('weights', () => {
  const cell = (root: Element, index: number): SVGElement =>
    root.querySelectorAll('[role=gridcell]')[index] as SVGElement

  it('are painted by pointer, and everything after follows', async () => {
    const onnetwork = vi.fn()
    const { container } = await open({ mode: 'weights', onnetwork })
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
    const screen = await open({ mode: 'weights', onnetwork })
    await screen.getByRole('slider', { name: 'Brush' }).fill('-0.5')
    cell(screen.container, 4).focus()
    await userEvent.keyboard('{ArrowUp}{ArrowRight} ')
    expect((onnetwork.mock.lastCall?.[0] as Network).layers[0].weights[3 * 9 + 2]).toBe(-0.5)
    expect(document.activeElement).toBe(cell(screen.container, 2))
    expect(screen.container.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1)
  })

  it('are typed, and taken back', async () => {
    const onnetwork = vi.fn()
    const screen = await open({ mode: 'weights', onnetwork })
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
    const { container } = await open({ mode: 'weights', onnetwork })
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

  it('cannot be taken back once the host has put another net in their place', async () => {
    const screen = await open({ mode: 'weights', network: defaultNetwork })
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

describe('one neuron', () => {
  it('goes product by product, and back', async () => {
    const screen = await open({ mode: 'neuron', neuron: '1-1' })
    const { container } = screen
    expect(said(container)).toContain('Neuron 1 of hidden 1 adds nine products')
    const step = screen.getByRole('button', { name: 'Step' })
    await step.click()
    expect(said(container)).toMatch(/^Pixel 1 holds −1\..*: the sum begins\.$/)
    await step.click()
    expect(said(container)).toMatch(/^Pixel 2 holds 1\..*brings the sum to/)
    await screen.getByRole('button', { name: 'Back' }).click()
    expect(said(container)).toMatch(/^Pixel 1 holds −1/)
    for (let i = 0; i < 9; i++) await step.click()
    expect(said(container)).toContain('the bias')
    await step.click()
    expect(said(container)).toContain('squashes that to')
  })

  it('is chosen in the net, or one after the other', async () => {
    const screen = await open({ mode: 'neuron' })
    const { container } = screen
    await userEvent.click(neuron(container, '2-5'))
    expect(said(container)).toContain('Neuron 6 of hidden 2 adds six products')
    await screen.getByRole('button', { name: 'Next neuron' }).click()
    expect(said(container)).toMatch(/^Output × adds six products/)
  })
})

describe('gradients', () => {
  it('ask which answer is right, then flow back step by step', async () => {
    const onlabel = vi.fn()
    const screen = await open({ mode: 'gradients', onlabel })
    const { container } = screen
    expect(said(container)).toContain('Say which answer is right')
    await screen.getByRole('radio', { name: '×' }).click()
    expect(onlabel).toHaveBeenCalledWith(0)
    expect(said(container)).toMatch(
      /^× is right and should have all\. It has \d+%: a difference of −0\.\d\d/,
    )
    const slider = screen.getByRole('slider', { name: 'Step' })
    await slider.fill('2')
    expect(said(container)).toMatch(/so its gradient is/)
    expect(container.textContent).toMatch(/They agree to (8|9|10) decimal places/)
    await slider.fill('6')
    expect(said(container)).toMatch(/^Pixel \d → neuron \d of hidden 1/)
    expect(container.innerHTML).not.toMatch(/NaN/)
  })
})

describe('modes', () => {
  it('switch where the host allows it', async () => {
    const onmode = vi.fn()
    const screen = await open({ switchable: true })
    await screen.getByRole('radio', { name: 'Weights' }).click()
    await expect.element(screen.getByRole('grid')).toBeVisible()
    await screen.rerender({ onmode, mode: 'neuron' })
    await screen.getByRole('radio', { name: 'Gradients' }).click()
    expect(onmode).toHaveBeenCalledWith('gradients')
    await expect.element(screen.getByRole('radio', { name: 'One neuron' })).toBeChecked()
  })

  it.each(modes)('%s: nothing moves when the sentence changes', async (mode) => {
    for (const width of [320, 375, 768, 1100]) {
      const screen = await open({ mode, label: 0 }, width)
      const { container } = screen
      const says = container.querySelector('.says') as HTMLElement
      const height = says.offsetHeight
      const grown: string[] = []
      const look = (): void => {
        flushSync()
        if (says.offsetHeight !== height) grown.push(`${width}: ${says.textContent}`)
      }
      for (const option of container.querySelectorAll<SVGElement>('[role=option]')) {
        option.focus()
        look()
        option.blur()
      }
      // Over the lines as well, wherever they run.
      const targets = container.querySelector('.targets') as SVGElement
      const box = targets.getBoundingClientRect()
      for (let i = 0; i < 200; i++) {
        const at = {
          clientX: box.left + box.width * ((i * 0.618) % 1),
          clientY: box.top + box.height * (i / 200),
        }
        targets.dispatchEvent(new PointerEvent('pointermove', { ...at, bubbles: true }))
        look()
      }
      targets.dispatchEvent(new PointerEvent('pointerleave'))
      if (mode === 'neuron')
        for (let i = 0; i < 11; i++) {
          await screen.getByRole('button', { name: 'Step' }).click()
          look()
        }
      if (mode === 'gradients')
        for (let i = 1; i <= 6; i++) {
          await screen.getByRole('slider', { name: 'Step' }).fill(String(i))
          look()
        }
      expect(grown).toEqual([])
      await screen.unmount()
    }
  })

  it.each(modes)(
    '%s: a dragged weight is followed within half a frame',
    { retry: 2 },
    async (mode) => {
      const times: number[] = []
      for (let round = 0; round < 12; round++) {
        const screen = await open({ mode, label: 0 })
        for (let seed = 1; seed <= 4; seed++) {
          const network = withWeight(defaultNetwork, 0, 3, 4, (4 * round + seed) / 50)
          const began = performance.now()
          void screen.rerender({ network })
          flushSync()
          times.push(performance.now() - began)
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
        await screen.unmount()
      }
      times.sort((a, b) => a - b)
      const [best, middle] = [times[0], times[24]].map((time) => time.toFixed(1))
      console.log(`${mode}: an update takes ${best} ms at best, ${middle} ms in the middle`)
      // Other tests share the machine: the best of many is nearest to what an update costs. Fresh
      // figures, because Svelte's development build traces whatever changes often.
      expect(times[0]).toBeLessThan(8)
    },
  )

  it.each(modes)(
    '%s: is accessible in every look',
    async (mode) => {
      const screen = await open({ mode, label: 0, switchable: true, number: 7 })
      await expectAccessible(() => screen.container, {
        initial() {},
        async focused() {
          ;(screen.container.querySelector('[role=option][tabindex="0"]') as SVGElement).focus()
          await userEvent.keyboard('{Enter}')
        },
      })
    },
    120_000,
  )
})
