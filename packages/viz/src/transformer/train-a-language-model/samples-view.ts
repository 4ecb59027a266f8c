import { storyText, UNKNOWN, type World } from '@nextword/core/world'
import { formatCount } from '../../kit/format.ts'
import type { Words } from '../../words/en.ts'
import { type Course, shownSamples } from './course.ts'
import type { Sample } from './sample.ts'

/** A piece of a sample: what was given, what was written, or a word that the world never says there. */
export interface SamplePiece {
  readonly text: string
  readonly kind: 'given' | 'written' | 'wrong'
}

export interface SampleRow {
  readonly when: string
  readonly pieces: readonly SamplePiece[]
  /** How many words are wrong, or nothing before there are words. */
  readonly verdict: string
  readonly isRight: boolean
}

/** As many rows as there will be, so that nothing moves: those that haven't come yet are empty. */
export function sampleRows(
  course: Course,
  world: World | null,
  planned: number,
  words: Words,
  lang: string,
): SampleRow[] {
  const w = words.trainALanguageModel
  return shownSamples(course, planned).map((sample) => {
    if (sample === null || world === null)
      return { when: '', pieces: [], verdict: '', isRight: false }
    const { wrong, all } = wrongIn(sample)
    return {
      when: w.atStep(formatCount(sample.step, lang)),
      pieces: samplePieces(sample, world),
      verdict: w.wrong(wrong, formatCount(wrong, lang), formatCount(all, lang)),
      isRight: wrong === 0,
    }
  })
}

/** Its end counts as a word: it may come where no story ends. */
export function wrongIn({ words, isSaid, end }: Sample): { wrong: number; all: number } {
  const wrong = isSaid.filter((is) => !is).length + (end === 'unsaid' ? 1 : 0)
  return { wrong, all: words.length + (end === null ? 0 : 1) }
}

/** The text as people write it, cut where its kind changes and at each wrong word. */
export function samplePieces(sample: Sample, world: World): SamplePiece[] {
  const { given, isSaid, end } = sample
  // What stands for a word that the world doesn't have is no word of a text.
  const words = [...given, ...sample.words].map((word) => (word === UNKNOWN ? '□' : word))
  const pieces: SamplePiece[] = []
  const add = (text: string, kind: SamplePiece['kind']): void => {
    const last = pieces.at(-1)
    if (text === '') return
    if (last?.kind !== kind || kind === 'wrong') pieces.push({ text, kind })
    else pieces[pieces.length - 1] = { text: last.text + text, kind }
  }
  let length = 0
  for (let i = 0; i < words.length; i++) {
    const all = storyText(world, words.slice(0, i + 1))
    const [, space, word] = /^( ?)([^]*)$/.exec(all.slice(length))!
    length = all.length
    add(space, i < given.length ? 'given' : 'written')
    add(word, i < given.length ? 'given' : isSaid[i - given.length] ? 'written' : 'wrong')
  }
  if (end === 'unsaid') {
    add(' ', 'written')
    add('■', 'wrong')
  } else if (end === null) add(' …', 'written')
  return pieces
}
