// pnpm bench: the ten nearest of 50,000 vectors, ours against a plain loop over a Float32Array.
import { createEmbeddingTable, nearestRows } from '@nextword/core/embeddings'
import { normalFrom, seededRandom } from '@nextword/core/numbers'
import { milliseconds } from './clock.ts'
import { ourSearch, simdEngine } from './contenders/ours-engine.ts'
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
const ours = (query: Float32Array): number[] =>
  nearestRows(table, query, { count }).map(({ row }) => row)
const fast = ourSearch(simdEngine, values, lengths, width, count)

for (const query of queries)
  for (const search of [ours, fast])
    if (search(query).join() !== plainLoop(query).join()) throw new Error('they find other words')

function took(search: (query: Float32Array) => number[]): number {
  const begun = milliseconds()
  for (const query of queries) search(query)
  return (milliseconds() - begun) / searches
}
const times = { fast: [] as number[], ours: [] as number[], plain: [] as number[] }
for (let round = -5; round < rounds; round++) {
  const [fastest, mine, theirs] = [took(fast), took(ours), took(plainLoop)]
  if (round < 0) continue
  times.fast.push(fastest)
  times.ours.push(mine)
  times.plain.push(theirs)
}

const ratioTo = (mine: readonly number[]): number =>
  median(times.plain.map((theirs, round) => theirs / mine[round]))
const ratio = ratioTo(times.ours)
const goals = [goal('fast kernels, to a plain loop', 4, ratioTo(times.fast))]
const conditions = conditionsOf(rounds)
const results = {
  ...conditions,
  searches,
  millisecondsEach: {
    fast: median(times.fast),
    ours: median(times.ours),
    plain: median(times.plain),
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

A round is ${searches} searches. All know the vectors' lengths beforehand and find the same words.

| search | a search |
| --- | ---: |
| Nextword core, fast kernels, \`matvecInto\` | ${fastEach.toFixed(1)} ms |
| Nextword core, \`nearestRows\` | ${oursEach.toFixed(1)} ms |
| a plain loop over a Float32Array | ${plainEach.toFixed(1)} ms |

\`nearestRows\` is ${ratio.toFixed(2)} times as fast as the plain loop (the median of the rounds' ratios).

## Goal

${goalTable(goals)}
`,
)
console.log(`Ours is ${ratio.toFixed(2)} times as fast as the plain loop (0.9 wanted).`)
if (ratio < 0.9 || goals.some(({ met }) => !met)) process.exitCode = 1
