// pnpm bench: the ten nearest of 50,000 vectors, ours against a plain loop over a Float32Array.
import {
  createEmbeddingTable,
  type EmbeddingTable,
  nearestRows,
  tableInKernels,
} from '@nextword/core/embeddings'
import { normalFrom, seededRandom } from '@nextword/core/numbers'
import { milliseconds } from './clock.ts'
import { simdEngine } from './contenders/ours-engine.ts'
import { goal, goalTable } from './engine/goal.ts'
import { median } from './statistics.ts'
import { conditionsOf, measured, write } from './written.ts'

const words = 50_000
const width = 100
const count = 10
const rounds = 21
/** Searches a round: long beside the steps of 4 ms in which some machines count the time of a thread. */
const searches = 25

const random = seededRandom(1)
const values = Float32Array.from({ length: words * width }, () => normalFrom(random))
const queries = Array.from({ length: searches }, () =>
  Float32Array.from({ length: width }, () => normalFrom(random)),
)
const table = createEmbeddingTable({
  words: Array.from({ length: words }, (_, row) => `w${row}`),
  width,
  values,
})

/** As one would write it down: lengths known beforehand, the ten best kept in order. */
const lengths = new Float32Array(words)
for (let row = 0; row < words; row++) {
  let total = 0
  for (let i = 0; i < width; i++) total += values[row * width + i] ** 2
  lengths[row] = Math.sqrt(total)
}
function plainLoop(query: Float32Array): number[] {
  const best: number[] = []
  const scores: number[] = []
  for (let row = 0; row < words; row++) {
    let total = 0
    const at = row * width
    for (let i = 0; i < width; i++) total += values[at + i] * query[i]
    const score = total / lengths[row]
    if (best.length === count && score <= scores[count - 1]) continue
    let place = best.length
    while (place > 0 && scores[place - 1] < score) place--
    best.splice(place, 0, row)
    scores.splice(place, 0, score)
    best.length = Math.min(best.length, count)
    scores.length = best.length
  }
  return best
}
const searchOf =
  (searched: EmbeddingTable) =>
  (query: Float32Array): number[] =>
    nearestRows(searched, query, { count }).map(({ row }) => row)
function took(search: (query: Float32Array) => number[]): number {
  const begun = milliseconds()
  for (const query of queries) search(query)
  return (milliseconds() - begun) / searches
}
/** A search and the plain loop in turns. @returns the medians of a search, and of the rounds' ratios */
function race(search: (query: Float32Array) => number[]): {
  readonly mine: number
  readonly plain: number
  readonly ratio: number
} {
  for (const query of queries)
    if (search(query).join() !== plainLoop(query).join()) throw new Error('they find other words')
  const mine: number[] = []
  const plain: number[] = []
  for (let round = -5; round < rounds; round++) {
    const times = [took(search), took(plainLoop)]
    if (round < 0) continue
    mine.push(times[0])
    plain.push(times[1])
  }
  const ratios = plain.map((theirs, round) => theirs / mine[round])
  return { mine: median(mine), plain: median(plain), ratio: median(ratios) }
}

// One race after the other, as a page has its table in kernels or hasn't: looking at single rows teaches
// the engine what slows the loop over all of them.
const ours = race(searchOf(table))
const fast = race(searchOf(tableInKernels(table, simdEngine)))

const { ratio } = ours
const goals = [goal('`tableInKernels`, to a plain loop', 4, fast.ratio)]
const conditions = conditionsOf(rounds)
const results = {
  ...conditions,
  searches,
  millisecondsEach: {
    fast: fast.mine,
    ours: ours.mine,
    plain: ours.plain,
  },
  ratio,
  goals,
}
const { fast: fastEach, ours: oursEach, plain: plainEach } = results.millisecondsEach
await write(
  'nearest',
  results,
  `# The ten nearest of 50,000 vectors of 100 numbers

${measured(conditions)}

A round is ${searches} searches. Each of ours has a race of its own against the plain loop. All know the vectors'
lengths beforehand and find the same words.

| search | a search |
| --- | ---: |
| Nextword core, \`nearestRows\` of \`tableInKernels\` | ${fastEach.toFixed(1)} ms |
| Nextword core, \`nearestRows\` | ${oursEach.toFixed(1)} ms |
| a plain loop over a Float32Array | ${plainEach.toFixed(1)} ms |

\`nearestRows\` without kernels is ${ratio.toFixed(2)} times as fast as the plain loop (the median of the rounds' ratios).
Its race is the first: after searches in kernels it takes longer, because the engine then compiles its loop otherwise.

## Goal

${goalTable(goals)}
`,
)
console.log(`Ours is ${ratio.toFixed(2)} times as fast as the plain loop (0.9 wanted).`)
if (ratio < 0.9 || goals.some(({ met }) => !met)) process.exitCode = 1
