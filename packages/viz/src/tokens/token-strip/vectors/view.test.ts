import { createEmbeddingTable, distance, rowOf, vectorOf } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../kit/sentence.ts'
import { en } from '../../../words/en.ts'
import { mostWords, pairAtFirst, placedWords, withSwap, wordsIn } from './places.ts'
import { placesNotice, placesView, type PlacesView } from './view.ts'

const table = wordTable(words2000)
const sentence = 'Nora talked about the river. Then she walked to the bank and'
const view = (text: string, swaps: readonly number[] = [], pair = 0): PlacesView => {
  const { words } = wordsIn(text)
  const order = swaps.reduce(
    withSwap,
    words.map((_, at) => at),
  )
  return placesView({ text: words, order, pair, table, words: en, lang: 'en' })
}

describe('two words swapped', () => {
  it('change their places’ numbers and the sums, by as much, and not the words’ own', () => {
    const { placed } = view(sentence, [9], 9)
    expect(placed.map(({ word }) => word).slice(9, 11)).toEqual(['bank', 'the'])
    for (const { word, vector, position, sum, moved } of placed.slice(9, 11)) {
      expect(vector).toEqual(vectorOf(table, rowOf(table, word)!))
      expect(moved.position).toBeGreaterThan(1)
      expect(moved.sum).toBeCloseTo(moved.position, 9)
      sum!.forEach((value, i) => expect(value).toBeCloseTo(vector![i]! + position[i]!, 12))
    }
    // Of two neighbours each moves as far as the other.
    expect(placed[9]!.moved.position).toBeCloseTo(placed[10]!.moved.position, 6)
    for (const { moved } of placed.slice(0, 9)) expect(moved).toEqual({ position: 0, sum: 0 })
  })

  it('are told in words; the table has the lengths of the differences', () => {
    const by = placedWords(['the', 'bank'], [1, 0], table)[0]!.moved.position.toFixed(2)
    const swapped = view('the bank', [0])
    expect(plainText(swapped.sentence)).toBe(
      'bank went from place 1 to 0. All 100 numbers of the word are the same; those of its place are different, and so are the sums.',
    )
    expect(swapped.table.columns[4]).toBe('place: length of the difference')
    expect(swapped.table.rows[0]?.slice(3, 6)).toEqual(['0.00', by, by])
    expect(plainText(view('the bank').sentence)).toContain('bank is at place 1')
  })

  it('are swapped back by the same press', () => {
    const order = [0, 1, 2, 3]
    expect(withSwap(order, 1)).toEqual([0, 2, 1, 3])
    expect(withSwap(withSwap(order, 1), 1)).toEqual(order)
    expect(withSwap(order, 3)).toEqual(order)
    expect(view(sentence, [], 9).swap).toBe('Swap “the” and “bank”')
  })

  it('are at first two that the table knows and that differ', () => {
    const first = (text: string): number => pairAtFirst(wordsIn(text).words, table)
    expect(first(sentence)).toBe(0)
    expect(first('the The bank')).toBe(1)
    expect(first('xyzzy the xyzzy the bank')).toBe(3)
    expect(first('xyzzy the')).toBe(0)
    expect(first('')).toBe(0)
  })

  it('stay where they are on the board, so that what changes is what changed', () => {
    const titles = (swaps: readonly number[]) =>
      view(sentence, swaps, 9)
        .drawing(300)
        .marks.flatMap((mark) => (mark.kind === 'text' && mark.size === 16 ? [mark.text] : []))
    expect(titles([])).toEqual(['the', 'bank'])
    expect(titles([9])).toEqual(['the', 'bank'])
  })
})

describe('the same word twice', () => {
  it('has the same numbers of its own and others of its place', () => {
    const { placed } = view('Rosa had nothing. Then Rosa walked')
    const [first, second] = placed.filter(({ word }) => word === 'Rosa')
    expect(first!.vector).toEqual(second!.vector)
    expect(distance(first!.position, second!.position)).toBeGreaterThan(1)
  })
})

