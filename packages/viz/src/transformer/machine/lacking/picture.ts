import { storyWords } from '@nextword/core/world'
import { formatCount } from '../../../kit/format.ts'
import { heatLimit } from '../../../kit/heat-strips.ts'
import type { Beginning } from '../../../kit/language/beginning.ts'
import type { NextWords } from '../../../kit/language/next-words.ts'
import type { Sentence } from '../../../kit/sentence.ts'
import type { Words } from '../../../words/en.ts'
import { type HeatCells, heatCells, transposed } from '../heat-cells.ts'
import { leaderOf, replacedOf } from '../next-facts.ts'
import type { RunParts } from '../props.ts'
import type { MachineRun } from './run.ts'

/** The strips and grids of the picture. */
export interface LackingPicture {
  readonly vectors: HeatCells
  readonly places: HeatCells
  readonly rounds: readonly {
    readonly round: number
    readonly attention: HeatCells
    readonly neurons: HeatCells
  }[]
  readonly last: HeatCells
}

/** Between the columns of two tokens, as a share of a column. */
const gap = 0.14
/** From this share on a look has its full colour. */
const fullLook = 0.5
/** A long row of neurons is wrapped, so that each can be seen. */
const mostInARow = 80

/** A run as grids of cells. Without the missing parts only the last token comes in. */
export function lackingPicture(run: MachineRun, parts: RunParts): LackingPicture {
  const last = run.tokens.length - 1
  const vectors =
    parts === 'all'
      ? run.vectors
      : run.vectors.map((vector, at) => (at === last ? vector : new Float32Array(vector.length)))
  return {
    vectors: heatCells(transposed(vectors), heatLimit(run.vectors), gap),
    places: heatCells(transposed(run.places), 1, gap),
    rounds: run.rounds.map(({ round, looked, neurons }) => ({
      round,
      attention: heatCells(looked, fullLook, gap),
      neurons: heatCells(wrapped(neurons), heatLimit([neurons])),
    })),
    last: heatCells([run.last], heatLimit([run.last])),
  }
}

function wrapped(values: Float32Array): Float32Array[] {
  const rows = Math.ceil(values.length / mostInARow)
  const columns = Math.ceil(values.length / rows)
  return Array.from({ length: rows }, (_, row) =>
    values.subarray(row * columns, (row + 1) * columns),
  )
}

/** The place of the cue's first token among those that are drawn; −1 if it isn't. */
export function cueAt({ before, cue }: Beginning, { earlier, tokens }: MachineRun): number {
  if (cue === '') return -1
  const at = 1 + storyWords(before).length - earlier
  return at > 0 && at < tokens.length ? at : -1
}

/** How many words a swap replaces; or 'nothing', if their shares stay as they are, too. */
function changeOf(now: NextWords, twin: NextWords): number | 'nothing' {
  const isSame = now.rows.every(
    ({ word, model }, at) => twin.rows[at]?.word === word && twin.rows[at].model === model,
  )
  return isSame ? 'nothing' : replacedOf(now, twin)
}

/** What the run says next, and what a swap would change. */
export function lackingSentence(
  run: MachineRun,
  twin: NextWords | undefined,
  parts: RunParts,
  rounds: number,
  words: Words,
  lang = 'en',
): Sentence {
  const w = words.machine.lacking
  const leader = leaderOf(run.next, words, lang)
  if (leader === null) return []
  const change = twin === undefined ? null : changeOf(run.next, twin)
  const rest = [change, run.next.rows.length] as const
  return parts === 'known'
    ? w.saysKnown(run.tokens.at(-1)?.written || words.machine.start, ...leader, ...rest)
    : w.saysAll(formatCount(rounds, lang), ...leader, ...rest)
}
