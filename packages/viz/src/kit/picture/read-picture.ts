import { readHtmlText } from './read-text.ts'
import { readSvg } from './read-svg.ts'
import { identity, type Picture, type Shape } from './picture.ts'

/** Not painted: what only screen readers read, controls that are no picture (`data-tool`), what is hidden. */
const leftOut =
  '.unseen, [aria-live], [aria-haspopup], [popover], [data-tool], noscript, template, input, select, textarea, style, script'

/**
 * Reads elements off the screen as shapes, with the colours that they have there: SVG, canvases, text,
 * backgrounds and borders, in the order of the document.
 * @param parts - what is shown, from the top
 * @param frame - gives the width, the origin and the background
 */
export function readPicture(frame: Element, parts: readonly Element[], label: string): Picture {
  const box = frame.getBoundingClientRect()
  const shapes: Shape[] = []
  for (const part of parts) read(part, box, shapes)
  const bottom = Math.max(...parts.map((part) => part.getBoundingClientRect().bottom), box.top + 1)
  return {
    width: box.width,
    height: bottom - box.top,
    background: opaque(getComputedStyle(frame).backgroundColor) ?? '#ffffff',
    shapes,
    label,
  }
}

function read(element: Element, origin: DOMRect, shapes: Shape[]): void {
  if (element.matches(leftOut) || !element.checkVisibility()) return
  if (element instanceof SVGSVGElement) {
    readSvg(element, origin, shapes)
    return
  }
  const style = getComputedStyle(element)
  const box = element.getBoundingClientRect()
  if (box.width > 0 && box.height > 0) readBox(style, box, origin, shapes)
  if (element instanceof HTMLCanvasElement) {
    const source = canvasSource(element)
    if (source !== null)
      shapes.push({
        kind: 'image',
        x: box.left - origin.left,
        y: box.top - origin.top,
        width: box.width,
        height: box.height,
        source,
      })
  }
  for (const child of element.childNodes)
    if (child instanceof Element) read(child, origin, shapes)
    else if (child instanceof Text) readHtmlText(child, style, origin, shapes)
}

/** A canvas as a data address; null where it is empty or holds what the page may not read. */
function canvasSource(canvas: HTMLCanvasElement): string | null {
  if (canvas.width === 0 || canvas.height === 0) return null
  try {
    return canvas.toDataURL('image/png')
  } catch {
    return null
  }
}

function readBox(style: CSSStyleDeclaration, box: DOMRect, origin: DOMRect, shapes: Shape[]): void {
  const [left, top] = [box.left - origin.left, box.top - origin.top]
  const [right, bottom] = [left + box.width, top + box.height]
  const fill = opaque(style.backgroundColor)
  if (fill !== null)
    shapes.push(path(`M${left} ${top}H${right}V${bottom}H${left}Z`, fill, 'none', 0, []))
  const sides = [
    ['Top', `M${left} ${top}H${right}`],
    ['Right', `M${right} ${top}V${bottom}`],
    ['Bottom', `M${left} ${bottom}H${right}`],
    ['Left', `M${left} ${top}V${bottom}`],
  ] as const
  for (const [side, d] of sides) {
    const width = Number.parseFloat(style[`border${side}Width`])
    const colour = opaque(style[`border${side}Color`])
    const kind = style[`border${side}Style`]
    if (!(width > 0) || colour === null || kind === 'none' || kind === 'hidden') continue
    shapes.push(path(d, 'none', colour, width, kind === 'dashed' ? [4, 3] : []))
  }
}

const path = (
  d: string,
  fill: string,
  stroke: string,
  strokeWidth: number,
  dash: readonly number[],
): Shape => ({
  kind: 'path',
  d: d.replaceAll(/\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2)))),
  matrix: identity,
  fill,
  stroke,
  strokeWidth,
  dash,
  opacity: 1,
})

/** A colour that can be seen, or null. */
export const opaque = (colour: string): string | null =>
  colour === 'transparent' || /[,/]\s*0\)$/.test(colour) ? null : colour
