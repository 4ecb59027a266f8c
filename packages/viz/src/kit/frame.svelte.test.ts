import { createRawSnippet } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { en } from '../words/en.ts'
import Board from './Board.svelte'
import DataTable from './DataTable.svelte'
import { circle, type Drawing, rect, text } from './drawing.ts'
import Figure from './Figure.svelte'
import { say, strong } from './sentence.ts'
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
