import { symbols } from '@nextword/core/network'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import PixelGrid from './PixelGrid.svelte'

const times = Array.from(symbols[0].pixels)

async function open(props: Record<string, unknown> = {}) {
  const onchange = vi.fn<(pixels: number[]) => void>()
  const onhighlight = vi.fn<(pixel: number | null) => void>()
  const screen = await render(PixelGrid, { onchange, onhighlight, ...props })
  const cells = () => [...screen.container.querySelectorAll<HTMLElement>('[role=gridcell]')]
  const names = () => cells().map((cell) => cell.getAttribute('aria-label'))
  return { screen, onchange, onhighlight, cells, names }
}

/** Moves a pointer of the given kind from cell to cell. */
function drag(cells: readonly HTMLElement[], pointerType = 'mouse', pointerId = 1): void {
  const at = (cell: HTMLElement) => {
    const box = cell.getBoundingClientRect()
    return { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }
  }
  const grid = cells[0].closest<HTMLElement>('[role=grid]')
  if (grid === null) throw new Error('no grid')
  // A made-up pointer can't be captured.
  grid.setPointerCapture = () => {}
  const fire = (type: string, cell: HTMLElement) =>
    cell.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        cancelable: true,
        pointerType,
        pointerId,
        button: 0,
        ...at(cell),
      }),
    )
  fire('pointerdown', cells[0])
  for (const cell of cells.slice(1)) fire('pointermove', cell)
  fire('pointerup', cells[cells.length - 1])
}

