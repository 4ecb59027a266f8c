// pnpm bench: the ten nearest of 50,000 vectors, ours against a plain loop over a Float32Array.
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { createEmbeddingTable, nearestRows } from '@nextword/core/embeddings'
import { normalFrom, seededRandom } from '@nextword/core/numbers'
import { milliseconds } from './clock.ts'
import { median } from './statistics.ts'

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

for (const query of queries)
  if (ours(query).join() !== plainLoop(query).join()) throw new Error('the two find other words')

function took(search: (query: Float32Array) => number[]): number {
  const begun = milliseconds()
  for (const query of queries) search(query)
  return (milliseconds() - begun) / searches
}
const times = { ours: [] as number[], plain: [] as number[] }
for (let round = -5; round < rounds; round++) {
  const [mine, theirs] = [took(ours), took(plainLoop)]
  if (round < 0) continue
  times.ours.push(mine)
  times.plain.push(theirs)
}

const ratio = median(times.plain.map((theirs, round) => theirs / times.ours[round]))
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: cpus()[0].model,
  engine: `Node ${process.versions.node}`,
  rounds,
  searches,
  millisecondsEach: { ours: median(times.ours), plain: median(times.plain) },
  ratio,
}
const text = `# The ten nearest of 50,000 vectors of 100 numbers

Measured ${results.date} on ${results.machine}, ${results.engine}: one run, one thread, the two in turns,
medians of ${rounds} rounds of ${searches} searches. Both know the vectors' lengths beforehand and find the same words.

| search | a search |
| --- | ---: |
| Nextword core, \`nearestRows\` | ${results.millisecondsEach.ours.toFixed(1)} ms |
| a plain loop over a Float32Array | ${results.millisecondsEach.plain.toFixed(1)} ms |

Ours is ${ratio.toFixed(2)} times as fast (the median of the rounds' ratios).
`
const folder = new URL('../results/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('nearest.json', folder), `${JSON.stringify(results, null, 2)}\n`)
await writeFile(new URL('nearest.md', folder), text)
console.log(text)
console.log(`Ours is ${ratio.toFixed(2)} times as fast as the plain loop (0.9 wanted).`)
if (ratio < 0.9) process.exitCode = 1
