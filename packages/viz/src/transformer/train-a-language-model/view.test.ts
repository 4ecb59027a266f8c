import { readWorld } from '@nextword/core/world'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { chartDrawing, type CurveName } from './chart.ts'
import { type Course, emptyCourse } from './course.ts'
import { skillNames } from './skills.ts'
import { recipeFrom } from './props.ts'
import { starterRecipe } from './recipe.ts'
import type { Sample } from './sample.ts'
import { samplePieces, sampleRows, wrongIn } from './samples-view.ts'
import { tinyWorld } from './testing.ts'
import {
  courseTable,
  leftText,
  probeTable,
  skillRows,
  spokenText,
  type Standing,
  standingSentence,
  statusText,
} from './view.ts'
import { bitsText, wordsText } from './written.ts'

const world = readWorld(tinyWorld)
const moment = (step: number) => ({ step, words: 100 * step, seconds: step / 100 })
const course: Course = {
  now: moment(4000),
  points: [500, 2000, 4000].map((step) => ({ ...moment(step), loss: 3 - step / 2000 })),
  measures: [0, 2000, 4000].map((step) => ({
    ...moment(step),
    kl: 5 - step / 1000,
    agrees: step / 5000,
    skills: skillNames.map((_, i) => (i === 0 ? step / 5000 : i === 1 ? step / 10_000 : null)),
    probes: [{ kl: 0.25, id: world.ids.get('runs')!, truth: 2 / 3, model: 0.5 }, null],
  })),
  samples: [],
  floor: 0.7,
}
const standing = (part: Partial<Standing> = {}): Standing => ({
  course,
  weights: 140_672,
  plannedSteps: 8000,
  plannedWords: 1_019_904,
  playing: false,
  isStarting: false,
  hasReturned: false,
  words: en,
  lang: 'en',
  ...part,
})
const said = (part: Partial<Standing> = {}): string => plainText(standingSentence(standing(part)))

describe('what it says', () => {
  it('before it is trained, while it starts, on the way and at the end', () => {
    const untrained = { course: emptyCourse }
    expect(said(untrained)).toMatch(
      /^Untrained: its 140,672 weights .* 8,000 steps .* 1,020,000 words/,
    )
    expect(said({ ...untrained, weights: null })).toMatch(/^Untrained: its weights are chance/)
    expect(said({ ...untrained, playing: true, isStarting: true })).toMatch(/^Starting/)
    expect(said()).toBe(
      'After 4,000 steps and 400,000 words it is 1.44 bits a word from the truth. It has learnt 1 of 2 skills.',
    )
    expect(said({ hasReturned: true })).toMatch(/^Welcome back: you trained 4,000 steps/)
    expect(said({ plannedSteps: 4000 })).toMatch(/^Done: with 400,000 words .* slowly\.$/)
    expect(said({ plannedSteps: 4000, playing: true })).toMatch(/^After 4,000/)
  })

  it('of a model that has come without its course', () => {
    expect(said({ course: { ...emptyCourse, now: moment(24_000) } })).toMatch(
      /^A model of 24,000 steps/,
    )
  })

  it('aloud: while it runs only each thousand steps and each skill, at rest the whole', () => {
    expect(spokenText(standing({ playing: true }), 'whole')).toBe(
      'Training: 4,000 steps; learnt: He or she',
    )
    expect(spokenText(standing(), 'whole')).toBe('whole')
  })
})

describe('how the work is being done', () => {
  it('tells the time that is left from the speed', () => {
    const running = standing({ playing: true })
    // 4,000 more steps of 100 words at 10,000 words a second.
    expect(leftText(running, 8000, 10_000)).toBe('about 40 s left')
    expect(leftText(running, 8000, 1000)).toBe('about 7 min left')
    expect(leftText(running, 8000, null)).toBeNull()
    expect(leftText(standing(), 8000, 10_000)).toBeNull()
  })

  it('in one line, with where, on what, and whether it is kept', () => {
    const how = { until: 8000, wordsPerSecond: null, engine: 'simd', keeps: true } as const
    const place = { where: 'worker', failures: 0, error: null } as const
    expect(statusText(standing(), { ...how, place })).toBe(
      '4,000 of 8,000 steps · fast kernels, in a worker · kept in this browser',
    )
    expect(
      statusText(standing(), {
        ...how,
        keeps: false,
        place: { where: 'page', failures: 3, error: null },
      }),
    ).toBe(
      '4,000 of 8,000 steps · fast kernels, in the page · worker started anew 3× · this browser keeps nothing: save it as a file',
    )
    expect(
      statusText(standing({ course: emptyCourse }), { ...how, engine: null, place: null }),
    ).toBe('0 of 8,000 steps')
  })
})

describe('skills', () => {
  it('light with the step and the time at which they were learnt; what isn’t asked for is left out', () => {
    const rows = skillRows(standing())
    expect(rows.map(({ name, share, isLearnt, when }) => [name, share, isLearnt, when])).toEqual([
      ['He or she', '80%', true, 'step 4,000, 40 s'],
      ['Senses', '40%', false, 'not yet'],
    ])
    expect(skillRows(standing({ course: emptyCourse }))).toHaveLength(8)
  })
})

