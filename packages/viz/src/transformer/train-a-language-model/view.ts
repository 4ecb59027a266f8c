import { storyWords, type World } from '@nextword/core/world'
import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Place } from '../../kit/work/session.ts'
import { writtenAfter } from '../../kit/language/heard.ts'
import type { Words } from '../../words/en.ts'
import { type Course, type SkillStanding, skillsIn } from './course.ts'
import { bitsIn, bitsText, timeText, wordsText } from './written.ts'

/** How a run stands. */
export interface Standing {
  readonly course: Course
  /** Numbers that it learns; null before the world is known. */
  readonly weights: number | null
  readonly plannedSteps: number
  readonly plannedWords: number
  readonly playing: boolean
  readonly isStarting: boolean
  readonly hasReturned: boolean
  readonly words: Words
  readonly lang: string
}

/** What the figure says now. */
export function standingSentence(standing: Standing): Sentence {
  const { course, weights, plannedSteps, plannedWords, words, lang } = standing
  const w = words.trainALanguageModel
  const { step, words: read } = course.now
  const steps = formatCount(step, lang)
  const measure = course.measures.at(-1)
  if (measure === undefined || (step === 0 && course.points.length === 0)) {
    if (standing.isStarting || standing.playing) return w.starting()
    if (step > 0) return w.unmeasured(steps)
    const plan = [wordsText(plannedWords, lang), formatCount(plannedSteps, lang)] as const
    return weights === null
      ? w.untrainedYet(...plan)
      : w.untrained(formatCount(weights, lang), ...plan)
  }
  const bits = bitsText(measure.kl, lang)
  if (standing.hasReturned) return w.returned(steps, bits)
  const isDone = step >= plannedSteps && !standing.playing
  const said = isDone
    ? w.done(wordsText(read, lang), bits)
    : w.now(steps, wordsText(read, lang), bits)
  const skills = skillsIn(course).filter(({ way }) => way !== null)
  const learnt = skills.filter(({ learnt }) => learnt !== null)
  return sentences(
    said,
    ...(skills.length === 0
      ? []
      : [w.learnt(formatCount(learnt.length, lang), formatCount(skills.length, lang))]),
    ...(isDone ? [w.further] : []),
  )
}

/** What is read out: every thousand steps, whatever is learnt, and how it stands once it rests. */
export function spokenText(standing: Standing, whole: string): string {
  const { course, playing, isStarting, words, lang } = standing
  if (!playing || isStarting) return whole
  const { spoken, skills } = words.trainALanguageModel
  const last = skillsIn(course)
    .filter(({ learnt }) => learnt !== null)
    .sort((a, b) => a.learnt!.step - b.learnt!.step)
    .at(-1)
  const thousands = Math.floor(course.now.step / 1000) * 1000
  return [
    spoken.training(formatCount(thousands, lang)),
    ...(last === undefined ? [] : [spoken.learnt(skills[last.name].name)]),
  ].join('; ')
}

/** How much longer it will take to a step; null where that isn't known. */
export function leftText(
  { course, playing, words, lang }: Standing,
  until: number,
  wordsPerSecond: number | null,
): string | null {
  const { step, words: read } = course.now
  if (!playing || wordsPerSecond === null || step === 0 || step >= until) return null
  const left = ((until - step) * (read / step)) / wordsPerSecond
  const time = timeText(left, words, lang)
  return time === null ? null : words.trainALanguageModel.left(time)
}

/** A skill as it is shown. */
export interface SkillRow {
  readonly key: SkillStanding['name']
  readonly name: string
  readonly example: string
  readonly way: number
  readonly share: string
  readonly isLearnt: boolean
  readonly when: string
}

export function skillRows({ course, words, lang }: Standing): SkillRow[] {
  const w = words.trainALanguageModel
  const isMeasured = course.measures.length > 0
  return skillsIn(course)
    .filter(({ way }) => way !== null || !isMeasured)
    .map(({ name, way, learnt }) => ({
      key: name,
      ...w.skills[name],
      way: way ?? 0,
      share: way === null ? w.none : formatShare(way, lang),
      isLearnt: learnt !== null,
      when:
        learnt === null
          ? w.notYet
          : w.learntAt(
              formatCount(learnt.step, lang),
              formatCount(Math.round(learnt.seconds), lang),
            ),
    }))
}

/** The course up to now in some twenty rows, oldest first. */
export function courseTable({ course, words, lang }: Standing): Table {
  const w = words.trainALanguageModel
  const { measures } = course
  const skills = skillsIn(course)
  const rows = measures.map((measure) => [
    formatCount(measure.step, lang),
    formatCount(measure.words, lang),
    formatNumber(measure.seconds, lang, 1),
    formatNumber(bitsIn(measure.kl), lang, 3),
    formatShare(measure.agrees, lang, 1),
    skills
      .filter(({ learnt }) => learnt?.step === measure.step)
      .map(({ name }) => w.skills[name].name)
      .join(', '),
  ])
  return { caption: w.table, columns: w.columns, rows }
}

/** How the work is being done, and how much longer it will take: one line, its parts apart. */
export function statusText(
  standing: Standing,
  {
    until,
    wordsPerSecond,
    engine,
    place,
    keeps,
  }: {
    readonly until: number
    readonly wordsPerSecond: number | null
    readonly engine: 'plain' | 'simd' | null
    readonly place: Place | null
    readonly keeps: boolean | null
  },
): string {
  const { course, words, lang } = standing
  const w = words.trainALanguageModel
  const step = formatCount(course.now.step, lang)
  return [
    w.ofSteps(step, formatCount(until, lang)),
    leftText(standing, until, wordsPerSecond),
    engine === null || place === null ? null : w.engines[engine][place.where],
    place === null || place.failures === 0 ? null : w.anew(formatCount(place.failures, lang)),
    keeps === false ? w.notKept : keeps && course.now.step > 0 ? w.kept : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** Each fixed beginning beside the truth. */
export function probeTable(
  { course, words, lang }: Standing,
  probes: readonly string[],
  world: World | null,
): Table {
  const w = words.trainALanguageModel
  const measured = course.measures.at(-1)?.probes ?? []
  const rows = probes.flatMap((text, i): Table['rows'][number][] => {
    const probe = measured[i] ?? null
    if (probe === null || world === null) return measured.length > 0 ? [] : [[text, '', '', '', '']]
    return [
      [
        text,
        writtenAfter(world, world.words[probe.id], storyWords(text).at(-1)),
        formatShare(probe.truth, lang),
        formatShare(probe.model, lang),
        formatNumber(bitsIn(probe.kl), lang, 3),
      ],
    ]
  })
  return { caption: w.probesTable, columns: w.probesColumns, rows }
}
