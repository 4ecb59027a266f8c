import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../kit/drawing.ts'
import { beginningText, firstBeginning, heard, plainBeginning } from '../../kit/language/index.ts'
import { en } from '../../words/en.ts'
import { climbOf, rightWords } from './climb.ts'
import type { Clouds, Plane } from './clouds.ts'
import { testBeginning, testLanguage, testWorld } from './fixtures.ts'
import { ladderDrawing, layerFromId, rungId } from './ladder.ts'
import { lensTable } from './numbers-table.ts'
import { planeDrawing, spotAt } from './plane.ts'
import { rightWordsDrawing } from './right-words-grid.ts'
import { sentencePieces } from './sentence-pieces.ts'
import { shortened, wordShown } from './written.ts'

const language = testLanguage()
const told = heard(testWorld, beginningText(testBeginning))
const climb = climbOf(language, told, told.words.length)
const textsOf = (marks: readonly Mark[]): string[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []))

describe('the ladder', () => {
  const { marks, height, label } = ladderDrawing(climb, 1, 300, en, 'en')

  it('has a rung a layer, the lowest at the foot, each with five words and its KL', () => {
    const texts = textsOf(marks)
    expect(texts.filter((text) => /layer|embedding/.test(text))).toEqual([
      'embedding',
      'after layer 1',
      'after layer 2',
    ])
    expect(texts).toHaveLength(3 * 7)
    const [embedding, last] = ['embedding', 'after layer 2'].map((name) =>
      marks.find((mark) => mark.kind === 'text' && mark.text === name),
    )
    expect((embedding as { y: number }).y).toBeGreaterThan((last as { y: number }).y)
    expect(height).toBe(3 * 52)
    expect(label).toMatch(/embedding: .+; after layer 1: /)
  })

  it('shows hollow what can’t come', () => {
    const wrong = climb.rungs.flatMap(({ next }) => next.rows.filter(({ truth }) => truth === 0))
    const bars = (stroke: string): number => {
      const one = marks.find((mark) => mark.kind === 'path' && mark.stroke === stroke)
      return (one as { d: string }).d.split('M').length - 1
    }
    expect(wrong.length).toBeGreaterThan(0)
    expect([bars('negative'), bars('positive')]).toEqual([wrong.length, 15 - wrong.length])
  })

  it('can be tapped on every rung', () => {
    const ids = marks.flatMap(({ id }) => (id === undefined ? [] : [layerFromId(id)]))
    expect(ids).toEqual([0, 1, 2])
    expect(layerFromId(rungId(7))).toBe(7)
    expect(layerFromId('word:1')).toBeUndefined()
  })

  it('stays inside its width, from a phone on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 260, max: 900 }), (width) => {
        const paths = ladderDrawing(climb, 2, width, en, 'en').marks.flatMap((mark) =>
          mark.kind === 'path' ? [...mark.d.matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)] : [],
        )
        expect(paths.length).toBeGreaterThan(30)
        for (const [, x, length] of paths)
          expect(Number(x) + Number(length)).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('the words that can come', () => {
  it('have a cell a layer, and the truth at the end', () => {
    const { marks } = rightWordsDrawing(rightWords(climb), 0, 400, en, 'en', {
      world: testWorld,
      before: 'and',
    })
    const texts = textsOf(marks)
    expect(texts.slice(0, 4)).toEqual(['0', '1', '2', 'truth'])
    expect(texts).toHaveLength(4 + 2 * (1 + 3 + 1))
    expect(texts.filter((text) => text === '75%' || text === '25%')).toHaveLength(2)
  })
})

describe('the plane', () => {
  const plane = (x: number): Plane => ({
    middle: Float64Array.of(0, 0),
    across: Float64Array.of(1, 0),
    up: Float64Array.of(0, 1),
    means: [
      { x: -x, y: 0 },
      { x, y: 0 },
    ],
    nearer: 1,
  })
  const clouds: Clouds = {
    planes: [plane(1), plane(2)],
    told: [
      [
        [
          { x: 0, y: 0 },
          { x: -2, y: 0 },
        ],
      ],
      [
        [
          { x: 0, y: 0 },
          { x: 2, y: 0 },
        ],
      ],
    ],
    untold: [
      [
        { x: 0, y: 0 },
        { x: 0, y: 1 },
      ],
    ],
    drawn: 2,
    reach: { x: 2, y: 1 },
  }
  const rungs = climb.rungs.slice(0, 2).map((rung) => ({ ...rung, vector: [-2, 0] }))
  const drawn = (level: number, width = 300) =>
    planeDrawing(
      {
        clouds,
        rungs,
        senses: ['bank-river', 'bank-money'],
        here: 'and',
        level,
        words: en,
        lang: 'en',
      },
      width,
    )

  it('names the clouds where they lie', () => {
    expect(textsOf(drawn(1).marks)).toEqual(['your ‘and’', '● river', '□ money', '+ not told'])
  })

  it('puts the reader’s dot where its vector lies, with one scale for all layers', () => {
    const dot = drawn(1).marks.find(({ kind }) => kind === 'circle') as { x: number; y: number }
    // Two to the left is as far as any story lies.
    expect(dot.x).toBe(14)
    expect(dot.y).toBe((220 - 24) / 2)
  })

  it('moves straight between two layers', () => {
    expect(spotAt(clouds.told[0][0], 0.25)).toEqual({ x: -0.5, y: 0 })
    expect(spotAt(clouds.told[0][0], 1)).toEqual({ x: -2, y: 0 })
  })

  it('is as high whatever the layer', () => {
    expect(drawn(0, 300).height).toBe(drawn(0.5, 379).height)
    expect(drawn(0, 380).height).toBe(drawn(1, 700).height)
  })
})

describe('the sentence’s pieces', () => {
  it('are its words as they are written, the cue among them', () => {
    const pieces = sentencePieces(firstBeginning, heard(testWorld, beginningText(firstBeginning)))
    expect(pieces.map(({ written }) => written).join('|')).toBe(
      'Nora|talked|about|the|river|.|Then|she|walked|to|the|bank|and',
    )
    expect(pieces.filter(({ isCue }) => isCue).map(({ written }) => written)).toEqual(['river'])
    expect(pieces[5].before).toBe('')
    expect(pieces[1].isKnown).toBe(false)
  })

  it('are as many as the world hears, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const heardText = heard(testWorld, text)
        expect(sentencePieces(plainBeginning(text), heardText)).toHaveLength(heardText.words.length)
      }),
    )
    const dotted = heard(testWorld, 'İ İ')
    expect(sentencePieces(plainBeginning('İ İ'), dotted)).toHaveLength(dotted.words.length)
  })
})