describe('tables', () => {
  it('tell the course, and what was learnt when', () => {
    const { rows } = courseTable(standing())
    expect(rows[0]).toEqual(['0', '0', '0.0', '7.213', '0.0%', ''])
    expect(rows[2]).toEqual(['4,000', '400,000', '40.0', '1.443', '80.0%', 'He or she'])
  })

  it('hold each beginning against the truth, but what the world never says', () => {
    const probes = ['Tom', 'Tom Tom']
    expect(probeTable(standing(), probes, world).rows).toEqual([
      ['Tom', 'runs', '67%', '50%', '0.361'],
    ])
    expect(probeTable(standing({ course: emptyCourse }), probes, null).rows).toHaveLength(2)
  })
})

const sample: Sample = {
  step: 20,
  given: ['tom'],
  words: ['runs', '.', 'anna', 'is', '<unk>', '.'],
  isSaid: [true, true, false, true, false, true],
  end: 'unsaid',
}

describe('a sample', () => {
  it('is written as people write, each wrong word by itself', () => {
    const pieces = samplePieces(sample, world)
    expect(pieces.map(({ text }) => text).join('')).toBe('Tom runs. Anna is □. ■')
    expect(pieces.filter(({ kind }) => kind === 'wrong').map(({ text }) => text)).toEqual([
      'Anna',
      '□',
      '■',
    ])
    expect(pieces[0]).toEqual({ text: 'Tom', kind: 'given' })
    expect(wrongIn(sample)).toEqual({ wrong: 3, all: 7 })
    expect(wrongIn({ ...sample, end: null })).toEqual({ wrong: 2, all: 6 })
  })

  it('has its row from the start, so that nothing moves when it comes', () => {
    const rows = sampleRows({ ...course, samples: [sample] }, world, 8000, en, 'en')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({ when: 'step 20', verdict: '3 of 7 wrong', isRight: false })
    expect(rows[4].pieces).toEqual([])
    const right = { ...sample, words: [], isSaid: [], end: 'said' as const }
    expect(sampleRows({ ...course, samples: [right] }, world, 8000, en, 'en')[0]).toMatchObject({
      verdict: 'all right',
      isRight: true,
    })
  })
})

describe('the chart', () => {
  const draw = (curve: CurveName, width: number, of: Course = course) =>
    chartDrawing({ course: of, planned: 800_000, curve, words: en, lang: 'en' }, width)
  const paths = (curve: CurveName): number[][][] =>
    draw(curve, 600)
      .marks.filter((mark) => mark.kind === 'path')
      .filter(({ d, stroke }) => stroke === 'positive' && d.split('L').length === 3)
      .map(({ d }) =>
        d
          .slice(1)
          .split('L')
          .map((pair) => pair.split(',').map(Number)),
      )

  it('draws the held-out loss as far above the floor as the model is from the truth', () => {
    const [[first, , last]] = paths('loss')
    const floor = draw('loss', 600).marks.find((mark) => mark.kind === 'path' && mark.dash)
    const [, y] = /M38 ([\d.]+)L/.exec((floor as { d: string }).d)!.map(Number)
    // 10 bits over the plot's height, from y 26 down to 238.
    const nats = (height: number) => ((y - height) * 10 * Math.LN2) / 212
    expect(nats(first[1])).toBeCloseTo(5, 1)
    expect(nats(last[1])).toBeCloseTo(1, 1)
    expect(last[0]).toBeCloseTo(38 + (550 * 400) / 800, 0)
  })

  it('draws distances by powers of ten', () => {
    const [[first, , last]] = paths('distance')
    expect(last[1] - first[1]).toBeCloseTo((212 / 3) * Math.log10(5), 0)
  })

  it('is as high empty as full, says what it will show, and tells its course in words', () => {
    for (const width of [272, 600]) {
      expect(draw('loss', width, emptyCourse).height).toBe(draw('distance', width).height)
      const texts = draw('loss', width, emptyCourse).marks.map((mark) =>
        mark.kind === 'text' ? mark.text : '',
      )
      expect(texts).toContain('Train, and the surprise')
    }
    expect(draw('loss', 600).label).toBe(
      'After 400,000 words read the loss is 1.44 bits a word, 1.44 above the floor.',
    )
    expect(draw('loss', 600, emptyCourse).label).toBe(en.trainALanguageModel.chartEmpty)
  })
})

describe('numbers', () => {
  it('are as exact as is of use', () => {
    expect([0, 7, 64, 1234, 1_019_702].map((count) => wordsText(count, 'en'))).toEqual([
      '0',
      '7',
      '64',
      '1,230',
      '1,020,000',
    ])
    expect([1, 0.166, 0.0462].map((nats) => bitsText(nats, 'en'))).toEqual([
      '1.44',
      '0.24',
      '0.067',
    ])
  })
})

describe('a recipe that is handed in', () => {
  it('replaces what it names', () => {
    expect(recipeFrom({ width: 32 })).toEqual({ ...starterRecipe, width: 32 })
    expect(recipeFrom(undefined)).toBe(starterRecipe)
  })
})
