import { createRawSnippet } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { en } from '../words/en.ts'
import Board from './Board.svelte'
import Button from './Button.svelte'
import DataTable from './DataTable.svelte'
import { circle, type Drawing, rect, text } from './drawing.ts'
import Figure from './Figure.svelte'
import { say, strong } from './sentence.ts'
import NumberField from './NumberField.svelte'
import Segmented from './Segmented.svelte'
import Slider from './Slider.svelte'
import { expectAccessible, layoutProblems, setLook } from './testing.ts'

const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }))
const table = {
  caption: 'All numbers',
  columns: ['neuron', 'value'],
  rows: [
    ['1', 0.5],
    ['2', -1],
  ],
}
const drawing = (width: number): Drawing => ({
  width,
  height: 80,
  label: 'A dot and a box',
  marks: [
    circle(20, 20, 10, { fill: 'positive', id: 'dot' }),
    rect(60, 10, 20, 20, { id: 'box' }),
    text(4, 70, 'dot'),
  ],
})

describe('Figure', () => {
  const open = (props: Record<string, unknown> = {}) =>
    render(Figure, {
      words: en,
      number: 7,
      title: 'A net',
      made: '9 → 4',
      sentence: say`It says ${strong('×')}.`,
      children: snippet('<p>board</p>'),
      table,
      ...props,
    })

  it('is named by its number and title, and holds sentence, table and what it is made of', async () => {
    const screen = await open()
    await expect.element(screen.getByRole('figure', { name: 'FIG. 7 A net' })).toBeVisible()
    await expect.element(screen.getByText('9 → 4')).toBeVisible()
    expect(screen.container.querySelector('.says')?.textContent).toBe('It says ×.')
    expect(screen.container.querySelector('.says b')?.textContent).toBe('×')
  })

  it('keeps room for the lines of its sentence, so that nothing below it moves', async () => {
    const screen = await open({ lines: [3, 2] })
    const height = () => (screen.container.querySelector('.says') as HTMLElement).offsetHeight
    await setLook({ width: 800 })
    const short = height()
    await screen.rerender({
      sentence: 'A sentence that is long enough to take a second line on a desk, and a bit more.',
    })
    expect(height()).toBe(short)
    await setLook({ width: 320 })
    expect(height()).toBeGreaterThan(short)
    await setLook({})
  })

  it('says what went wrong, as an alert', async () => {
    const screen = await open({ notice: 'It diverged.' })
    await expect.element(screen.getByRole('alert')).toHaveTextContent('It diverged.')
  })

  it('writes text from people as text', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>1</script>'
    const screen = await open({
      title: evil,
      sentence: say`${strong(evil)}`,
      notice: evil,
      live: evil,
    })
    expect(screen.container.querySelectorAll('img, script')).toHaveLength(0)
    expect(screen.container.textContent).toContain(evil)
  })

  it('reads changes out, at most one a second, the last one in the end', async () => {
    const screen = await open({ live: 'first' })
    const live = screen.container.querySelector('[aria-live]') as HTMLElement
    const heard: string[] = []
    const observer = new MutationObserver(() => heard.push(live.textContent ?? ''))
    observer.observe(live, { childList: true, characterData: true, subtree: true })
    for (const message of ['a', 'b', 'c', 'd']) await screen.rerender({ live: message })
    await vi.waitFor(() => expect(live.textContent).toBe('d'), { timeout: 2000 })
    observer.disconnect()
    expect(heard).toEqual(['a', 'd'])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({
      live: '',
      notice: 'It diverged.',
      controls: snippet('<button>Play</button>'),
      readings: snippet('<span>epoch <b>12</b></span>'),
    })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })
})

describe('DataTable', () => {
  it('has a caption, column and row headers, and a place to scroll that the keyboard reaches', async () => {
    const screen = await render(DataTable, { title: 'Numbers', table })
    await screen.getByText('Numbers').click()
    await expect.element(screen.getByRole('columnheader', { name: 'value' })).toBeVisible()
    await expect.element(screen.getByRole('rowheader', { name: '2' })).toBeVisible()
    expect(
      (screen.getByRole('group', { name: 'All numbers' }).element() as HTMLElement).tabIndex,
    ).toBe(0)
  })

  it('costs nothing while it is closed', async () => {
    const screen = await render(DataTable, { title: 'Numbers', table })
    expect(screen.container.querySelectorAll('td')).toHaveLength(0)
  })
})

