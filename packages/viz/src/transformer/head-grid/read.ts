import { storyWords } from '@nextword/core/world'
import {
  type Beginning,
  beginningText,
  heard,
  type Heard,
  type Language,
} from '../../kit/language/index.ts'
import { headRun, type HeadRun, whole } from './bench.ts'

/** A text as a language hears it, and the whole model's run over it. */
export interface Read {
  readonly language: Language
  readonly heard: Heard
  readonly run: HeadRun
  /** The place of the cue among its words; −1 without one. */
  readonly cue: number
}

export function readBeginning(language: Language, beginning: Beginning): Read {
  const text = heard(language.world, beginningText(beginning))
  const run = headRun(language, text, whole)
  return { language, heard: text, run, cue: cuePlace(beginning, text) }
}

/** The place of a beginning's cue among the words of its text; −1 where it is no single word. */
export function cuePlace({ before, cue }: Beginning, { words }: Heard): number {
  const place = storyWords(before).length
  const [word, ...more] = storyWords(cue)
  return word !== undefined && more.length === 0 && words[place]?.word === word ? place : -1
}
