/**
 * What a mark is painted with: a token of the theme, a shade of a sign, or a pixel's own grey.
 *
 * Blue is positive, orange negative, ink chosen; a pixel keeps its grey in every theme.
 */
export type Paint = Token | 'none' | Shade | PixelGrey

export type Token =
  | 'paper'
  | 'sheet'
  | 'ink'
  | 'quiet'
  | 'hair'
  | 'grid'
  | 'positive'
  | 'negative'
  | 'positive-soft'
  | 'negative-soft'
  | 'positive-fill'
  | 'negative-fill'

export type Tone = 'positive' | 'negative'

/** The colour of a sign mixed into the sheet: 0 is the sheet, 1 as strong as ink on it can be read. */
export interface Shade {
  readonly tone: Tone
  readonly strength: number
}

/** −1 black … 1 white, whatever the theme. */
export interface PixelGrey {
  readonly pixel: number
}

export type Theme = 'light' | 'dark'

/** The tokens of both themes; `theme.css` says the same and a test compares the two. */
export const themes: Record<Theme, Record<Token, string>> = {
  light: {
    paper: '#faf9f5',
    sheet: '#ffffff',
    ink: '#191c20',
    quiet: '#5c636b',
    hair: '#d9d6cc',
    grid: '#f1eee6',
    positive: '#0b5fc7',
    negative: '#b84a06',
    'positive-soft': '#dbe9fb',
    'negative-soft': '#fbe6d6',
    'positive-fill': '#4f8cd7',
    'negative-fill': '#c8723d',
  },
  dark: {
    paper: '#101317',
    sheet: '#161a1f',
    ink: '#ecebe6',
    quiet: '#9aa3ad',
    hair: '#343c45',
    grid: '#1c2127',
    positive: '#6db3ff',
    negative: '#ff9d57',
    'positive-soft': '#15314f',
    'negative-soft': '#472a15',
    'positive-fill': '#436a93',
    'negative-fill': '#8f5e3c',
  },
}

/** The shade of a signed number: its sign's colour, as strong as it is large beside `limit`. */
export function shadeOf(value: number, limit = 1, most = 1): Shade {
  const share = Number.isFinite(value) && limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0
  return { tone: value < 0 ? 'negative' : 'positive', strength: share * most }
}

/** The colour of a sign. */
export function toneOf(value: number): Tone {
  return value < 0 ? 'negative' : 'positive'
}

/** The paint as a CSS colour that follows the theme. */
export function cssColour(paint: Paint): string {
  if (paint === 'none') return 'none'
  if (typeof paint === 'string') return `var(--nextword-${paint})`
  if ('pixel' in paint) return greyHex(paint.pixel)
  const percent = Math.round(bounded(paint.strength, 0, 1) * 100)
  return `color-mix(in srgb, var(--nextword-${paint.tone}-fill) ${percent}%, var(--nextword-sheet))`
}

/** The paint as a fixed colour of one theme, for a picture that leaves the page. */
export function fixedColour(paint: Paint, theme: Theme): string {
  if (paint === 'none') return 'none'
  if (typeof paint === 'string') return themes[theme][paint]
  if ('pixel' in paint) return greyHex(paint.pixel)
  const share = Math.round(bounded(paint.strength, 0, 1) * 100) / 100
  const from = channels(themes[theme].sheet)
  const to = channels(themes[theme][`${paint.tone}-fill`])
  return hex(from.map((channel, i) => channel + (to[i] - channel) * share))
}

/** The token of text that stays readable on a fill. */
export function inkOn(fill: Paint): Token {
  return fill === 'positive' || fill === 'negative' || fill === 'ink' ? 'sheet' : 'ink'
}

/** The grey of text on a pixel: white on dark, black on light, in every theme. */
export function greyOn(pixel: number): PixelGrey {
  // Where black and white are as far away, in luminance.
  return { pixel: pixel < -0.08 ? 1 : -1 }
}

const bounded = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low

const greyHex = (pixel: number): string => {
  const level = (bounded(pixel, -1, 1) + 1) / 2
  return hex([level * 255, level * 255, level * 255])
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const hex = (parts: readonly number[]): string =>
  `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
