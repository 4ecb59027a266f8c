import { type Drawing, round, type TextMark } from './drawing.ts'
import { escaped, marksText } from './marks-text.ts'
import { fixedColour, type Theme } from './paint.ts'

const mono = "ui-monospace, 'IBM Plex Mono', 'DejaVu Sans Mono', monospace"
const sans = "ui-sans-serif, system-ui, 'Inter', 'Segoe UI', sans-serif"

/** The drawing as an SVG file: one theme's colours, no script, nothing from elsewhere. */
export function svgText(drawing: Drawing, theme: Theme = 'light'): string {
  const { width, height } = drawing
  const sheet = fixedColour('sheet', theme)
  const font = (mark: TextMark) => ({
    'font-size': mark.size ?? 12,
    'font-family': mark.face === 'sans' ? sans : mono,
    'text-anchor': mark.anchor ?? 'start',
    ...(mark.bold ? { 'font-weight': 600 } : {}),
    ...(mark.halo
      ? {
          'paint-order': 'stroke',
          stroke: sheet,
          'stroke-width': 5,
          'stroke-linejoin': 'round',
        }
      : {}),
  })
  const marks = drawing.marks.map((mark) =>
    marksText([mark], { colour: (paint) => fixedColour(paint, theme), font }),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" ` +
      `viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-label="${escaped(drawing.label)}">`,
    `<rect width="100%" height="100%" fill="${sheet}"/>`,
    ...marks,
    '</svg>',
  ].join('\n')
}