describe('the table', () => {
  it('has a row a rung, and the truth', () => {
    const table = lensTable(
      { climb, told, several: null, clouds: null, words: en, lang: 'en' },
      language,
      null,
    )
    expect(table.columns).toEqual([...en.logitLens.columns, 'P(sat)', 'P(swam)'])
    expect(table.rows).toHaveLength(4)
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true)
    expect(table.rows[3]).toEqual(['truth', 'sat', '75%', '0.00', '100%', '75%', '25%'])
  })

  it('has the senses where a guess tells them', () => {
    const several = { word: 'bank', at: 7, senses: ['bank-river', 'bank-money'] }
    const rung = { shares: [0.25, 0.5], others: 0.25 }
    const table = lensTable(
      { climb, told, several, clouds: null, words: en, lang: 'en' },
      language,
      { truth: [1, 0], rungs: [rung, rung, rung] },
    )
    expect(table.rows.map((row) => row.slice(-2))).toEqual([
      ['25%', '50%'],
      ['25%', '50%'],
      ['25%', '50%'],
      ['100%', '0%'],
    ])
  })
})

describe('a word as it is shown', () => {
  it('is named where it is none, and cut where there is no room', () => {
    expect(wordShown({ word: '<s>', written: '<s>' }, en)).toBe('the end')
    expect(wordShown({ word: '<unk>', written: '<unk>' }, en)).toBe('unknown')
    expect(wordShown({ word: 'sat', written: 'sat' }, en)).toBe('sat')
    expect(shortened('grandmother', 50, 12)).toBe('grandm…')
  })
})
