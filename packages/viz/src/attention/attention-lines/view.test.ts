import { createEmbeddingTable } from '@nextword/core/embeddings'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark, TextMark } from '../../kit/drawing.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { companions } from './companions.ts'
import { lookIn, story, table } from './fixtures.ts'
import { hollowMarks } from './hollow-marks.ts'
import { type Asked, sideOf } from './looking.ts'
import { attentionTable } from './numbers-table.ts'
import type { AttentionPicture, Stage } from './picture.ts'
import { placedLabels } from './plane-labels.ts'
import { attentionSentence } from './says.ts'
import { sentenceLayout } from './sentence-layout.ts'
import { attentionLines, wholePx } from './sentence-lines.ts'
import { sentenceWords } from './sentence-words.ts'
import { cellText, formRows, stageNames, stageRows } from './stages.ts'
import { attentionDrawing } from './view.ts'

function picture(
  text: string,
  asked: Partial<Asked> & { readonly word?: string } = {},
  more: Partial<AttentionPicture> = {},
): AttentionPicture {
  const looked = lookIn(text, asked)
  return {
    words: looked.asked.words,
    leftOut: 0,
    looked,
    cue: -1,
    taps: [],
    means: undefined,
    stage: 'mixing',
    text: en,
    lang: 'en',
    ...more,
  }
}

const flat = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'group' ? flat(mark.marks) : [mark]))
const texts = (marks: readonly Mark[]): string[] =>
  flat(marks)
    .filter((mark): mark is TextMark => mark.kind === 'text')
    .map((mark) => mark.text)
const says = (of: AttentionPicture): string => plainText(attentionSentence(of))

describe('the sentence in lines', () => {
  const shown = story('river').split(' ')

  it('stays inside its width, word beside word', () => {
    fc.assert(
      fc.property(fc.integer({ min: 240, max: 1200 }), (width) => {
        const { words } = sentenceLayout(shown, 10, true, width)
        words.forEach((word, i) => {
          expect(word.x + word.width).toBeLessThanOrEqual(width)
          const before = words[i - 1]
          if (before?.row === word.row) expect(word.x).toBeGreaterThan(before.x + before.width)
          else if (before !== undefined) expect(word.y).toBeGreaterThan(before.y)
        })
      }),
    )
  })

  it('is as high at every width of a phone, and at every width of a desk', () => {
    for (const looks of [true, false])
      for (const [low, high] of [
        [272, 559],
        [560, 1200],
      ]) {
        const heights = [low, (low + high) / 2, high].map(
          (width) =>
            attentionDrawing(
              picture(story('river'), {}, { stage: looks ? 'mixing' : 'entry' }),
              width,
            ).height,
        )
        expect(new Set(heights).size).toBe(1)
      }
  })

  it('fits two lines of a 320 px phone for every story of ‘bank’', () => {
    for (const cue of ['river', 'money', 'ducks', 'nothing'])
      expect(sentenceLayout(story(cue).split(' '), 10, true, 272).rows).toBe(2)
  })
})

describe('the lines of attention', () => {
  const { weights, asked } = lookIn(story('river'))
  const layout = sentenceLayout(story('river').split(' '), asked.focus, true, 560)

  it('are as wide as the weights, and make one whole where they meet', () => {
    const lines = attentionLines(layout, asked.focus, weights, 0.5)
    expect(lines.map(({ place }) => place).sort((a, b) => a - b)).toEqual([0, 1, 4, 7])
    for (const { place, widthPx } of lines) expect(widthPx).toBeCloseTo(weights[place] * wholePx, 9)
    expect(lines.reduce((sum, { widthPx }) => sum + widthPx, 0)).toBeCloseTo(wholePx, 9)
  })

  it('are filled from the word on as far as the mix is taken in', () => {
    const at = (mixing: number) => attentionLines(layout, asked.focus, weights, mixing)
    expect(at(0).every(({ filled }) => filled === '')).toBe(true)
    for (const { d, filled } of at(1)) expect(filled).toBe(d)
    for (const { d, filled } of at(0.5)) {
      expect(filled).not.toBe(d)
      // Both begin at the word.
      expect(filled.split('C')[0]).toBe(d.split('C')[0])
    }
  })

  it('reach a word on any line of text, before and after it', () => {
    const words = 'bank '.repeat(30).trim().split(' ')
    const narrow = sentenceLayout(words, 14, true, 300)
    const all = new Float64Array(30).fill(1 / 29)
    all[14] = 0
    const lines = attentionLines(narrow, 14, all, 1)
    expect(lines).toHaveLength(29)
    for (const { d } of lines) expect(d).toMatch(/^M[\d. ]+C[\d. -]+$/)
  })
})

