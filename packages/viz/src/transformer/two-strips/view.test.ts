import { seededRandom } from '@nextword/core/numbers'
import { filter, readWorld, sampleStory, UNKNOWN } from '@nextword/core/world'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstBeginning,
  heard,
  loadLanguage,
  modelShares,
  plainBeginning,
  swappedBeginning,
} from '../../kit/language/index.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { drawnText } from './another-text.ts'
import { heightOf, stripCells, type Strips } from './cells.ts'
import { tinyBeginning, tinyLanguage, tinyWorld } from './fixtures.ts'
import { stripsTable } from './numbers-table.ts'
import { stripsSentence } from './says.ts'
import { stripText, stripWords } from './strip-text.ts'
import { gapAt } from './strips-pointer.ts'
import { choicesFor, type Surprise, surprises } from './surprise.ts'

/** What a generator returns at its end. */
function ended<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const turn = work.next()
    if (turn.done) return turn.value
  }
}

const whole = (found: readonly (Surprise | undefined)[]): readonly Surprise[] => {
  expect(found.every((one) => one !== undefined)).toBe(true)
  return found as readonly Surprise[]
}

describe('a text for the strips', () => {
  it('is a beginning and what the world goes on with, to the end of the sentence', async () => {
    const text = stripText(await tinyLanguage(), tinyBeginning)
    expect(text.words.map(({ written }) => written).join(' ')).toBe(
      'The river came . Then Tom swims .',
    )
    expect(text).toMatchObject({ answer: 6, cue: 1 })
    const twin = stripText(await tinyLanguage(), swappedBeginning(tinyBeginning))
    expect(twin.words[twin.answer].word).toBe('pays')
  })

  it('asks for the last word of a story that is over, and has a first word at least', async () => {
    const language = await tinyLanguage()
    expect(stripText(language, plainBeginning('Hello Tom.'))).toMatchObject({ answer: 2, cue: -1 })
    const empty = stripText(language, plainBeginning(''))
    expect(empty.answer).toBe(0)
    // Both are half of all stories: of equals the first by its letters.
    expect(empty.words[0]).toMatchObject({ word: 'hello', written: 'Hello' })
  })

  it('goes on with one word of the model’s after what the world never says', async () => {
    const language = await tinyLanguage()
    const text = stripText(language, plainBeginning('Tom the zebra'))
    expect(text.words).toHaveLength(4)
    expect(text.answer).toBe(3)
    expect(text.words.map(({ isKnown }) => isKnown)).toEqual([true, true, false, true])
    expect(text.words[3].id).toBeGreaterThan(1)
  })
})