describe('the words of a text', () => {
  it('are cut at what is neither letter, digit nor apostrophe', () => {
    expect(wordsIn('Nora’s boat — 23, well-known… 🙂 שלום').words).toEqual([
      'Nora’s',
      'boat',
      '23',
      'well-known',
      'שלום',
    ])
    expect(wordsIn('')).toEqual({ words: [], left: 0, others: [] })
  })

  it('are the first of ten thousand, and the others are counted', () => {
    const { words, left } = wordsIn('bank '.repeat(10_000))
    expect(words).toHaveLength(mostWords)
    expect(left).toBe(10_000 - mostWords)
  })

  it('are not missed in silence: what is no word is named, each once, five at most', () => {
    const notice = (text: string): string | undefined => {
      const { left, others } = wordsIn(text)
      return placesNotice({ cut: null, left, others, words: en, lang: 'en' })
    }
    expect(notice(sentence)).toBeUndefined()
    expect(notice('Nora’s boat — 23, well-known… “bank”?')).toBeUndefined()
    expect(notice('Xyzzq 😀 foo 😀')).toBe(
      'Left out, since they are neither letters nor digits: 😀.',
    )
    expect(notice('🇩🇪 שלום \ud800')).toContain('neither letters nor digits: 🇩🇪, �.')
    expect(notice('👩‍👩‍👧 + = > < ~ $')).toContain('👩‍👩‍👧, +, =, >, < and 2 more.')
    expect(notice(`${'bank '.repeat(40)}😀`)).toMatch(/8 more words are left out\. Left out,/)
  })

  it('that stand alone or twice and aren’t in the table are said to be unknown to it', () => {
    const unknown = 'The table doesn’t know it, so there are no numbers to add its place to.'
    expect(plainText(view('שלום').sentence)).toContain(unknown)
    expect(plainText(view('xyzzy xyzzy').sentence)).toContain(unknown)
    expect(plainText(view('bank').sentence)).not.toContain(unknown)
    expect(plainText(view('bank bank').sentence)).not.toContain(unknown)
  })

  it('that the table hasn’t are shown as such', () => {
    const { chips, drawing, placed } = view('the xyzzy bank', [], 0)
    expect(chips.map(({ isKnown }) => isKnown)).toEqual([true, false, true])
    expect(placed[1]).toMatchObject({ vector: null, sum: null })
    expect(JSON.stringify(drawing(300))).toContain('the word: unknown to the table')
    const swapped = plainText(view('the xyzzy', [0]).sentence)
    expect(swapped).toContain('The word has none of its own here')
  })
})

describe('the view', () => {
  it('shows something for no word and for one', () => {
    expect(plainText(view('').sentence)).toBe('No words yet: write some.')
    expect(view('').swap).toBeNull()
    expect(plainText(view('bank').sentence)).toContain('stands alone')
    expect(view('bank').drawing(300).height).toBeGreaterThan(100)
  })

  it('is as high on every phone, and as high on every desk', () => {
    const heights = (widths: readonly number[]) =>
      new Set(widths.map((width) => view(sentence, [9], 9).drawing(width).height)).size
    expect(heights([272, 320, 400, 559])).toBe(1)
    expect(heights([560, 700, 1200])).toBe(1)
  })

  it('has a table whose sums can be checked by hand', () => {
    for (const row of view(sentence).table.rows) {
      const [, word, place, sum] = /^(\S+) \+ (\S+) = (\S+)$/.exec(String(row.at(-1)))!
      const read = (text: string): number => Number(text!.replace('−', '-'))
      expect(Math.abs(read(word!) + read(place!) - read(sum!))).toBeLessThan(0.011)
    }
  })

  it('holds no broken number for any text and order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('bank ', 'the ', 'x', ' ', '🙂', '.'), maxLength: 60 }),
        fc.array(fc.nat(12)),
        fc.nat(12),
        (text, swaps, pair) => {
          const shown = view(text, swaps, pair)
          expect(JSON.stringify([shown, shown.drawing(300)])).not.toMatch(/NaN|undefined/)
        },
      ),
    )
  })

  it('takes a table of any width', () => {
    const small = createEmbeddingTable({
      words: ['a', 'b'],
      width: 3,
      values: Float32Array.of(1, 0, -1, 0.5, 0.5, 0.5),
    })
    const shown = placesView({
      text: ['a', 'b'],
      order: [1, 0],
      pair: 0,
      table: small,
      words: en,
      lang: 'en',
    })
    expect(shown.table.rows[0]?.at(-1)).toBe('0.50 + 0.00 = 0.50')
  })
})