describe('a line that waits to be filled', () => {
  it('is as wide as its weight by a rim in full colour, and pale inside', () => {
    const { marks } = attentionDrawing(picture(story('river'), { mixing: 0 }), 900)
    const { weights } = lookIn(story('river'))
    const widths = (stroke: string) =>
      marks.flatMap((mark) =>
        mark.kind === 'path' && mark.stroke === stroke ? [mark.strokeWidth ?? 1] : [],
      )
    for (const place of [0, 1, 4, 7]) {
      expect(widths('positive')).toContain(weights[place] * wholePx)
      expect(widths('positive-soft')).toContain(weights[place] * wholePx - 2)
    }
  })

  it('too thin for a rim is dashed until then', () => {
    expect(hollowMarks('M0 0V9', 2)).toMatchObject([{ stroke: 'positive', dash: [2, 2] }])
  })
})

describe('labels on the plane', () => {
  it('never cover each other or a point', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 200 }),
      text: fc.constantFrom('bank', 'deposit', 'to'),
      size: fc.constant(12),
      radius: fc.constant(3),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), (points) => {
        const frame = { left: 0, right: 300, top: 0, bottom: 200 }
        const boxes = placedLabels(points, frame).flatMap((place, i) => {
          if (place === null) return []
          const width = points[i].text.length * 12 * 0.61
          const left =
            place.x - (place.anchor === 'start' ? 0 : place.anchor === 'end' ? width : width / 2)
          return [{ left, right: left + width, top: place.y - 6, bottom: place.y + 6 }]
        })
        boxes.forEach((a, i) => {
          expect(a.left).toBeGreaterThanOrEqual(0)
          expect(a.right).toBeLessThanOrEqual(300)
          for (const b of boxes.slice(i + 1))
            expect(
              a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
            ).toBe(false)
        })
      }),
    )
  })
})

describe('the plane', () => {
  it('has every word where its two likenesses are, and names the axes with them', () => {
    const { marks } = attentionDrawing(picture(story('river')), 900)
    const written = texts(marks)
    for (const word of ['bank', 'before', 'water', 'stream', 'shore', 'cash', 'loan', 'deposit'])
      expect(written).toContain(word)
    expect(written).toContain('→ like water, stream, shore')
    expect(written).toContain('↑ like cash, loan, deposit')
    const { now } = lookIn(story('river'))
    expect(written).toContain(now[0].toFixed(2))
    expect(written).toContain(now[1].toFixed(2))
  })

  it('says what its dashed line is, and where nought is', () => {
    for (const width of [272, 900])
      for (const of of [picture(story('river')), picture('the dog'), picture('bank bank bank')]) {
        const written = texts(attentionDrawing(of, width).marks)
        expect(written).toContain('equally like both')
        expect(written.filter((one) => one === '0')).toHaveLength(2)
      }
  })

  it('has all that is looked at, as it is written in the sentence', () => {
    const { marks } = attentionDrawing(picture(story('river')), 900)
    expect(texts(marks)).toEqual(expect.arrayContaining(['Nora', 'talked', 'river', 'walked']))
    const long = 'river lake boat fish duck frog water sea ship bank'
    const { looked } = picture(long)
    const attended = companions({ looked: looked!, looks: true, cue: -1 })
    for (const word of long.split(' ').slice(0, -1))
      expect(attended.map((one) => one.word)).toContain(word)
  })

  it('has the same marks on a phone, with or without room for their names', () => {
    const circles = (width: number): number =>
      flat(attentionDrawing(picture(story('river'), { mixing: 0 }), width).marks).filter(
        ({ kind }) => kind === 'circle',
      ).length
    for (const width of [272, 320, 560]) expect(circles(width)).toBe(circles(1000))
  })

  it('says what ‘bank’ is made of, summand by summand', () => {
    const { marks } = attentionDrawing(picture(story('river'), { mixing: 0.5 }), 1000)
    const { weights } = lookIn(story('river'))
    const written = texts(marks)
    expect(written).toContain('1.00 × bank')
    expect(written).toContain(`+ ${(weights[4] / 2).toFixed(2)} × river`)
  })

  it('stays within its drawing, for own sentences too', () => {
    for (const width of [272, 340, 560, 1000])
      for (const text of [story('ducks'), 'river', 'bank bank bank', 'the of and']) {
        const { marks, height } = attentionDrawing(picture(text), width)
        for (const mark of flat(marks)) {
          if (mark.kind === 'path') expect(mark.d).not.toMatch(/NaN|undefined/)
          if (mark.kind === 'path' || mark.kind === 'group') continue
          expect(mark.x ?? 0).toBeGreaterThanOrEqual(-8)
          expect(mark.x ?? 0).toBeLessThanOrEqual(width + 1)
          expect(mark.y ?? 0).toBeLessThanOrEqual(height + 1)
        }
      }
  })
})

