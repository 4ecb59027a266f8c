import { createEmbeddingTable, distance } from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { monoWidth } from './drawing.ts'
import { plainText } from './sentence.ts'
import { sentencesDrawing } from './sentences-drawing.ts'
import {
  compareSentences,
  hundredths,
  likenessShade,
  mostWords,
  readSentence,
  sampleSentences,
  sentencesSays,
  spannedPlaces,
} from './sentences-view.ts'

const shipped = wordTable(words2000)
const compared = compareSentences(shipped, sampleSentences)
const says = (texts: readonly string[], chosen: number): string =>
  plainText(sentencesSays(compareSentences(shipped, texts), chosen, en))

describe('a sentence', () => {
  it('is its known words in their order; of the others each is named once', () => {
    const table = createEmbeddingTable({
      words: ['dog', "don't", 'bit'],
      width: 2,
      values: Float32Array.of(1, 0, 0, 1, 1, 1),
    })
    expect(readSentence(table, ' The DOG bit, the dog don’t! ')).toEqual({
      text: 'The DOG bit, the dog don’t!',
      rows: [0, 2, 0, 1],
      unknown: ['The', 'the'],
      cut: false,
    })
  })

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(readSentence(shipped, text).rows.length).toBeLessThanOrEqual(mostWords)
        expect(says(['the dog', text], 1).length).toBeGreaterThan(10)
      }),
    )
    for (const text of ['', ' ', '\ud800', '😀😀', 'שלום עולם', '<img onerror=x>'])
      expect(says([...sampleSentences, text], 8)).not.toMatch(/NaN|undefined/)
  })

  it('of ten thousand words is read as far as it counts, quickly', () => {
    const long = 'the dog bit the man '.repeat(2000)
    const { rows, cut } = readSentence(shipped, long)
    expect(rows).toHaveLength(mostWords)
    expect(cut).toBe(true)
    expect(says(['the dog', long], 1)).toContain('Only the first 200 words were read.')
    expect(readSentence(shipped, 'x'.repeat(100_000))).toMatchObject({ rows: [], cut: true })
  })
})

describe('sentences compared', () => {
  it('have all their words in the table that ships', () => {
    for (const { unknown, text } of compared.sentences) expect(unknown, text).toEqual([])
  })

  it('of one matter are most like each other', () => {
    expect(compared.nearest).toEqual([1, 0, 3, 2, 5, 4, 7, 6])
  })

  it('of the same words are the same, whoever bit whom', () => {
    expect(compared.likeness[0][1]).toBeCloseTo(1, 9)
    expect(says(sampleSentences, 0)).toContain(
      'likeness 1.00. They have the same words, and a mean of words knows no order.',
    )
  })

  it('of the same words are told of whichever is chosen, and only where there are such', () => {
    expect(says(sampleSentences, 5)).toContain(
      'Sentences 1 and 2 have the same words: likeness 1.00. A mean of words knows no order.',
    )
    expect(says(sampleSentences.slice(1), 4)).not.toContain('no order')
    expect(says(['zyzzyva', '', 'the dog', 'the river'], 2)).not.toContain('no order')
  })

  it('of one likeness, as far as the figures tell, are named together', () => {
    const texts = [...sampleSentences, 'Bit the man the dog']
    expect(says(texts, 8)).toBe(
      'Sentence 9 is as like 1, “The dog bit the man.” as 2: likeness 1.00. They have the same words, and a mean of words knows no order.',
    )
    expect(says(sampleSentences, 5)).toMatch(/^Sentence 6 is most like 5/)
  })

  it('are each like themselves, and as like one way as the other', () => {
    compared.likeness.forEach((row, i) => {
      expect(row[i]).toBeCloseTo(1, 9)
      row.forEach((value, j) => expect(value).toBeCloseTo(compared.likeness[j][i]!, 12))
    })
  })

  it('are compared without those that have no known word', () => {
    const with0 = compareSentences(shipped, ['the dog', 'zyzzyva', ''])
    expect(with0.likeness[1]).toEqual([null, null, null])
    expect(with0.nearest).toEqual([null, null, null])
    expect(with0.places[1]).toBe(null)
    expect(says(['the dog', 'zyzzyva', ''], 0)).toContain('no other sentence')
    expect(says(['the dog', 'zyzzyva', ''], 1)).toContain('None of its words has a vector here.')
    expect(says(['the dog', 'zyzzyva', ''], 1)).toContain('Left out')
    expect(says(['the dog', 'zyzzyva', ''], 2)).toContain('nothing written')
  })

  it('can be compared with any table, also one that doesn’t know how common words are', () => {
    const bare = createEmbeddingTable({
      words: ['dog', 'cat', 'bank'],
      width: 2,
      values: Float32Array.of(1, 0.2, 1, 0.1, -1, 3),
    })
    const { nearest } = compareSentences(bare, ['dog', 'cat', 'bank'])
    expect(nearest[0]).toBe(1)
    expect(compareSentences(bare, []).likeness).toEqual([])
  })
})

