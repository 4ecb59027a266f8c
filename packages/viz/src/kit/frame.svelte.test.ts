import { createRawSnippet } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { en } from '../words/en.ts'
import Board from './Board.svelte'
import DataTable from './DataTable.svelte'
import { circle, type Drawing, rect, text } from './drawing.ts'
import Figure from './Figure.svelte'
import Says from './Says.svelte'
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
  const open = async (of: typeof table) => {
    const screen = await render(DataTable, { title: 'Numbers', table: of })
    await screen.getByText('Numbers').click()
    return {
      screen,
      box: screen.getByRole('group', { name: 'All numbers' }).element() as HTMLElement,
    }
  }
  const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => [String(i), 0.5])

  it('has a caption, column and row headers, and is no stop for the keyboard where all fits', async () => {
    const { screen, box } = await open(table)
    await expect.element(screen.getByRole('columnheader', { name: 'value' })).toBeVisible()
    await expect.element(screen.getByRole('rowheader', { name: '2' })).toBeVisible()
    await vi.waitFor(() => expect(box.tabIndex).toBe(-1))
  })

  it('shows thirty rows at once; of hundreds some, and the keyboard scrolls on', async () => {
    const { box: small, screen } = await open({ ...table, rows: rowsOf(30) })
    expect(small.scrollHeight).toBe(small.clientHeight)
    screen.unmount()
    const { box } = await open({ ...table, caption: 'All numbers', rows: rowsOf(300) })
    expect(box.scrollHeight).toBeGreaterThan(box.clientHeight)
    await vi.waitFor(() => expect(box.tabIndex).toBe(0))
  })

  it('lets words and headings take several lines, so that a phone has it whole', async () => {
    await setLook({ width: 360 })
    const { box } = await open({
      caption: 'All numbers',
      columns: [
        'word',
        'weight',
        'like water and like streams',
        'like cash and like loans',
        'note',
      ],
      rows: [['about the then she to the', 0.123, 0.456, 0.789, 'in every sentence: left out']],
    })
    expect(box.scrollWidth).toBe(box.clientWidth)
    await setLook({})
  })

  it('costs nothing while it is closed', async () => {
    const screen = await render(DataTable, { title: 'Numbers', table })
    expect(screen.container.querySelectorAll('td')).toHaveLength(0)
  })
})

describe('A sentence with a word that runs the other way', () => {
  it('keeps the order of its own words', async () => {
    const screen = await render(Says, {
      sentence: say`It has ${strong('\u202eriver bank')} and ${'\u202eriver'} here.`,
    })
    expect(screen.container.textContent).toBe('It has river bank and river here.')
    expect(getComputedStyle(screen.container.querySelector('b')!).unicodeBidi).toBe('isolate')
  })
})

describe('Several figures on one page', () => {
  it('don’t all speak of one change, but the one that is in sight, or that has the focus', async () => {
    const regions = await Promise.all(
      ['first', 'second'].map(async (name) => {
        const children = snippet('<button style="display: block; height: 900px">on</button>')
        const live = (message: string) => ({
          words: en,
          title: name,
          sentence: '',
          live: message,
          children,
        })
        const screen = await render(Figure, live('before'))
        const region = screen.container.querySelector('[role=status]') as HTMLElement
        return {
          region,
          button: screen.container.querySelector('button') as HTMLElement,
          tell: (message: string) => screen.rerender(live(message)),
        }
      }),
    )
    const [first, second] = regions
    const heard = () => regions.map(({ region }) => region.textContent)
    for (const { tell } of regions) await tell('one')
    await vi.waitFor(() => expect(heard()).toEqual(['one', '']))
    second.button.scrollIntoView()
    for (const { tell } of regions) await tell('two')
    await vi.waitFor(() => expect(heard()).toEqual(['one', 'two']), 3000)
    first.button.focus({ preventScroll: true })
    await first.tell('three')
    await vi.waitFor(() => expect(heard()).toEqual(['three', 'two']), 3000)
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