describe('the sentence that says what is shown', () => {
  it('tells that the entry doesn’t move when the cue does', () => {
    const entry = (cue: string) => {
      const words = sentenceWords(story(cue), table)
      return says(
        picture(
          story(cue),
          { mixing: 0 },
          { stage: 'entry' as Stage, cue: words.findIndex(({ key }) => key === cue) },
        ),
      )
    }
    expect(entry('river')).toMatch(
      /^The story says ‘river’, yet ‘bank’ stays where it was, more like cash \(0\.49\) than like water \(0\.1[89]\)/,
    )
    expect(entry('money')).toBe(entry('river').replace('river', 'money'))
  })

  it('tells how far it has come and whether it crossed', () => {
    const at = (cue: string, mixing: number, means: 0 | 1 | null) =>
      says(picture(story(cue), { mixing }, { means }))
    expect(at('river', 0, 0)).toMatch(
      /^Nothing is mixed in yet: ‘bank’ is more like cash .*‘river’, 45%\.$/,
    )
    expect(at('river', 0.5, 0)).toMatch(
      /^With 50% of the mix, the largest part of it ‘river’ \(45%\), .* It is on its way over\.$/,
    )
    expect(at('money', 0.5, 1)).toMatch(/^With 50% of the mix, most of it ‘money’ \(52%\), /)
    expect(at('river', 1, 0)).toMatch(/It has crossed over\.$/)
    expect(at('money', 1, 1)).toMatch(/That is the side the story means\.$/)
    expect(at('ducks', 1, 0)).toMatch(/The wrong side: the story means the other ‘bank’\.$/)
    expect(at('nothing', 1, null)).toMatch(/Nothing in the story tells which is meant\.$/)
  })

  it('calls a word of the story by its name, so that ‘nothing’ isn’t taken for nothing', () => {
    const at = (mixing: number) => says(picture(story('nothing'), { mixing }, { means: null }))
    expect(at(0)).toMatch(/ It looks most at ‘nothing’, 28%\.$/)
    expect(at(1)).toMatch(/ of it ‘nothing’ \(28%\), ‘bank’ is/)
  })

  it('doesn’t call one number more than the same number', () => {
    const two = (first: string, second: string) => ({
      first,
      second,
      firstWords: 'words',
      secondWords: 'meaning',
      ahead: { word: 'words', value: first },
      behind: { word: 'meaning', value: second },
    })
    const said = (first: string, second: string) =>
      plainText(en.attentionLines.alone('one', two(first, second)))
    expect(said('0.75', '0.75')).toMatch(/as much like words \(0\.75\) as like meaning \(0\.75\)/)
    expect(said('0.76', '0.75')).toMatch(/more like words \(0\.76\) than like meaning \(0\.75\)/)
  })

  it('tells that all that it looks at count alike, or that it is one alone', () => {
    const average = (mixing: number) => says(picture(story('river'), { mixing, average: true }))
    expect(average(0)).toMatch(/ It looks at all alike, 25% each\.$/)
    expect(average(1)).toMatch(/^With 100% of the mix, all alike \(25% each\), ‘bank’ is/)
    const one = says(picture('the river and the bank', { mixing: 1, average: true }))
    expect(one).toMatch(/all of it ‘river’ \(100%\)/)
  })

  it('tells what was left out', () => {
    const of = picture('Nora saw a zorblax by the bank', { mixing: 1 }, { leftOut: 9960 })
    expect(says(of)).toMatch(
      /The table doesn’t have ‘a’, ‘zorblax’: they are left out\. 7 words are kept, 9,960 are left out\.$/,
    )
    const odd = says(picture('אבג bank 😀 \u200b', {}, {}))
    expect(odd).toMatch(/doesn’t have ‘אבג’, ‘😀’, ‘⟨200B⟩’: they are left out\.$/)
    const many = picture('qa qb qc qd qe bank', {}, {})
    expect(says(many)).toContain('‘qa’, ‘qb’, ‘qc’ and 2 more')
  })

  it('tells that a word alone has nothing to look at', () => {
    expect(says(picture('bank'))).toMatch(
      /^‘bank’ has nothing to look at here, so it stays as it is/,
    )
    expect(says(picture('the bank and'))).toMatch(/nothing to look at/)
  })

  it('tells that there is nothing to show', () => {
    const nothing = (text: string): AttentionPicture => ({
      ...picture('bank'),
      words: sentenceWords(text, table),
      looked: undefined,
    })
    expect(says(nothing('zorblax'))).toMatch(/^The table has none of these words/)
    expect(says(nothing(''))).toMatch(/^Type a sentence/)
    expect(attentionTable(nothing(''))).toBe(undefined)
    expect(() => attentionDrawing(nothing('zorblax 🙂'), 272)).not.toThrow()
    expect(() => attentionDrawing(nothing(''), 272)).not.toThrow()
  })
})