describe('the surprise of an answer', () => {
  it('is worked out on paper: one word, and all of it is gone', async () => {
    const language = await tinyLanguage()
    const { words, answer } = stripText(language, tinyBeginning)
    const found = whole(ended(surprises(language, words, answer, 2)))
    const truths = found.map(({ truth }) => truth)
    // Of eight stories three swim and one pays; the four short ones are over by then.
    const unsure = -Math.log2(3 / 4)
    expect(truths).toHaveLength(7)
    for (const seen of [0, 1, 2, 3, 4]) expect(truths[seen]).toBeCloseTo(unsure, 12)
    for (const seen of [5, 6]) expect(truths[seen]).toBeCloseTo(0, 12)
  })

  it('is as counting all stories that fit says, in the small world', async () => {
    const language = await loadLanguage()
    const { words, answer } = stripText(language, firstBeginning)
    const found = whole(ended(surprises(language, words, answer, 2)))
    const { world } = language
    const random = seededRandom(4)
    let fit = 0
    let right = 0
    for (let n = 0; n < 60_000; n++) {
      const story = sampleStory(world, random).words
      if (story[answer - 1] !== 'and' || story[answer - 2] !== 'bank') continue
      fit++
      if (story[answer] === 'sat') right++
    }
    const share = 2 ** -found[2].truth!
    expect(Math.abs(right / fit - share)).toBeLessThan(
      4 * Math.sqrt((share * (1 - share)) / fit) + 1e-9,
    )
  })

  it('falls by a whole bit at the cue, for whichever cue, and hardly before it', async () => {
    const language = await loadLanguage()
    for (const beginning of [firstBeginning, swappedBeginning(firstBeginning)]) {
      const { words, answer, cue } = stripText(language, beginning)
      const found = whole(ended(surprises(language, words, answer, 2)))
      const at = answer - cue
      expect(found[at - 1].truth! - found[at].truth!).toBeCloseTo(1, 1)
      for (let seen = 3; seen < at; seen++)
        expect(Math.abs(found[seen].truth! - found[seen - 1].truth!)).toBeLessThan(0.03)
      // The model sees it too.
      expect(found[at - 1].model - found[at].model).toBeGreaterThan(0.6)
    }
  })

  it('is the model’s own and the filter’s where nothing is hidden, and comes first where asked', async () => {
    const language = await loadLanguage()
    const { words, answer } = stripText(language, firstBeginning)
    const work = surprises(language, words, answer, answer)
    const first = work.next().value as readonly (Surprise | undefined)[]
    expect(first.filter((one) => one !== undefined)).toHaveLength(1)
    const text = heard(
      language.world,
      words.slice(0, answer).map(({ word }) => word),
    )
    expect(first[answer]!.model).toBeCloseTo(
      -Math.log2(modelShares(language, text)[words[answer].id]),
      4,
    )
    expect(first[answer]!.truth).toBe(-Math.log2(0.375))
  })

  it('has no truth after what is never said, and none for a word that the world doesn’t have', async () => {
    const language = await tinyLanguage()
    const words = stripWords(tinyWorld, ['tom', 'river', 'swims'])
    const found = whole(ended(surprises(language, words, 2, 0)))
    expect(found[2].truth).toBeNull()
    // Of three words none of which is known the third may be said, but never swims.
    expect(found[0].truth).toBe(Infinity)
    const zebra = stripWords(tinyWorld, ['hello', 'zebra'])
    expect(whole(ended(surprises(language, zebra, 1, 0)))[1].truth).toBeNull()
    expect(found.every(({ model }) => Number.isFinite(model))).toBe(true)
  })

  it('reads the last words of a text that is longer than the model’s context', async () => {
    const language = await tinyLanguage(tinyWorld, 4)
    const { words, answer } = stripText(language, tinyBeginning)
    for (const { model } of whole(ended(surprises(language, words, answer, 1))))
      expect(Number.isFinite(model)).toBe(true)
  })
})

describe('words to choose from', () => {
  it('are the answer and what else is likely when little is seen', async () => {
    const language = await loadLanguage()
    const { words, answer } = stripText(language, firstBeginning)
    const choices = choicesFor(language, words, answer, 2, 4)
    expect(choices).toContain('sat')
    expect(new Set(choices).size).toBe(4)
    expect(choices.toSorted()).toEqual(choices)
    // They belong to either meaning: with two words seen nobody can know.
    expect(choices.some((word) => ['waited', 'spoke', 'opened'].includes(word))).toBe(true)
  })
})

describe('another text', () => {
  it('is the same for the same seed, and has an answer that a far word tells a lot about', async () => {
    const { world } = await loadLanguage()
    for (let seed = 1; seed <= 20; seed++) {
      const text = ended(drawnText(world, seed))
      expect(ended(drawnText(world, seed))).toEqual(text)
      const { words, answer } = text
      expect(filter(world, words).isPossible).toBe(true)
      const id = world.ids.get(words[answer])!
      const bits = (seen: number): number =>
        -Math.log2(
          filter(
            world,
            words.slice(0, answer).map((word, at) => (at < answer - seen ? UNKNOWN : word)),
          ).probabilities()[id],
        )
      expect(bits(3) - bits(answer), words.join(' ')).toBeGreaterThan(0.7)
    }
  })

  it('is there in a world without words of two senses too', () => {
    const plain = readWorld('rule story = good day . | good night .')
    const text = ended(drawnText(plain, 1))
    expect(text.words).toHaveLength(3)
    expect(text.answer).toBeLessThan(3)
  })
})

