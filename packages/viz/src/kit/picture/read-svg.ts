import type { Matrix, Shape } from './picture.ts'

/** The shapes of an SVG on the screen, each with the colours that its styles give it. */
export function readSvg(svg: SVGSVGElement, origin: DOMRect, shapes: Shape[]): void {
  readGroup(svg, origin, 1, shapes)
}

function readGroup(
  group: SVGElement,
  origin: DOMRect,
  opacityBefore: number,
  shapes: Shape[],
): void {
  for (const element of group.children) {
    if (!(element instanceof SVGGraphicsElement)) continue
    const style = getComputedStyle(element)
    if (style.display === 'none' || style.visibility === 'hidden') continue
    const opacity = opacityBefore * Number(style.opacity)
    if (opacity === 0) continue
    if (element instanceof SVGTextElement) readText(element, style, origin, opacity, shapes)
    else if (element instanceof SVGGeometryElement)
      readGeometry(element, style, origin, opacity, shapes)
    else if (!(element instanceof SVGForeignObjectElement))
      readGroup(element, origin, opacity, shapes)
  }
}

function readGeometry(
  element: SVGGeometryElement,
  style: CSSStyleDeclaration,
  origin: DOMRect,
  opacity: number,
  shapes: Shape[],
): void {
  const d = outlineOf(element)
  const matrix = matrixOf(element, origin)
  if (d === null || matrix === null) return
  // A stroke that the drawing's scale doesn't touch is undone by that scale.
  const isFixed = style.getPropertyValue('vector-effect') === 'non-scaling-stroke'
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) || 1
  const width = Number.parseFloat(style.strokeWidth) || 0
  shapes.push({
    kind: 'path',
    d,
    matrix,
    fill: paintOf(style.fill),
    stroke: width > 0 ? paintOf(style.stroke) : 'none',
    strokeWidth: isFixed ? width / scale : width,
    dash:
      style.strokeDasharray === 'none'
        ? []
        : style.strokeDasharray.split(',').map((length) => Number.parseFloat(length)),
    opacity,
  })
}

const paintOf = (paint: string): string =>
  paint === '' || paint.startsWith('url') ? 'none' : paint

/** Any of SVG's basic shapes as a path. */
function outlineOf(element: SVGGeometryElement): string | null {
  const number = (name: string): number => Number(element.getAttribute(name) ?? 0)
  switch (element.localName) {
    case 'path':
      return element.getAttribute('d')
    case 'rect': {
      const [width, height] = [number('width'), number('height')]
      if (!(width > 0 && height > 0)) return null
      return `M${number('x')} ${number('y')}h${width}v${height}h${-width}z`
    }
    case 'circle':
    case 'ellipse': {
      const rx = number(element.localName === 'circle' ? 'r' : 'rx')
      const ry = number(element.localName === 'circle' ? 'r' : 'ry')
      return `M${number('cx') - rx} ${number('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`
    }
    case 'line':
      return `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`
    case 'polyline':
    case 'polygon': {
      const points = element.getAttribute('points')?.trim() ?? ''
      return points === '' ? null : `M${points}${element.localName === 'polygon' ? 'z' : ''}`
    }
    default:
      return null
  }
}

function readText(
  element: SVGTextElement,
  style: CSSStyleDeclaration,
  origin: DOMRect,
  opacity: number,
  shapes: Shape[],
): void {
  const text = element.textContent ?? ''
  const matrix = matrixOf(element, origin)
  if (matrix === null || text.trim() === '' || element.getNumberOfChars() === 0) return
  // Where the browser has put the first letter, whatever the anchor.
  const { x, y } = element.getStartPositionOfChar(0)
  const haloWidth = Number.parseFloat(style.strokeWidth) || 0
  const hasHalo = style.stroke !== 'none' && style.stroke !== '' && haloWidth > 0
  shapes.push({
    kind: 'text',
    text,
    x,
    y,
    matrix,
    fill: paintOf(style.fill),
    halo: hasHalo ? style.stroke : 'none',
    haloWidth,
    size: Number.parseFloat(style.fontSize),
    weight: style.fontWeight,
    family: style.fontFamily,
    opacity,
  })
}

/** From an element's own units to px from the origin. */
function matrixOf(element: SVGGraphicsElement, origin: DOMRect): Matrix | null {
  const matrix = element.getScreenCTM()
  return matrix === null
    ? null
    : [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e - origin.left, matrix.f - origin.top]
}