describe('PixelGrid', () => {
  it('begins with the × and says so', async () => {
    const { screen, names } = await open()
    expect(names()[0]).toBe('row 1, column 1, black')
    expect(names()[1]).toBe('row 1, column 2, white')
    await expect
      .element(screen.getByText(/This is/))
      .toHaveTextContent('This is ×, pixel for pixel.')
  })

  it('paints and rubs out by a click', async () => {
    const { screen, onchange, names } = await open()
    await screen.getByRole('gridcell', { name: 'row 1, column 1, black' }).click()
    expect(onchange).toHaveBeenLastCalledWith([1, ...times.slice(1)])
    expect(names()[0]).toBe('row 1, column 1, white')
  })

  it('paints a whole stroke by dragging, and Undo takes the stroke back at once', async () => {
    for (const kind of ['mouse', 'touch', 'pen']) {
      const { screen, cells, onchange } = await open({ pixels: undefined })
      await screen.getByRole('button', { name: 'Clear' }).click()
      drag([cells()[0], cells()[2], cells()[8]], kind)
      expect(onchange).toHaveBeenLastCalledWith([-1, -1, -1, 1, 1, -1, 1, 1, -1])
      await screen.getByRole('button', { name: 'Undo' }).click()
      expect(onchange).toHaveBeenLastCalledWith(Array(9).fill(1))
      await screen.getByRole('button', { name: 'Undo' }).click()
      expect(onchange).toHaveBeenLastCalledWith(times)
      await expect.element(screen.getByRole('button', { name: 'Undo' })).toBeDisabled()
      screen.unmount()
    }
  })

  it('keeps touch from scrolling on its cells, and only there', async () => {
    const { screen } = await open({ neurons: true })
    const grid = screen.container.querySelector('[role=grid]') as HTMLElement
    expect(getComputedStyle(grid).touchAction).toBe('none')
    for (let above = grid.parentElement; above !== null; above = above.parentElement)
      expect(getComputedStyle(above).touchAction).toBe('auto')
    for (const svg of screen.container.querySelectorAll('.neurons svg'))
      expect(getComputedStyle(svg).touchAction).toContain('pan-y')
  })

  it('ignores a second finger and the right button', async () => {
    const { cells, onchange } = await open()
    const press = (cell: HTMLElement, pointerId: number, button: number) => {
      const { left, top } = cell.getBoundingClientRect()
      const at = { clientX: left + 20, clientY: top + 20 }
      cell.dispatchEvent(
        new PointerEvent('pointerdown', { bubbles: true, pointerId, button, ...at }),
      )
    }
    const grid = cells()[0].closest<HTMLElement>('[role=grid]')
    if (grid !== null) grid.setPointerCapture = () => {}
    press(cells()[0], 1, 2)
    expect(onchange).not.toHaveBeenCalled()
    press(cells()[0], 1, 0)
    expect(onchange).toHaveBeenCalledOnce()
    press(cells()[8], 2, 0)
    expect(onchange).toHaveBeenCalledOnce()
  })

  it('is one stop of the Tab key; arrows move, Space and Enter toggle', async () => {
    const { cells, onchange } = await open()
    expect(cells().filter((cell) => cell.tabIndex === 0)).toHaveLength(1)
    cells()[0].focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    expect(document.activeElement).toBe(cells()[4])
    expect(cells().map((cell) => cell.tabIndex)).toEqual([-1, -1, -1, -1, 0, -1, -1, -1, -1])
    await userEvent.keyboard(' ')
    expect(onchange).toHaveBeenLastCalledWith(times.map((pixel, i) => (i === 4 ? 1 : pixel)))
    await userEvent.keyboard('{Enter}')
    expect(onchange).toHaveBeenLastCalledWith(times)
    await userEvent.keyboard('{Control>}{Home}{/Control}')
    expect(document.activeElement).toBe(cells()[0])
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}')
    expect(document.activeElement).toBe(cells()[0])
    await userEvent.keyboard('{Control>}{End}{/Control}')
    expect(document.activeElement).toBe(cells()[8])
    await userEvent.keyboard('{Tab}')
    expect(cells()).not.toContain(document.activeElement)
  })

  it('paints with the chosen brush', async () => {
    const { screen, cells, names } = await open()
    await screen.getByRole('radio', { name: 'grey' }).click()
    drag([cells()[3]])
    await vi.waitFor(() => expect(names()[3]).toBe('row 2, column 1, grey'))
  })

  it('puts in each of the four symbols by one press', async () => {
    const { screen, onchange } = await open()
    for (const [i, name] of ['times', 'plus', 'square', 'slash'].entries()) {
      await screen.getByRole('button', { name: 'Clear' }).click()
      await screen.getByRole('button', { name: `Draw ${name}` }).click()
      expect(onchange).toHaveBeenLastCalledWith(Array.from(symbols[i].pixels))
    }
  })

  it('adds other noise at each press, and the same again for the same seed', async () => {
    const drawn: number[][][] = []
    for (let round = 0; round < 2; round++) {
      const { screen, onchange } = await open({ seed: 3 })
      await screen.getByRole('button', { name: 'Noise' }).click()
      await screen.getByRole('button', { name: 'Noise' }).click()
      drawn.push(onchange.mock.calls.map(([pixels]) => pixels))
      screen.unmount()
    }
    expect(drawn[0]).toHaveLength(2)
    expect(drawn[0][0]).not.toEqual(drawn[0][1])
    expect(drawn[0]).toEqual(drawn[1])
  })

  it('shows what its parent says, not what was drawn', async () => {
    const { screen, cells, names, onchange } = await open({ pixels: times })
    drag([cells()[0]])
    expect(onchange).toHaveBeenCalledOnce()
    expect(names()[0]).toBe('row 1, column 1, black')
    await screen.rerender({ pixels: Array.from(symbols[1].pixels), onchange })
    expect(names()[0]).toBe('row 1, column 1, white')
  })

  it('lights pixel and neuron together, from either side and from outside', async () => {
    const { screen, cells, onhighlight } = await open({ neurons: true })
    cells()[5].focus()
    expect(onhighlight).toHaveBeenLastCalledWith(5)
    await expect.element(screen.getByText(/input neuron 6 holds/)).toBeVisible()
    cells()[5].blur()
    expect(onhighlight).toHaveBeenLastCalledWith(null)
    const neuron = [...screen.container.querySelectorAll('.neurons.wide [data-mark="pixel-7"]')][0]
    neuron.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
    await vi.waitFor(() => expect(cells()[7].className).toContain('lit'))
    neuron.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }))
    await vi.waitFor(() => expect(cells()[7].className).not.toContain('lit'))
    await screen.rerender({ neurons: true, highlight: 2 })
    expect(cells()[2].className).toContain('lit')
  })

  it('reads out what stands beside it after what was drawn, in the same live region', async () => {
    const { screen } = await open({ pixels: symbols[0].pixels, besideSays: 'The net says +.' })
    const lives = screen.container.querySelectorAll('[aria-live=polite]')
    expect(lives).toHaveLength(1)
    await screen.rerender({ pixels: symbols[1].pixels, besideSays: 'The net says ×.' })
    await vi.waitFor(() => expect(lives[0].textContent).toMatch(/This is \+.* The net says ×\.$/))
  })

  it('reads out what was drawn, in a polite live region that is silent at first', async () => {
    const { screen, cells } = await open()
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    expect(live.textContent).toBe('')
    drag([cells()[0]])
    await vi.waitFor(() =>
      expect(live.textContent).toMatch(/^row 1, column 1, white. As near to × as to \//),
    )
  })

  it('survives bad props with one warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { names } = await open({
      pixels: [Number.NaN, 2],
      brush: 'purple',
      seed: -3,
      highlight: 99,
    })
    expect(names()[0]).toBe('row 1, column 1, black')
    expect(names()).toHaveLength(9)
    expect(warn).toHaveBeenCalledTimes(4)
    warn.mockRestore()
  })

  it('doesn’t fade for readers who want no motion', async () => {
    const { cells } = await open()
    const fill = () =>
      getComputedStyle(cells()[0].querySelector('rect') as Element).transitionDuration
    expect(fill()).toBe('0.12s')
    await setLook({ reducedMotion: true })
    expect(fill()).toBe('0s')
    await setLook({})
  })

  it('leaves no word in English for another language', async () => {
    const { screen } = await open({ neurons: true, words: pseudo, highlight: 3 })
    expect(untranslated(screen.container)).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const { screen, cells } = await open({ neurons: true, number: 5 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => cells()[4].focus(),
      drawn: () => screen.getByRole('button', { name: 'Noise' }).click(),
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })
})
