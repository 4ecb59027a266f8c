import { identity, type Shape } from './picture.ts'

/** The lines of a text as it was broken on the screen, each where its baseline begins. */
export function readHtmlText(
  node: Text,
  style: CSSStyleDeclaration,
  origin: DOMRect,
  shapes: Shape[],
): void {
  const written = node.data
  if (written.trim() === '' || style.visibility === 'hidden') return
  const size = Number.parseFloat(style.fontSize)
  const ascent = ascentOf(style)
  for (const { text, box } of linesOf(node))
    shapes.push({
      kind: 'text',
      text: style.textTransform === 'uppercase' ? text.toUpperCase() : text,
      x: box.left - origin.left,
      // The letters' own box, which the line's height doesn't change.
      y: box.top - origin.top + (ascent ?? size * 0.8),
      matrix: identity,
      fill: style.color,
      halo: 'none',
      haloWidth: 0,
      size,
      weight: style.fontWeight,
      family: style.fontFamily,
      opacity: 1,
    })
}

/** Words that stand side by side are one line. */
function linesOf(node: Text): { text: string; box: DOMRect }[] {
  const lines: { text: string; box: DOMRect }[] = []
  const range = document.createRange()
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue
      const last = lines.at(-1)
      // A word that is broken in two is written in its first line.
      if (last !== undefined && Math.abs(last.box.top - box.top) < 2) last.text += ` ${word}`
      else lines.push({ text: word, box })
      break
    }
  }
  return lines
}

let measuring: CanvasRenderingContext2D | null = null

/** From the top of the letters' box down to the baseline, in px. */
function ascentOf({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number | null {
  measuring ??= document.createElement('canvas').getContext('2d')
  if (measuring === null) return null
  measuring.font = `${fontWeight} ${fontSize} ${fontFamily}`
  return measuring.measureText('x').fontBoundingBoxAscent
}
