import { round } from '../drawing.ts'
import { escaped } from '../marks-text.ts'
import type { Matrix, Picture, Shape } from './picture.ts'

/** A picture as an SVG file: no script, no style sheet, nothing from elsewhere. */
export function pictureSvg({ width, height, background, shapes, label }: Picture): string {
  const [wide, high] = [round(width), round(height)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-label="${escaped(label)}">`,
    `<rect width="100%" height="100%" fill="${escaped(background)}"/>`,
    ...shapes.map(shapeSvg),
    '</svg>',
  ].join('\n')
}

function shapeSvg(shape: Shape): string {
  if (shape.kind === 'image')
    return tag('image', {
      x: round(shape.x),
      y: round(shape.y),
      width: round(shape.width),
      height: round(shape.height),
      href: shape.source,
    })
  const shared = {
    transform: transformOf(shape.matrix),
    fill: shape.fill,
    opacity: shape.opacity < 1 ? shape.opacity : undefined,
  }
  if (shape.kind === 'path')
    return tag('path', {
      d: shape.d,
      ...shared,
      ...(shape.stroke === 'none'
        ? {}
        : {
            stroke: shape.stroke,
            'stroke-width': shape.strokeWidth,
            'stroke-dasharray': shape.dash.length > 0 ? shape.dash.join(' ') : undefined,
          }),
    })
  const text = {
    x: round(shape.x),
    y: round(shape.y),
    ...shared,
    'font-size': shape.size,
    'font-weight': shape.weight === '400' ? undefined : shape.weight,
    'font-family': shape.family,
    ...(shape.halo === 'none'
      ? {}
      : {
          stroke: shape.halo,
          'stroke-width': shape.haloWidth,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        }),
    'xml:space': 'preserve',
  }
  return tag('text', text, escaped(shape.text))
}

const transformOf = (matrix: Matrix): string | undefined =>
  matrix.every((value, i) => value === [1, 0, 0, 1, 0, 0][i])
    ? undefined
    : `matrix(${matrix.map((value) => Number(value.toFixed(4))).join(' ')})`

function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content?: string,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`
}
