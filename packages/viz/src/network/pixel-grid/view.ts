import { noisyPicture, type SymbolNoise, symbols, symbolVariant } from '@nextword/core/network'
import { seededRandom } from '@nextword/core/numbers'
import type { Drawing } from '../../kit/drawing.ts'
import { line, rect, text } from '../../kit/drawing.ts'
import { formatNumber } from '../../kit/format.ts'
import { plainText, type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'

export type Brush = 'black' | 'white' | 'grey'
export type Pixels = readonly number[]

export const brushValue: Readonly<Record<Brush, number>> = { black: -1, white: 1, grey: 0 }

/** What a stroke that begins on a pixel paints: the brush, or its opposite where that is there already. */
export function strokeValue(pixel: number, brush: Brush): number {
  if (pixel !== brushValue[brush]) return brushValue[brush]
  return brush === 'white' ? -1 : 1
}

export function withPixels(pixels: Pixels, cells: readonly number[], value: number): Pixels {
  if (cells.every((cell) => pixels[cell] === value)) return pixels
  return pixels.map((pixel, i) => (cells.includes(i) ? value : pixel))
}

export const blankPixels: Pixels = Array<number>(9).fill(1)

/** How a picture stands to the four symbols; a distance is how many pixels would have to flip. */
export type Standing =
  | { readonly kind: 'blank' | 'none' }
  | {
      readonly kind: 'exact' | 'near'
      readonly symbols: readonly number[]
      readonly distance: number
    }

/** As far as this a picture is still called after its nearest symbol. */
const nearEnough = 2.5

export function standingOf(pixels: Pixels): Standing {
  // A display of one shade shows nothing, and every symbol is as far from it as its pixels are many.
  if (pixels.every((pixel) => pixel === pixels[0])) return { kind: 'blank' }
  const distances = symbols.map((symbol) =>
    pixels.reduce((sum, pixel, i) => sum + Math.abs(pixel - symbol.pixels[i]) / 2, 0),
  )
  const distance = Math.min(...distances)
  if (distance > nearEnough) return { kind: 'none' }
  const nearest = symbols.map((_, i) => i).filter((i) => distances[i] - distance < 1e-6)
  return { kind: distance < 1e-6 ? 'exact' : 'near', symbols: nearest, distance }
}

/** A spoilt copy: of the symbol that the picture is nearest to, else of the picture itself. */
export function noisyPixels(pixels: Pixels, noise: SymbolNoise, seed: number): Pixels {
  const standing = standingOf(pixels)
  const random = seededRandom(seed)
  const spoilt =
    'symbols' in standing && standing.symbols.length === 1
      ? symbolVariant(standing.symbols[0], noise, random)
      : noisyPicture(pixels, noise, random)
  // The sum turns −0 into 0.
  return Array.from(spoilt, (pixel) => Math.round(pixel * 100) / 100 + 0)
}

export interface PixelGridOptions {
  readonly words: Words
  readonly lang?: string
  readonly neurons?: boolean
  readonly highlight?: number | null
  /** The pixel that the reader painted last, to be read out. */
  readonly painted?: number | null
}

export interface PixelGridView {
  readonly cells: readonly {
    readonly label: string
    readonly grey: number
    readonly lit: boolean
  }[]
  readonly sentence: Sentence
  readonly live: string
  readonly table: Table
}

export function pixelGridView(pixels: Pixels, options: PixelGridOptions): PixelGridView {
  const { words, lang = 'en', neurons = false, highlight = null, painted = null } = options
  const own = words.pixelGrid
  const tone = (pixel: number): string => {
    if (pixel === -1) return own.tones.black
    if (pixel === 1) return own.tones.white
    return pixel < -0.2 ? own.tones.dark : pixel > 0.2 ? own.tones.light : own.tones.grey
  }
  const place = (i: number): readonly [number, number] => [Math.floor(i / 3) + 1, (i % 3) + 1]
  const label = (i: number): string => own.cell(...place(i), tone(pixels[i]))
  const standing = standingSentence(standingOf(pixels), words, lang)
  const pointed =
    highlight === null
      ? own.allNumbers()
      : own.pixelIs(
          ...place(highlight),
          tone(pixels[highlight]),
          highlight + 1,
          valueText(pixels[highlight], lang),
          pixels[highlight],
        )
  return {
    cells: pixels.map((grey, i) => ({ label: label(i), grey, lit: i === highlight })),
    sentence: neurons ? sentences(standing, pointed) : standing,
    live: (painted === null ? '' : `${label(painted)}. `) + plainText(standing),
    table: {
      caption: own.table,
      columns: own.columns,
      rows: pixels.map((pixel, i) => [
        own.place(...place(i)),
        tone(pixel),
        i + 1,
        valueText(pixel, lang),
      ]),
    },
  }
}

/** What the picture is, as a sentence. */
export function standingSentence(standing: Standing, words: Words, lang = 'en'): Sentence {
  const own = words.pixelGrid
  if (standing.kind === 'blank') return own.blank()
  if (standing.kind === 'none') return own.none()
  if (!('symbols' in standing)) return own.none()
  const names = standing.symbols.map((i) => words.symbols.names[i])
  if (standing.kind === 'exact') return own.exact(names[0])
  const rounded = Math.max(0.1, Math.round(standing.distance * 10) / 10)
  const written = formatNumber(rounded, lang, Number.isInteger(rounded) ? 0 : 1)
  return names.length === 1
    ? own.nearest(names[0], written, rounded)
    : own.between(names, written, rounded)
}

/** A pixel's number: whole where it is whole. */
export const valueText = (pixel: number, lang = 'en'): string =>
  formatNumber(pixel, lang, Number.isInteger(pixel) ? 0 : 2)

/**
 * The nine input neurons: each third of them stands beside the row of pixels it reads, and thin lines
 * lead there.
 * @param reach - how far the neurons stand from the pixels, in px
 * @param height - of the pixels beside them
 */
export function neuronsDrawing(
  pixels: Pixels,
  options: PixelGridOptions & { readonly reach: number; readonly height: number },
): Drawing {
  const { words, lang = 'en', highlight = null, reach, height } = options
  const pitch = height / 9
  const row = height / 3
  const side = Math.round(pitch * 0.76)
  const width = reach + side + 44
  // Where there is room each neuron has its number beside it.
  const numbered = reach > 60
  const end = numbered ? reach - 22 : reach - 2
  const marks = pixels.flatMap((pixel, i) => {
    const y = (i + 0.5) * pitch
    const lit = i === highlight
    const id = `pixel-${i}`
    return [
      line(2, (Math.floor(i / 3) + 0.5) * row, end, y, {
        stroke: lit ? 'ink' : 'hair',
        strokeWidth: lit ? 2 : 1,
      }),
      rect(reach - 4, y - pitch / 2, width - reach + 4, pitch, { fill: lit ? 'grid' : 'none', id }),
      rect(reach, y - side / 2, side, side, {
        fill: { pixel },
        stroke: lit ? 'ink' : 'quiet',
        strokeWidth: lit ? 2.5 : 1,
        id,
      }),
      ...(numbered
        ? [text(reach - 8, y, String(i + 1), { anchor: 'end', middle: true, fill: 'quiet' })]
        : []),
      text(width - 2, y, valueText(pixel, lang), { anchor: 'end', middle: true, bold: lit }),
    ]
  })
  const numbers = pixels.map((pixel) => valueText(pixel, lang)).join(', ')
  return { width, height, marks, label: words.pixelGrid.neurons(numbers) }
}
