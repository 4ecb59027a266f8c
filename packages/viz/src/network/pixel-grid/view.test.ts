import { symbols } from '@nextword/core/network'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellAfter, cellsAlong } from '../../kit/grid-keys.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import {
  blankPixels,
  neuronsDrawing,
  noisyPixels,
  pixelGridView,
  standingOf,
  strokeValue,
  withPixels,
} from './view.ts'

const times = Array.from(symbols[0].pixels)
const picture = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: 9, maxLength: 9 })
  .map((steps) => steps.map((step) => step / 100))
const says = (pixels: readonly number[], options = {}): string =>
  plainText(pixelGridView(pixels, { words: en, ...options }).sentence)

describe('which symbol a picture is', () => {
  it('knows each of the four pixel for pixel', () => {
    symbols.forEach((symbol, i) => {
      expect(standingOf(Array.from(symbol.pixels))).toEqual({
        kind: 'exact',
        symbols: [i],
        distance: 0,
      })
    })
    expect(says(times)).toBe('This is ×, pixel for pixel.')
  })

  it('puts a × without its corner midway between × and /', () => {
    const torn = withPixels(times, [0], 1)
    expect(standingOf(torn)).toEqual({ kind: 'near', symbols: [0, 3], distance: 1 })
    expect(says(torn)).toBe('As near to × as to /: 1 pixel away from both.')
  })

  it('calls a display of a single shade blank, whatever the shade', () => {
    for (const shade of [1, -1, 0, 0.5]) expect(standingOf(Array(9).fill(shade)).kind).toBe('blank')
    expect(says(blankPixels)).toContain('blank')
  })

  it('calls a picture far from all four none of them', () => {
    expect(standingOf([-1, -1, -1, 1, 1, 1, 1, 1, 1]).kind).toBe('none')
  })

  it('counts a fade as a part of a pixel and never writes 0 pixels away', () => {
    expect(says(withPixels(times, [0], -0.5))).toBe('Nearest to ×: 0.3 pixels away from it.')
    expect(says(withPixels(times, [0], -0.99))).toBe('Nearest to ×: 0.1 pixels away from it.')
  })

  it('says something about every picture there is', () => {
    fc.assert(
      fc.property(picture, (pixels) => {
        const sentence = says(pixels)
        expect(sentence).toMatch(/\.$/)
        expect(sentence).not.toMatch(/NaN|undefined|-\d/)
      }),
    )
  })
})

describe('a stroke', () => {
  it('paints the brush, and rubs out where the brush was already', () => {
    expect(strokeValue(1, 'black')).toBe(-1)
    expect(strokeValue(-1, 'black')).toBe(1)
    expect(strokeValue(1, 'white')).toBe(-1)
    expect(strokeValue(0.3, 'white')).toBe(1)
    expect(strokeValue(0, 'grey')).toBe(1)
  })

  it('leaves the array alone where nothing changes', () => {
    expect(withPixels(times, [0], -1)).toBe(times)
    expect(withPixels(times, [0, 8], 1)).toEqual([1, 1, -1, 1, -1, 1, -1, 1, 1])
  })

  it('paints every cell that a fast drag crosses, though the pointer reports only its ends', () => {
    expect(cellsAlong({ x: 0.1, y: 0.1 }, { x: 0.9, y: 0.1 }, 3)).toEqual([0, 1, 2])
    expect(cellsAlong({ x: 0.9, y: 0.9 }, { x: 0.1, y: 0.1 }, 3)).toEqual([8, 4, 0])
  })

  it('paints nothing outside the grid', () => {
    expect(cellsAlong({ x: 0.5, y: 0.5 }, { x: 1.7, y: 0.5 }, 3)).toEqual([4, 5])
    expect(cellsAlong({ x: -0.2, y: 0.5 }, { x: -0.1, y: 2 }, 3)).toEqual([])
  })
})