describe('Board', () => {
  it('draws at its own width, one unit a pixel, and again when that changes', async () => {
    const widths: number[] = []
    const screen = await render(Board, {
      draw: (width: number) => {
        widths.push(width)
        return drawing(width)
      },
    })
    const svg = () => screen.container.querySelector('svg') as SVGSVGElement
    expect(svg().viewBox.baseVal.width).toBe(svg().clientWidth)
    await setLook({ width: 500 })
    await vi.waitFor(() => expect(svg().viewBox.baseVal.width).toBe(svg().clientWidth))
    expect(svg().clientWidth).toBeLessThanOrEqual(500)
    await setLook({})
  })

  it('survives being hidden and shown again', async () => {
    const screen = await render(Board, { draw: drawing })
    screen.container.style.display = 'none'
    await new Promise((resolve) => setTimeout(resolve, 80))
    screen.container.style.display = ''
    await vi.waitFor(() => expect(screen.container.querySelectorAll('svg')).toHaveLength(1))
    expect(layoutProblems(screen.container)).toEqual([])
  })

  it('tells which mark the pointer entered, pressed and left', async () => {
    const seen: string[] = []
    const screen = await render(Board, {
      draw: drawing,
      onmark: (id: string, event: string) => {
        if (event !== 'move') seen.push(`${id} ${event}`)
      },
    })
    const mark = (id: string) => screen.container.querySelector(`[data-mark=${id}]`) as Element
    const fire = (type: string, target: Element, relatedTarget: Element | null = null) =>
      target.dispatchEvent(new PointerEvent(type, { bubbles: true, relatedTarget }))
    fire('pointerover', mark('dot'))
    fire('pointerdown', mark('dot'))
    fire('pointerout', mark('dot'), mark('box'))
    fire('pointerover', mark('box'), mark('dot'))
    fire('pointerup', mark('box'))
    expect(seen).toEqual(['dot enter', 'dot press', 'dot leave', 'box enter', 'box release'])
  })

  it('has a name, or is passed over where it only repeats', async () => {
    const screen = await render(Board, { draw: drawing })
    await expect.element(screen.getByRole('img', { name: 'A dot and a box' })).toBeVisible()
    await screen.rerender({ decorative: true })
    expect(screen.container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('uses no inline style, which a strict policy would block', async () => {
    const screen = await render(Board, { draw: drawing })
    expect(screen.container.querySelectorAll('[style]')).toHaveLength(0)
  })
})

describe('Segmented', () => {
  const options = [
    { value: 'a', label: 'one' },
    { value: 'b', label: 'two' },
    { value: 'c', label: 'three', disabled: true },
  ]

  it('is one stop of the Tab key, and the arrows choose', async () => {
    const onchange = vi.fn()
    const screen = await render(Segmented, { label: 'Mode', options, value: 'a', onchange })
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'one' }).element())
    await userEvent.keyboard('{ArrowRight}')
    expect(onchange).toHaveBeenCalledExactlyOnceWith('b')
  })

  it('stays as its parent says', async () => {
    const onchange = vi.fn()
    const screen = await render(Segmented, { label: 'Mode', options, value: 'a', onchange })
    await screen.getByRole('radio', { name: 'two' }).click()
    await expect.element(screen.getByRole('radio', { name: 'one' })).toBeChecked()
    await screen.rerender({ value: 'b' })
    await expect.element(screen.getByRole('radio', { name: 'two' })).toBeChecked()
  })

  it('fits and reads well in every look', async () => {
    const screen = await render(Segmented, {
      label: 'Mode',
      options,
      value: 'a',
      onchange: () => {},
    })
    await expectAccessible(() => screen.container)
  })
})