describe('vectors in the space that they span', () => {
  it('are as far apart as before, in no more dimensions than there are vectors', () => {
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(vector, { maxLength: 4 }), (lists) => {
        const vectors = lists.map((list) => Float64Array.from(list))
        const places = spannedPlaces(vectors)
        for (const [i, a] of vectors.entries())
          for (const [j, b] of vectors.entries())
            expect(distance(places[i], places[j])).toBeCloseTo(distance(a, b), 7)
        for (const place of places) expect(place.length).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('the drawing of sentences', () => {
  it('stays within its frame, and keeps its height', () => {
    for (const width of [254, 600]) {
      const { marks, height } = sentencesDrawing(compared, 5, width, en)
      expect(height).toBe(210)
      for (const mark of marks)
        if (mark.kind === 'text' && mark.anchor === 'middle') {
          const half = monoWidth(mark.text, 12) / 2
          expect(mark.x - half).toBeGreaterThan(0)
          expect(mark.x + half).toBeLessThan(width)
          expect(mark.y).toBeLessThan(height)
        }
    }
  })

  it('gives one mark to all that lie in one place, and says so', () => {
    const { marks, label } = sentencesDrawing(compared, 5, 300, en)
    const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))
    expect(texts).toContain('1, 2')
    expect(texts).not.toContain('1')
    expect(texts).not.toContain('2')
    expect(label).toMatch(/^8 sentences on a plane.* In one place: 1, 2\.$/)
  })

  it('keeps a heap of sentences in one place within its frame', () => {
    const heap = compareSentences(shipped, [...Array<string>(12).fill('The dog'), 'The river'])
    for (const mark of sentencesDrawing(heap, 0, 254, en).marks)
      if (mark.kind === 'text' && mark.anchor === 'middle') {
        const half = monoWidth(mark.text, 12) / 2
        expect(mark.x - half).toBeGreaterThan(0)
        expect(mark.x + half).toBeLessThan(254)
      }
  })

  it('offers the next of those that lie in one place', () => {
    const tapped = (chosen: number): string[] =>
      sentencesDrawing(compared, chosen, 300, en).marks.flatMap(({ id }) => id ?? [])
    expect(tapped(0)).toContain('sentence-1')
    expect(tapped(1)).toContain('sentence-0')
    expect(tapped(5)).toContain('sentence-0')
  })

  it('is empty, not broken, where no sentence has a vector', () => {
    const nothing = compareSentences(shipped, ['', 'zyzzyva'])
    expect(JSON.stringify(sentencesDrawing(nothing, 0, 300, en))).not.toMatch(/null|NaN/)
  })
})

describe('a likeness', () => {
  it('is written in hundredths, with a shade of its sign', () => {
    expect(hundredths(0.534, en)).toBe('53')
    expect(hundredths(-0.181, en)).toBe('−18')
    expect(hundredths(-0.001, en)).toBe('0')
    expect(hundredths(null, en)).toBe('–')
    expect([1, 0.4, 0, -0.4, null].map(likenessShade)).toEqual(['p4', 'p2', 'p0', 'n2', 'p0'])
  })
})