describe('the table', () => {
  it('has a row for each word that counts, one for those left out, and bank before and now', () => {
    const { rows, columns } = attentionTable(picture(story('river'), { dropped: [1] }))!
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
    expect(rows.map(([word]) => word)).toEqual([
      'Nora',
      'talked',
      'river',
      'walked',
      'about the Then she to the and',
      'bank, before',
      'bank, now',
    ])
    expect(columns.slice(2, 4)).toEqual(['like water\u00a0…', 'like cash\u00a0…'])
    expect(rows[0][1]).toMatch(/^0\.\d{3}$/)
    expect(rows[1].at(-1)).toBe('dropped by you')
    expect(rows[4].at(-1)).toBe('in every sentence: left out')
  })
})

describe('a word of no two known meanings', () => {
  it('is held against the two words that it looks at most', () => {
    const { senses, ambiguous } = lookIn('Nora saw the river and the boat on the lake', {
      word: 'boat',
      looksBack: false,
    })
    expect(ambiguous).toBe(false)
    expect(senses.map(({ words }) => words[0]).sort()).toEqual(['lake', 'river'])
  })

  it('and of no other word is held against its own neighbours', () => {
    const { senses } = lookIn('river')
    expect(senses[0].words).toHaveLength(1)
    expect(senses[0].words).not.toEqual(['river'])
  })

  it('takes meanings that somebody names, if the table has them', () => {
    const named = lookIn('the river', { senses: [['Lake', 'zorblax'], ['street']] })
    expect(named.senses.map(({ words }) => words)).toEqual([['lake'], ['street']])
    expect(lookIn(story('river'), { senses: [['zorblax'], ['street']] }).senses[0].words).toEqual([
      'water',
      'stream',
      'shore',
    ])
  })

  it('draws even with a table of a single word', () => {
    const single = createEmbeddingTable({
      words: ['bank'],
      width: 2,
      values: Float32Array.of(1, 2),
    })
    const of = picture('bank bank zorblax', { table: single })
    expect(attentionDrawing(of, 560).height).toBeGreaterThan(0)
    expect(says(of)).not.toMatch(/NaN|undefined/)
  })
})