describe('noise', () => {
  const noise = { flipChance: 0.1, greyAmount: 0.4 }

  it('is the same for the same seed and differs for another', () => {
    expect(noisyPixels(times, noise, 5)).toEqual(noisyPixels(times, noise, 5))
    expect(noisyPixels(times, noise, 5)).not.toEqual(noisyPixels(times, noise, 6))
  })

  it('starts from the symbol each time, so that presses do not add up to mush', () => {
    const once = noisyPixels(times, noise, 5)
    expect(standingOf(once)).toMatchObject({ kind: 'near', symbols: [0] })
    expect(noisyPixels(once, noise, 7)).toEqual(noisyPixels(times, noise, 7))
  })

  it('gives numbers of two digits from −1 to 1, of any picture', () => {
    fc.assert(
      fc.property(picture, fc.nat(), (pixels, seed) => {
        for (const pixel of noisyPixels(pixels, noise, seed)) {
          expect(Math.abs(pixel)).toBeLessThanOrEqual(1)
          expect(Number(pixel.toFixed(2))).toBe(pixel)
        }
      }),
    )
  })
})

describe('what is said of a pixel', () => {
  it('names cells by place and tone', () => {
    const { cells } = pixelGridView([-1, 1, 0, -0.5, 0.5, 1, 1, 1, 1], { words: en })
    expect(cells.map((cell) => cell.label).slice(0, 5)).toEqual([
      'row 1, column 1, black',
      'row 1, column 2, white',
      'row 1, column 3, grey',
      'row 2, column 1, dark grey',
      'row 2, column 2, light grey',
    ])
  })

  it('tells which neuron holds the number of the lit pixel', () => {
    expect(says(times, { neurons: true, highlight: 5 })).toContain(
      'Row 2, column 3 is white: input neuron 6 holds 1.',
    )
    expect(says(times, { neurons: true, highlight: 0 })).toContain('input neuron 1 holds −1.')
  })

  it('reads out the painted pixel before what the picture has become', () => {
    const { live } = pixelGridView(times, { words: en, painted: 4 })
    expect(live).toBe('row 2, column 2, black. This is ×, pixel for pixel.')
  })

  it('has a table of nine rows that agree with the pixels', () => {
    const { table } = pixelGridView(times, { words: en })
    expect(table.rows).toHaveLength(9)
    expect(table.rows[1]).toEqual(['row 1, column 2', 'white', 2, '1'])
  })

  it('writes numbers in the language of the reader', () => {
    expect(
      neuronsDrawing([0.5, ...times.slice(1)], { words: en, lang: 'de', reach: 96, height: 240 })
        .label,
    ).toContain('0,50')
  })

  it('stands each neuron beside the row that it reads', () => {
    const { marks } = neuronsDrawing(times, { words: en, reach: 96, height: 240 })
    const squares = marks.filter((mark) => mark.kind === 'rect' && typeof mark.fill === 'object')
    expect(squares).toHaveLength(9)
    squares.forEach((square, i) => {
      if (square.kind !== 'rect') return
      expect(Math.floor((square.y + square.height / 2) / 80)).toBe(Math.floor(i / 3))
    })
  })
})

describe('the keys of a grid', () => {
  const after = (key: string, cell: number, control = false): number | null =>
    cellAfter(key, control, cell, 3, 3)

  it('move one cell and stop at the edge instead of wrapping', () => {
    expect(after('ArrowRight', 4)).toBe(5)
    expect(after('ArrowRight', 5)).toBe(5)
    expect(after('ArrowLeft', 3)).toBe(3)
    expect(after('ArrowUp', 1)).toBe(1)
    expect(after('ArrowDown', 1)).toBe(4)
    expect(after('ArrowDown', 7)).toBe(7)
  })

  it('go to the ends of the row, and with Control to the ends of the grid', () => {
    expect(after('Home', 4)).toBe(3)
    expect(after('End', 4)).toBe(5)
    expect(after('Home', 4, true)).toBe(0)
    expect(after('End', 4, true)).toBe(8)
    expect(after('a', 4)).toBeNull()
  })
})
