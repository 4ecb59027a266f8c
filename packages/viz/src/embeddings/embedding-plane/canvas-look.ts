import type { Token } from '../../kit/paint.ts'
import type { CanvasLook } from './pen.ts'

/**
 * The tokens that the plane is drawn with, and which property of the probe carries each: a browser
 * resolves a colour only where it is used.
 */
const carriers = {
  ink: 'color',
  sheet: 'backgroundColor',
  quiet: 'borderTopColor',
  hair: 'borderRightColor',
  positive: 'borderBottomColor',
  negative: 'borderLeftColor',
  grid: 'outlineColor',
} as const

/** The page's colours and letters, read from an element whose style uses them. */
export function lookOf(probe: Element): CanvasLook {
  const style = getComputedStyle(probe)
  const colours = Object.fromEntries(
    Object.entries(carriers).map(([token, property]) => [token, style[property]]),
  ) as Record<Token, string>
  return { colours, face: style.fontFamily }
}

const conditions = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-contrast: more)',
]

/**
 * Calls back when the colours may have changed: the reader's settings, or, since the probe's colours
 * move by a transition, anything on the page that changes them.
 * @returns a way to stop
 */
export function watchLook(probe: Element, onlook: () => void): () => void {
  const queries = conditions.map((condition) => matchMedia(condition))
  for (const query of queries) query.addEventListener('change', onlook)
  probe.addEventListener('transitionend', onlook)
  document.fonts.addEventListener('loadingdone', onlook)
  return () => {
    for (const query of queries) query.removeEventListener('change', onlook)
    probe.removeEventListener('transitionend', onlook)
    document.fonts.removeEventListener('loadingdone', onlook)
  }
}

/** How wide texts of 12 px are: the letters of a typewriter are all alike, others are measured. */
export function textMeasure(
  context: CanvasRenderingContext2D,
  face: string,
): (text: string, bold: boolean) => number {
  const measure = (text: string, bold: boolean): number => {
    context.font = `${bold ? 600 : 400} 12px ${face}`
    return context.measureText(text).width
  }
  const kinds = [false, true].map((bold) => {
    const letter = measure('m', bold)
    const known = new Map<string, number>()
    return (text: string): number => {
      let width = known.get(text)
      if (width === undefined) {
        width = /^[\x20-\x7e]*$/.test(text) ? text.length * letter : measure(text, bold)
        known.set(text, width)
      }
      return width
    }
  })
  return (text, bold) => kinds[bold ? 1 : 0](text)
}