describe('every stage', () => {
  const looked = lookIn(story('river'))
  const rows = stageRows(looked, en, 'en')

  it('has a row for each word the table has, and five cells', () => {
    expect(rows).toHaveLength(12)
    for (const { cells } of rows) expect(cells).toHaveLength(stageNames.length)
    expect(rows[3].cells[2]).toBe('−∞')
    expect(rows[4].cells[4]).toBe('0.45\u00a0× value')
    const weights = rows.map(({ cells }) => Number(cells[3]))
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 2)
  })

  it('opens to products that add up, as far as the digits go', () => {
    const text = cellText(looked, 4, 'scores', en, 'en').replaceAll('−', '-')
    const products = [...text.matchAll(/number \d+: ([-\d.]+) × \(?([-\d.]+)\)? = (-?\d+\.\d+)/g)]
    expect(products).toHaveLength(3)
    let sum = 0
    for (const [, a, b, product] of products) {
      expect(Number(a) * Number(b)).toBeCloseTo(Number(product), 2)
      sum += Number(product)
    }
    const [, rest, whole] = /make ([-\d.]+); together ([-\d.]+)\.$/.exec(text)!
    expect(sum + Number(rest)).toBeCloseTo(Number(whole), 2)
    expect(Number(whole)).toBeCloseTo(Number(rows[4].cells[0]), 2)
  })

  it('opens to the division, the mask, softmax and the mix', () => {
    expect(cellText(looked, 4, 'scaled', en, 'en')).toBe(
      `${rows[4].cells[0]} ÷ √100 = ${rows[4].cells[1]}`,
    )
    expect(cellText(looked, 3, 'masked', en, 'en')).toMatch(/in every sentence/)
    expect(cellText(looked, 4, 'masked', en, 'en')).toMatch(/^river may be looked at/)
    const [, raised, sum, weight] = /= ([\d.]+); over the sum of all, ([\d.]+): ([\d.]+)\.$/.exec(
      cellText(looked, 4, 'pattern', en, 'en'),
    )!
    expect(Number(raised) / Number(sum)).toBeCloseTo(Number(weight), 2)
    expect(cellText(looked, 3, 'pattern', en, 'en')).toBe(
      'the isn’t looked at, so it gives nothing.',
    )
    const mix = cellText(looked, 4, 'mix', en, 'en').replaceAll('−', '-')
    for (const [, a, b, product] of mix.matchAll(/: ([-\d.]+) × \(?([-\d.]+)\)? = (-?\d+\.\d+)/g))
      expect(Number(a) * Number(b)).toBeCloseTo(Number(product), 2)
  })

  it('opens to what was set by hand, and to the plain average', () => {
    const set = lookIn(story('river'), { pins: [{ place: 4, weight: 0.9 }] })
    expect(cellText(set, 4, 'pattern', en, 'en')).toMatch(
      /^Softmax gives 0\.45\d; .* it is 0\.900\.$/,
    )
    const average = lookIn(story('river'), { average: true })
    expect(cellText(average, 4, 'pattern', en, 'en')).toBe(
      'A plain average of 4 words: 1 ÷ 4 = 0.250.',
    )
  })

  it('of every form stands beside the plain average', () => {
    const forms = formRows(looked, en, 'en')
    expect(forms.map(({ name }) => name)).toEqual([
      'naive',
      'centred',
      'withoutStopWords',
      'othersAdded',
      'average',
    ])
    expect(forms.map(({ likeness }) => sideOf(likeness))).toEqual([1, 1, 1, 0, 1])
    expect(forms.map(({ side }) => side)).toEqual(['cash', 'cash', 'cash', 'water', 'cash'])
    expect(forms[0].itself).toBe('67%')
    expect(forms[3].itself).toBe(null)
    expect(forms[3].most).toBe('river 45%')
  })
})

describe('the reader’s hand', () => {
  it('drops a word and sets a weight, and the rest share what is left', () => {
    const plain = lookIn(story('river')).weights
    const dropped = lookIn(story('river'), { dropped: [4] }).weights
    expect(dropped[4]).toBe(0)
    expect(dropped[0] / dropped[1]).toBeCloseTo(plain[0] / plain[1], 9)
    const pinned = lookIn(story('river'), { pins: [{ place: 0, weight: 1 }] }).weights
    expect(pinned[0]).toBe(1)
    expect(pinned[4]).toBe(0)
  })

  it('can let it look ahead too', () => {
    expect(lookIn('the bank by the river').weights[4]).toBe(0)
    expect(says(picture('the bank by the river'))).toMatch(
      /^‘bank’ looks back, and there is nothing/,
    )
    expect(lookIn('the bank by the river', { looksBack: false }).weights[4]).toBe(1)
  })
})
