import { baselineShift, type Drawing, type Mark, round } from './drawing.ts'
import { fixedColour, type Theme } from './paint.ts'

const mono = "ui-monospace, 'IBM Plex Mono', 'DejaVu Sans Mono', monospace"
const sans = "ui-sans-serif, system-ui, 'Inter', 'Segoe UI', sans-serif"

/** The drawing as an SVG file: one theme's colours, no script, nothing from elsewhere. */
export function svgText(drawing: Drawing, theme: Theme = 'light'): string {
  const { width, height } = drawing
  const sheet = fixedColour('sheet', theme)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" ` +
      `viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-label="${escaped(drawing.label)}">`,
    `<rect width="100%" height="100%" fill="${sheet}"/>`,
    ...drawing.marks.map((mark) => markText(mark, theme)),
    '</svg>',
  ].join('\n')
}

function markText(mark: Mark, theme: Theme): string {
  const title = mark.title === undefined ? '' : `<title>${escaped(mark.title)}</title>`
  const style = styleText(mark, theme)
  switch (mark.kind) {
    case 'rect':
      return element(
        'rect',
        { x: mark.x, y: mark.y, width: mark.width, height: mark.height },
        style,
        title,
      )
    case 'circle':
      return element('circle', { cx: mark.x, cy: mark.y, r: mark.radius }, style, title)
    case 'path':
      return element('path', { d: mark.d }, style, title)
    case 'text': {
      const size = mark.size ?? 12
      const y = mark.middle ? mark.y + baselineShift(size) : mark.y
      const font = {
        'font-size': size,
        'font-family': mark.face === 'sans' ? sans : mono,
        'text-anchor': mark.anchor ?? 'start',
        ...(mark.bold ? { 'font-weight': 600 } : {}),
        ...(mark.halo
          ? {
              'paint-order': 'stroke',
              stroke: fixedColour('sheet', theme),
              'stroke-width': 5,
              'stroke-linejoin': 'round',
            }
          : {}),
      }
      return element('text', { x: mark.x, y, ...font }, style, title + escaped(mark.text))
    }
    case 'group': {
      const moved =
        mark.x || mark.y
          ? { transform: `translate(${round(mark.x ?? 0)} ${round(mark.y ?? 0)})` }
          : {}
      return element(
        'g',
        moved,
        style,
        title + mark.marks.map((inner) => markText(inner, theme)).join(''),
      )
    }
  }
}

function styleText(mark: Mark, theme: Theme): Record<string, string | number> {
  const style: Record<string, string | number> = {}
  const fill = mark.fill ?? (mark.kind === 'text' ? 'ink' : undefined)
  if (fill !== undefined) style.fill = fixedColour(fill, theme)
  if (mark.stroke !== undefined) style.stroke = fixedColour(mark.stroke, theme)
  if (mark.strokeWidth !== undefined) style['stroke-width'] = mark.strokeWidth
  if (mark.dash !== undefined) style['stroke-dasharray'] = mark.dash.join(' ')
  if (mark.opacity !== undefined) style.opacity = mark.opacity
  return style
}

function element(
  name: string,
  place: Record<string, string | number>,
  style: Record<string, string | number>,
  content: string,
): string {
  const attributes = Object.entries({ ...place, ...style })
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(typeof value === 'number' ? String(round(value)) : value)}"`,
    )
    .join('')
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

const escaped = (value: string): string =>
  value
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
