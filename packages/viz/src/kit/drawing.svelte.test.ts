import { expect, it } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { circle, type Drawing as Picture, group, line, rect, text } from './drawing.ts'
import Drawing from './Drawing.svelte'

const picture: Picture = {
  width: 200,
  height: 100,
  label: 'All kinds of marks',
  marks: [
    rect(10, 10, 30, 20, {
      fill: { tone: 'positive', strength: 0.4 },
      stroke: 'ink',
      id: 'box',
      title: 'a box',
    }),
    circle(60, 20, 8, { fill: { pixel: -1 }, opacity: 0.5 }),
    group([line(0, 0, 20, 10, { stroke: 'negative', dash: [5, 3], strokeWidth: 2 })], {
      x: 80,
      y: 10,
    }),
    text(10, 60, '−0.99', { id: 'number' }),
    text(80, 60, '<b>&amp;', { face: 'sans', size: 16, bold: true, anchor: 'middle' }),
    text(140, 60, 'halo', { halo: true, middle: true, fill: 'negative' }),
  ],
}

/** What the eye sees of each shape. */
function seen(container: Element): unknown[] {
  return Array.from(container.querySelectorAll('svg :not(g, title)'), (shape) => {
    const { x, y, width, height } = shape.getBoundingClientRect()
    const corner = container.querySelector('svg')!.getBoundingClientRect()
    const style = getComputedStyle(shape)
    const looks = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'paint-order']
    const letters = ['font-size', 'font-family', 'font-weight', 'text-anchor', 'pointer-events']
    return [
      shape.tagName,
      shape.tagName === 'text' ? shape.textContent : '',
      shape.closest('[data-mark]')?.getAttribute('data-mark'),
      [x - corner.x, y - corner.y, width, height].map((side) => side.toFixed(2)),
      [...looks, ...letters].map((name) => style.getPropertyValue(name)),
    ]
  })
}

it('A still drawing looks just as one that moves, though it is one text.', async () => {
  const moving = await render(Drawing, { drawing: picture })
  const still = await render(Drawing, { drawing: picture, still: true, onmark: () => {} })
  expect(seen(still.container)).toHaveLength(6)
  expect(seen(still.container)).toEqual(seen(moving.container))
})

it('A still drawing of many labels that look alike says so once, and looks the same.', async () => {
  const labels = ['one', 'two', 'three', 'four'].flatMap((word, i) => [
    text(10 + 40 * i, 20, word, { fill: 'quiet' }),
  ])
  const bold = labels.map((label) => ({ ...label, y: 60, bold: true, halo: true }))
  const drawing = { ...picture, marks: [...labels, ...bold, ...labels.slice(0, 2)] }
  const moving = await render(Drawing, { drawing })
  const still = await render(Drawing, { drawing, still: true })
  expect(seen(still.container)).toEqual(seen(moving.container))
  expect(still.container.querySelectorAll('svg [fill]')).toHaveLength(4)
})

it('Lines that look alike are one path in a still drawing that nobody points at.', async () => {
  const lines = [0, 5, 10].map((y, i) => line(0, y, 9, y, { stroke: i === 1 ? 'ink' : 'hair' }))
  const { container } = await render(Drawing, {
    drawing: { ...picture, marks: [...lines, rect(0, 0, 1, 1), ...lines] },
    still: true,
  })
  const paths = Array.from(container.querySelectorAll('path'), (path) => path.getAttribute('d'))
  expect(paths).toEqual(['M0 0L9 0M0 10L9 10', 'M0 5L9 5', 'M0 0L9 0M0 10L9 10', 'M0 5L9 5'])
})

it('A still drawing shows another when it is given one, and text stays text.', async () => {
  const screen = await render(Drawing, { drawing: picture, still: true })
  expect(screen.container.querySelector('b')).toBeNull()
  await screen.rerender({ drawing: { ...picture, marks: [text(0, 20, 'another')] } })
  expect(screen.container.querySelector('svg')?.textContent?.trim()).toBe('another')
})
