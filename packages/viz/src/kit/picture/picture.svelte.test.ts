import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-svelte'
import PixelGrid from '../../network/pixel-grid/PixelGrid.svelte'
import { pictureSvg } from './picture-svg.ts'
import { picturePng } from './picture-png.ts'
import type { PathShape, TextShape } from './picture.ts'
import { readPicture } from './read-picture.ts'

/** An element of this markup, on the page at a known place. */
function placed(markup: string): HTMLElement {
  const element = document.createElement('div')
  // A test's own markup, put together by the parser.
  element.append(document.createRange().createContextualFragment(markup))
  Object.assign(element.style, { position: 'absolute', left: '10px', top: '20px', width: '200px' })
  document.body.append(element)
  return element
}

const paths = (shapes: readonly { kind: string }[]): PathShape[] =>
  shapes.filter((shape): shape is PathShape => shape.kind === 'path')
const texts = (shapes: readonly { kind: string }[]): TextShape[] =>
  shapes.filter((shape): shape is TextShape => shape.kind === 'text')

describe('a figure read off the screen', () => {
  it('has each shape where it stands, in the colour that its style gives it', () => {
    const frame = placed(
      '<svg width="100" height="50" viewBox="0 0 50 25"><g opacity="0.5"><rect x="5" y="5" width="10" height="10" fill="rgb(1, 2, 3)"/></g></svg>',
    )
    const { shapes } = readPicture(frame, [frame], 'a square')
    const [square] = paths(shapes)
    expect(square).toMatchObject({
      d: 'M5 5h10v10h-10z',
      matrix: [2, 0, 0, 2, 0, 0],
      fill: 'rgb(1, 2, 3)',
      stroke: 'none',
      opacity: 0.5,
    })
    frame.remove()
  })

  it('keeps a stroke that no scale touches as thin as it was', () => {
    const frame = placed(
      '<svg width="100" height="100" viewBox="0 0 10 10"><line x1="0" y1="5" x2="10" y2="5" stroke="red" stroke-width="3" vector-effect="non-scaling-stroke"/></svg>',
    )
    const [line] = paths(readPicture(frame, [frame], '').shapes)
    expect(line.strokeWidth * 10).toBeCloseTo(3, 6)
    frame.remove()
  })

  it('breaks text as the screen does, and leaves out what is only read aloud', () => {
    const frame = placed(
      '<p style="margin:0;width:90px;font:16px monospace">hand and and three four</p><span class="unseen">not this</span><p hidden>nor this</p><p data-tool>nor +</p>',
    )
    const lines = texts(readPicture(frame, [frame], '').shapes)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.map(({ text }) => text).join(' ')).toBe('hand and and three four')
    expect(lines[1].y).toBeGreaterThan(lines[0].y + 10)
    expect(lines[0]).toMatchObject({ size: 16, x: 0 })
    frame.remove()
  })

  it('is an SVG without script or anything from elsewhere, whatever the text is', () => {
    const frame = placed('<p></p>')
    frame.querySelector('p')!.textContent = '<script>alert("1")</script> & ]]>'
    const svg = pictureSvg(readPicture(frame, [frame], '"><script>'))
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(read.querySelector('parsererror, script')).toBeNull()
    expect(read.documentElement.textContent?.replaceAll('\n', ' ')).toContain(
      '<script>alert("1")</script> & ]]>',
    )
    expect(svg).not.toMatch(/href="(?!data:image\/png)/)
    frame.remove()
  })

  it('paints the same as a PNG, twice as sharp', async () => {
    const frame = placed(
      '<svg width="20" height="20"><rect width="20" height="20" fill="rgb(200, 0, 0)"/></svg>',
    )
    const blob = await picturePng(readPicture(frame, [frame], ''))
    const bitmap = await createImageBitmap(blob)
    expect(bitmap.width).toBe(400)
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    expect([...context.getImageData(20, 20, 1, 1).data]).toEqual([200, 0, 0, 255])
    frame.remove()
  })

  it('holds a whole figure: its title, its picture and what it says', async () => {
    const screen = await render(PixelGrid, { number: 4 })
    const figure = screen.container.querySelector('figure')!
    const parts = [
      ...figure.querySelectorAll(':scope > figcaption, :scope > .board, :scope > .says'),
    ]
    const picture = readPicture(figure, parts, 'a symbol')
    const written = texts(picture.shapes)
      .map(({ text }) => text)
      .join(' ')
    expect(written).toContain('FIG. 4')
    expect(paths(picture.shapes).length).toBeGreaterThan(9)
    for (const { x } of texts(picture.shapes)) expect(x).toBeLessThan(picture.width)
    expect(pictureSvg(picture)).not.toContain('var(')
  })
})