describe('the strips', () => {
  const words = stripWords(tinyWorld, ['the', 'river', 'came', '.', 'then', 'tom', 'swims', '.'])
  const text = { words, answer: 6, cue: 1 }
  const of = (truth: number | null): Surprise => ({ truth, model: 3 })
  const strips: Strips = {
    text,
    answer: 6,
    seen: 2,
    isShown: true,
    surprises: [of(8), of(2), of(1), of(1), of(1), of(0), of(0)],
  }

  it('cover what isn’t seen, and what comes', () => {
    expect(stripCells(strips).map(({ cover }) => cover)).toEqual([
      ...['left', 'left', 'left', 'left'],
      ...['none', 'none', 'none', 'right'],
    ])
    expect(stripCells({ ...strips, isShown: false })[6]).toMatchObject({
      cover: 'right',
      isAnswer: true,
    })
  })

  it('have the bits under the words that they are seen from, once the answer is shown', () => {
    expect(stripCells(strips).map(({ bits }) => bits)).toEqual([
      ...[undefined, undefined, undefined, undefined],
      ...[1, 2, 8, undefined],
    ])
    for (const { bits } of stripCells({ ...strips, isShown: false })) expect(bits).toBeUndefined()
  })

  it('cover every word once, wherever they lie', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), fc.boolean(), (answer, seen, isShown) => {
        const cells = stripCells({ ...strips, answer, seen: Math.min(seen, answer), isShown })
        const covers = cells.map(({ cover }) => cover).join(' ')
        expect(covers).toMatch(/^(left ?)*(none ?)*(right ?)*$/)
        expect(cells.filter(({ isEdge }) => isEdge)).toHaveLength(1)
        expect(cells.filter(({ cover }) => cover === 'none')).toHaveLength(
          Math.min(seen, answer) + (isShown ? 1 : 0),
        )
      }),
    )
  })

  it('have columns of a fixed scale, cut off above it', () => {
    expect([0, 1, 2, 4, 9].map(heightOf)).toEqual([0, 0.25, 0.5, 1, 1])
  })

  const says = (change: Partial<Strips>, guess?: string): string =>
    plainText(stripsSentence({ ...strips, ...change }, guess, en, 'en'))

  it('say what is seen, how surprising the answer is, and what the last word told', () => {
    expect(says({ isShown: false })).toMatch(/^Only the last 2 words can be seen\./)
    expect(says({})).toBe(
      'The text says ‘swims’. With 2 words seen it is a surprise of 1.0 bit: its chance is 50%. The last step, to ‘Then’, took off 1.0 bit.',
    )
    expect(says({ seen: 3 }, 'swims')).toMatch(/^Right: .* told nothing new\.$/)
    expect(says({ seen: 0 }, 'pays')).toMatch(
      /^You said ‘pays’, the text says ‘swims’\. To someone who sees nothing it is a surprise of 8\.0 bits: its chance is <1%\.$/,
    )
    expect(says({ surprises: [] })).toMatch(/being worked out/)
    expect(says({ surprises: [of(1), of(1), of(1.5)] })).toMatch(/to ‘Then’, added 0\.5 bits\.$/)
    expect(says({ surprises: [of(1), of(1), of(null)] })).toMatch(/to the model .* 3\.0 bits\.$/)
    expect(says({ surprises: [of(1), of(1), of(Infinity)] })).toMatch(/never says that\.$/)
  })

  it('have a table that gives nothing away before the answer is shown', () => {
    const shown = stripsTable(strips, en, 'en')
    expect(shown.rows[2]).toEqual([2, 'Then', '1.00', '3.00'])
    expect(shown.rows).toHaveLength(7)
    const hidden = JSON.stringify(stripsTable({ ...strips, isShown: false }, en, 'en'))
    expect(hidden).not.toMatch(/swims|river|1\.00/)
  })
})

describe('the gap that a finger is nearest to', () => {
  const box = (place: number, left: number, top: number) => ({
    place,
    left,
    top,
    right: left + 40,
    bottom: top + 100,
  })
  const boxes = [box(0, 0, 0), box(1, 40, 0), box(2, 0, 110), box(3, 40, 110)]

  it.each([
    [5, 50, 0],
    [30, 50, 1],
    [75, 50, 2],
    [900, 50, 2],
    [5, 150, 2],
    [75, 999, 4],
    [30, 108, 3],
  ])('at %d, %d is the one before word %d', (x, y, gap) => {
    expect(gapAt(boxes, x, y)).toBe(gap)
  })
})