describe('Slider', () => {
  it('is a native range that reads its value out in words', async () => {
    const onchange = vi.fn()
    const screen = await render(Slider, {
      label: 'Rate',
      value: 0.5,
      min: 0,
      max: 1,
      step: 0.1,
      onchange,
      format: (value: number) => value.toFixed(1),
      valueText: (value: number) => `${value} a step`,
    })
    const slider = screen.getByRole('slider', { name: 'Rate' })
    await expect.element(slider).toHaveAttribute('aria-valuetext', '0.5 a step')
    ;(slider.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(onchange).toHaveBeenCalledExactlyOnceWith(0.6)
    await vi.waitFor(() => expect((slider.element() as HTMLInputElement).value).toBe('0.5'))
  })

  it('is at least 24 px high for a finger, and lets the page scroll', async () => {
    const screen = await render(Slider, {
      label: 'Rate',
      value: 0.5,
      min: 0,
      max: 1,
      onchange: () => {},
    })
    const input = screen.getByRole('slider').element() as HTMLElement
    expect(input.offsetHeight).toBeGreaterThanOrEqual(24)
    expect(getComputedStyle(input).touchAction).toBe('pan-y')
  })
})

describe('NumberField', () => {
  const open = async (props: Record<string, unknown> = {}) => {
    const onchange = vi.fn<(value: number) => void>()
    const screen = await render(NumberField, {
      label: 'Weight',
      value: 0.25,
      min: -1,
      max: 1,
      onchange,
      words: en,
      ...props,
    })
    const input = screen.getByRole('textbox', { name: 'Weight' })
    return { screen, input, onchange }
  }

  it('shows the value with a true minus and takes either', async () => {
    const { input, onchange } = await open({ value: -0.5 })
    await expect.element(input).toHaveValue('−0.50')
    await input.fill('-0.7')
    expect(onchange).toHaveBeenLastCalledWith(-0.7)
    await input.fill('−0.8')
    expect(onchange).toHaveBeenLastCalledWith(-0.8)
  })

  it('never loses what was typed badly, and says what is wrong with it', async () => {
    const { screen, input, onchange } = await open()
    await input.fill('0.5x')
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('That isn’t a number; it should look like 0.5.')
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
    await userEvent.keyboard('{Tab}')
    await expect.element(input).toHaveValue('0.5x')
    await input.fill('7')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('It must be from −1 to 1.')
    expect(onchange).not.toHaveBeenCalled()
    await input.fill('0.5')
    expect(onchange).toHaveBeenLastCalledWith(0.5)
    expect(screen.container.querySelector('[role=alert]')).toBeNull()
  })

  it('gives up on Escape, and steps with the arrows within its limits', async () => {
    const { input, onchange } = await open({ value: 0.95 })
    await input.fill('rubbish')
    await userEvent.keyboard('{Escape}')
    await expect.element(input).toHaveValue('0.95')
    await userEvent.keyboard('{ArrowUp}')
    expect(onchange).toHaveBeenLastCalledWith(1)
    await userEvent.keyboard('{ArrowDown}')
    expect(onchange).toHaveBeenLastCalledWith(0.85)
  })

  it('is read and written in the language of the reader', async () => {
    const { input, onchange } = await open({ lang: 'de' })
    await expect.element(input).toHaveValue('0,25')
    await input.fill('0,5')
    expect(onchange).toHaveBeenLastCalledWith(0.5)
  })

  it('fits and reads well in every look, with an error too', async () => {
    const { screen, input } = await open()
    await expectAccessible(() => screen.container, {
      initial: () => {},
      error: () => input.fill('x'),
    })
  })
})

describe('Button', () => {
  it('is large enough for a finger and tells whether it is pressed', async () => {
    const screen = await render(Button, { children: snippet('<span>Go</span>'), pressed: true })
    const button = screen.getByRole('button', { name: 'Go' })
    await expect.element(button).toHaveAttribute('aria-pressed', 'true')
    expect((button.element() as HTMLElement).offsetHeight).toBeGreaterThanOrEqual(34)
    expect((button.element() as HTMLElement).offsetWidth).toBeGreaterThanOrEqual(34)
  })

  it('doesn’t move under the finger for readers who want no motion', async () => {
    await setLook({ reducedMotion: true })
    const screen = await render(Button, { children: snippet('<span>Go</span>') })
    expect(getComputedStyle(screen.getByRole('button').element()).translate).toBe('none')
    await setLook({})
  })
})
