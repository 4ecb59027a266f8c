import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { type Language, writtenAfter } from '../../kit/language/index.ts'
import type { Table } from '../../kit/table.ts'
import type { GuessedRungs } from './belief.ts'
import { rightWords } from './climb.ts'
import { nameOfSense } from './senses.ts'
import type { LensPicture } from './says.ts'
import { wordShown } from './written.ts'

/** Every rung in numbers, and the truth in the last row. */
export function lensTable(
  { climb, told, several, clouds, words, lang }: LensPicture,
  { world }: Pick<Language, 'world'>,
  guessed: GuessedRungs | null,
): Table {
  const w = words.logitLens
  const right = rightWords(climb)
  const before = told.words[climb.place - 1]?.word
  const share = (value: number | null): string =>
    value === null ? w.none : formatShare(value, lang)
  const nameOf = (id: number): string =>
    wordShown(
      { word: world.words[id], written: writtenAfter(world, world.words[id], before) },
      words,
    )
  const senses = guessed === null || several === null ? [] : several.senses
  const rows = climb.rungs.map(({ next, possible }, l) => [
    w.rung(l),
    wordShown(next.rows[0], words),
    share(next.rows[0].model),
    next.kl === null ? w.none : formatNumber(next.kl / Math.LN2, lang),
    share(possible),
    ...right.shares.map((shares) => share(shares[l])),
    ...senses.map((_, s) => share(guessed!.rungs[l].shares[s])),
    ...(clouds ? [nearerShown(clouds.planes[l].nearer, clouds.drawn, lang, w.none)] : []),
  ])
  const truth = [
    w.truthRow,
    ...(climb.truth === null ? [w.none, w.none] : firstInTruth(climb.truth, nameOf, share)),
    climb.truth === null ? w.none : formatNumber(0, lang),
    climb.truth === null ? w.none : share(1),
    ...right.words.map((one) => share(one.truth)),
    ...senses.map((_, s) => share(guessed!.truth[s])),
    ...(clouds ? [w.none] : []),
  ]
  return {
    caption: w.table,
    columns: [
      ...w.columns,
      ...right.words.map(({ id }) => w.columnOf(nameOf(id))),
      ...senses.map((sense) => w.beliefOf(nameOfSense(sense))),
      ...(clouds ? [w.nearerOf] : []),
    ],
    rows: [...rows, truth],
  }
}

function firstInTruth(
  truth: ArrayLike<number>,
  nameOf: (id: number) => string,
  share: (value: number) => string,
): readonly string[] {
  let best = 0
  for (let id = 1; id < truth.length; id++) if (truth[id] > truth[best]) best = id
  return [nameOf(best), share(truth[best])]
}

const nearerShown = (nearer: number | null, drawn: number, lang: string, none: string): string =>
  nearer === null ? none : `${formatCount(nearer, lang)} / ${formatCount(drawn, lang)}`
