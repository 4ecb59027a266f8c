import { baselineShift, type Mark, round, type TextMark } from './drawing.ts'
import { joinedPaths } from './joined-paths.ts'
import type { Paint } from './paint.ts'

/** How marks are written where a picture is text: in a file of its own, or within the page. */
export interface MarkupLook {
  /** The paint as a colour. */
  readonly colour: (paint: Paint) => string
  /** What a text says of its letters. */
  readonly font: (mark: TextMark) => Record<string, string | number>
  /** Writes each mark's `id`, so that pointers can be told which it was. */
  readonly ids?: boolean
}

/** The marks as SVG: text is escaped, nothing comes from elsewhere. */
export function marksText(given: readonly Mark[], look: MarkupLook): string {
  const marks = look.ids ? given : joinedPaths(given)
  const written: string[] = []
  for (let i = 0; i < marks.length;) {
    const style = plainTextStyle(marks[i], look)
    let end = i + 1
    if (style !== null)
      while (end < marks.length && sameStyle(style, plainTextStyle(marks[end], look))) end++
    // Many texts that look alike say it once.
    if (style !== null && end - i >= leastAlike) {
      const texts = marks.slice(i, end).map((mark) => textText(mark as TextMark, {}))
      written.push(element('g', {}, style, texts.join('')))
    } else for (const mark of marks.slice(i, end)) written.push(markText(mark, look))
    i = end
  }
  return written.join('')
}

const leastAlike = 3

/** How a text looks, but for its place; null for other marks and for those with more to them. */
function plainTextStyle(mark: Mark, look: MarkupLook): Record<string, string | number> | null {
  const isPlain = mark.kind === 'text' && mark.id === undefined && mark.title === undefined
  // A group fades as one, which is another thing where its texts overlap.
  if (!isPlain || mark.opacity !== undefined) return null
  return { ...look.font(mark), ...styleOf(mark, look) }
}

type Style = Readonly<Record<string, string | number>>

function sameStyle(a: Style, b: Style | null): boolean {
  if (b === null) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

function textText(mark: TextMark, style: Style, before = ''): string {
  const y = mark.middle ? mark.y + baselineShift(mark.size ?? 12) : mark.y
  return element('text', { x: mark.x, y }, style, before + escaped(mark.text))
}

function markText(mark: Mark, look: MarkupLook): string {
  const title = mark.title === undefined ? '' : `<title>${escaped(mark.title)}</title>`
  const style = styleOf(mark, look)
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
    case 'text':
      return textText(mark, { ...look.font(mark), ...style }, title)
    case 'group': {
      const moved =
        mark.x || mark.y
          ? { transform: `translate(${round(mark.x ?? 0)} ${round(mark.y ?? 0)})` }
          : {}
      return element('g', moved, style, title + marksText(mark.marks, look))
    }
  }
}

function styleOf(mark: Mark, look: MarkupLook): Record<string, string | number> {
  const style: Record<string, string | number> = {}
  const fill = mark.fill ?? (mark.kind === 'text' ? 'ink' : undefined)
  if (fill !== undefined) style.fill = look.colour(fill)
  if (mark.stroke !== undefined) style.stroke = look.colour(mark.stroke)
  if (mark.strokeWidth !== undefined) style['stroke-width'] = mark.strokeWidth
  if (mark.dash !== undefined) style['stroke-dasharray'] = mark.dash.join(' ')
  if (mark.opacity !== undefined) style.opacity = mark.opacity
  if (look.ids && mark.id !== undefined) style['data-mark'] = mark.id
  return style
}

function element(
  name: string,
  place: Record<string, string | number>,
  style: Record<string, string | number>,
  content: string,
): string {
  const attributes = Object.entries({ ...place, ...style })
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escaped(typeof value === 'number' ? String(round(value)) : value)}"`,
    )
    .join('')
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

/** The text as XML content or an attribute's value, whoever wrote it. */
export const escaped = (value: string): string =>
  value
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
