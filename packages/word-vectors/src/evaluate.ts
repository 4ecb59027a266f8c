// Measures what the word vectors can do, and writes it down: results/figures.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { contextMix, isStopWord, likenessTo } from '@nextword/core/attention'
import {
  analogy,
  commonDirection,
  cosine,
  createEmbeddingTable,
  degreesBetween,
  type EmbeddingTable,
  nearestRows,
  offsetBetween,
  principalComponents,
  projectOnto,
  rowOf,
  sentenceVector,
  vectorOf,
  withoutDirection,
} from '@nextword/core/embeddings'
import { wordTable } from '@nextword/core/models'
import { map2000 } from '@nextword/core/models/map-2000'
import { map5000 } from '@nextword/core/models/map-5000'
import { words2000 } from '@nextword/core/models/words-2000'
import { words5000 } from '@nextword/core/models/words-5000'
import { norm } from '@nextword/core/numbers'
import { ambiguous } from './ambiguous.ts'
import { analogies } from './analogies.ts'
import { meanOfCommonest } from './common.ts'
import { keptNeighbours } from './map.ts'
import { pairs } from './pairs.ts'
import { readSource } from './source.ts'

const page = wordTable(words2000)
const table = wordTable(words5000)
const source = readSource()

const two = (value: number): string => value.toFixed(2).replace(/^(-?)0\./, '$1.')
const three = (value: number): string => value.toFixed(3).replace(/^(-?)0\./, '$1.')
const row = (word: string, of: EmbeddingTable = table): number => {
  const found = rowOf(of, word)
  if (found === undefined) throw new Error(`no vector for ${word}`)
  return found
}
const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const lines: string[] = []
const say = (...said: string[]): void => void lines.push(...said)

say(
  '# What the word vectors can do',
  '',
  'Written by `pnpm --filter word-vectors evaluate`; what core’s tests hold fast is in',
  '`packages/core/src/models/facts.test.ts`.',
)

// Sizes

const kilobytes = (file: string): string => {
  const text = readFileSync(new URL(`../../core/src/models/${file}.ts`, import.meta.url))
  return `${(gzipSync(text, { level: 9 }).length / 1000).toFixed(1)} kB`
}
say(
  '',
  '## Sizes, gzipped',
  '',
  '| module | size |',
  '| --- | ---: |',
  ...['words-2000', 'words-5000', 'map-2000', 'map-5000'].map(
    (file) => `| \`${file}\` | ${kilobytes(file)} |`,
  ),
  '',
  'As int8 from 0 with the row’s largest number as 127, in base64, the same words took 215 and 538 kB:',
  'gzip counts letters, and a letter of base64 holds parts of two bytes. Measured from the mean, with a',
  'step in proportion to the word’s length, and a letter for the upper six bits, they take a tenth less',
  'and keep as much.',
)

// What rounding keeps

function exactTable(of: EmbeddingTable): EmbeddingTable {
  const { width, vectors, rank } = source
  const values = new Float32Array(of.words.length * width)
  of.words.forEach((word, n) => {
    const at = rank.get(word)! * width
    values.set(vectors.subarray(at, at + width), n * width)
  })
  return createEmbeddingTable({ words: of.words, width, values, mean: of.mean })
}

function tenNearest(of: EmbeddingTable, centred: boolean): Set<number>[] {
  return of.words.map((_, n) => {
    const query = vectorOf(of, n, { centred })
    return new Set(nearestRows(of, query, { count: 10, centred, except: [n] }).map((it) => it.row))
  })
}

const shared = (a: readonly Set<number>[], b: readonly Set<number>[]): number =>
  average(a.map((one, n) => [...one].filter((row) => b[n].has(row)).length / 10))

say(
  '',
  '## What rounding to int8 keeps of the ten nearest',
  '',
  '| words | plain | centred |',
  '| --- | ---: | ---: |',
)
for (const [name, of] of [
  ['2,000', page],
  ['5,000', table],
] as const) {
  const exact = exactTable(of)
  const [plain, centred] = [false, true].map((is) =>
    shared(tenNearest(exact, is), tenNearest(of, is)),
  )
  say(`| ${name} | ${(100 * plain).toFixed(1)} % | ${(100 * centred).toFixed(1)} % |`)
}

// Analogies

function answers(
  of: EmbeddingTable,
  options: { centred?: boolean; unit?: boolean; allowInputs: boolean },
) {
  return analogies
    .filter((words) => words.every((word) => rowOf(of, word) !== undefined))
    .map(([a, b, c, hoped]) => {
      const rows = [a, b, c].map((word) => row(word, of))
      const found = analogy(of, rows[0], rows[1], rows[2], { count: 10, ...options }).answers
      const place = found.findIndex(({ word }) => word === hoped)
      return { asked: `${a} − ${b} + ${c}`, hoped, first: found[0].word, place }
    })
}
const hits = (found: readonly { place: number }[]): string =>
  `${found.filter(({ place }) => place === 0).length} of ${found.length}`

const exact = exactTable(table)
say(
  '',
  '## Analogies, nearest by cosine, of 5,000 words',
  '',
  '| asked | hoped for | first, inputs left out | first, inputs allowed |',
  '| --- | --- | --- | --- |',
)
const left = answers(table, { allowInputs: false })
const allowed = answers(table, { allowInputs: true })
left.forEach(({ asked, hoped, first, place }, n) => {
  const where = place === 0 ? '' : place < 0 ? ' (not among ten)' : ` (hoped-for is ${place + 1}.)`
  say(`| ${asked} | ${hoped} | ${first}${where} | ${allowed[n].first} |`)
})
const kindsOf = (of: EmbeddingTable): string[] => [
  hits(answers(of, { allowInputs: false })),
  hits(answers(of, { allowInputs: false, unit: true })),
  hits(answers(of, { allowInputs: false, centred: true })),
  hits(answers(of, { allowInputs: true })),
]
say(
  '',
  '| words | plain | each of length 1 | centred | plain, inputs allowed |',
  '| --- | ---: | ---: | ---: | ---: |',
  `| 2,000 | ${kindsOf(page).join(' | ')} |`,
  `| 5,000 | ${kindsOf(table).join(' | ')} |`,
  `| 5,000, not rounded | ${kindsOf(exact).join(' | ')} |`,
)

// Angles

function anglesOf(words: string, unit: boolean) {
  const list = words.split(' ')
  const plane = principalComponents(
    list.map((word) => vectorOf(table, row(word), { unit })),
    2,
  )
  const point = (word: string) => projectOnto(plane, vectorOf(table, row(word), { unit }))
  const arrows = list.flatMap((from, n) => {
    if (n % 2 === 1) return []
    const to = list[n + 1]
    const offset = offsetBetween(table, row(from), row(to), { unit })
    return [{ offset, flat: point(to).map((x, i) => x - point(from)[i]) }]
  })
  const mean = (kind: 'offset' | 'flat'): number =>
    average(
      arrows.flatMap((one, n) =>
        arrows.slice(n + 1).map((other) => degreesBetween(one[kind], other[kind])),
      ),
    )
  return { truth: mean('offset'), flat: mean('flat'), lengths: arrows.map((it) => norm(it.offset)) }
}

const families = {
  'dog → puppy, cat → kitten': 'dog puppy cat kitten',
  'six capitals': 'france paris italy rome germany berlin spain madrid japan tokyo russia moscow',
  'man → woman, king → queen': 'man woman king queen',
  'five comparatives': 'big bigger small smaller fast faster slow slower strong stronger',
}
say(
  '',
  '## Angles between pairs’ arrows, on average',
  '',
  '| pairs | true, of length 1 | flat, of length 1 | true, as they are | flat, as they are |',
  '| --- | ---: | ---: | ---: | ---: |',
)
for (const [name, words] of Object.entries(families)) {
  const angles = [true, false].flatMap((unit) => {
    const { truth, flat } = anglesOf(words, unit)
    return [truth, flat]
  })
  say(`| ${name} | ${angles.map((angle) => `${angle.toFixed(0)}°`).join(' | ')} |`)
}
const lengths = [true, false].map(
  (unit) => anglesOf(families['dog → puppy, cat → kitten'], unit).lengths,
)
say(
  '',
  `The arrows dog → puppy and cat → kitten are ${lengths[0].map(two).join(' and ')} long where each word has`,
  `length 1, ${lengths[1].map(two).join(' and ')} as the words are. Flat: in the plane of the words’ own two widest`,
  'directions.',
)

// The plane

const groups = [
  'dog cat puppy kitten horse cow sheep pig lion tiger bear wolf rabbit mouse',
  'apple banana cherry grape lemon peach pear plum strawberry mango pineapple orange',
  'money cash loan deposit credit debt coin dollar bank account pound euro',
  'france italy germany spain england greece russia china japan poland sweden norway portugal',
  'king queen prince princess emperor empress duke duchess throne crown palace kingdom',
]
  .join(' ')
  .split(' ')
const grouped = principalComponents(
  groups.map((word) => vectorOf(table, row(word))),
  2,
)
const flatOf = (of: EmbeddingTable): number[][] => {
  const vectors = of.words.map((_, n) => vectorOf(of, n, { centred: true }))
  const plane = principalComponents(vectors, 2)
  return vectors.map((vector) => [...projectOnto(plane, vector)])
}
say(
  '',
  '## The plane',
  '',
  `${groups.length} words in five groups (animals, fruit, money, countries, royalty) have ${(100 * (grouped.variance[0] + grouped.variance[1])).toFixed(0)} % of`,
  'their variance in their two widest directions.',
  '',
  'Of each word’s ten nearest in 100 directions, among its ten nearest on paper:',
  '',
  '| words | PCA | UMAP |',
  '| --- | ---: | ---: |',
  `| 2,000 (on the map of 5,000) | ${three(keptNeighbours(page, flatOf(page)))} | ${three(map2000.kept)} |`,
  `| 5,000 | ${three(keptNeighbours(table, flatOf(table)))} | ${three(map5000.kept)} |`,
)

// 'bank'

const senses = { water: ['water', 'stream', 'shore'], money: ['cash', 'loan', 'deposit'] }
function bankIn(text: string, mean: ArrayLike<number>, looksBack = true) {
  const known = text
    .toLowerCase()
    .match(/[a-z]+/g)!
    .filter((word) => rowOf(table, word) !== undefined)
  const { before, mixed, weights } = contextMix(
    known.map((word) => ({ vector: vectorOf(table, row(word)), isStopWord: isStopWord(word) })),
    known.indexOf('bank'),
    { mean, looksBack },
  )
  const like = (vector: Float64Array): string =>
    Object.values(senses)
      .map((examples) =>
        two(
          likenessTo(
            vector,
            examples.map((word) => vectorOf(table, row(word)).map((x, i) => x - mean[i])),
          ),
        ),
      )
      .join('/')
  const heeded = known.flatMap((word, n) => (weights[n] > 0 ? [`${word} ${two(weights[n])}`] : []))
  return { before: like(before), after: like(mixed), heeded: heeded.join(', ') }
}
const said = (cue: string) => `Nora talked about the ${cue}. Then she walked to the bank and`
say(
  '',
  '## ‘bank’, likeness to water, stream, shore / to cash, loan, deposit',
  '',
  '| sentence | mean of | before | after | what it heeds |',
  '| --- | ---: | ---: | ---: | --- |',
)
for (const cue of ['river', 'money', 'ducks', 'water']) {
  const { before, after, heeded } = bankIn(said(cue), table.mean)
  say(`| ${said(cue)} | 5,000 | ${before} | ${after} | ${heeded} |`)
}
const wide = meanOfCommonest(source, 20_000)
for (const text of ['She sat on the bank of the river', 'She took money from the bank']) {
  const { before, after, heeded } = bankIn(text, wide, false)
  say(`| ${text} | 20,000 | ${before} | ${after} | ${heeded} |`)
}

// The ten words of two meanings

function leans(text: string, word: string, senses: readonly string[], average: boolean): number {
  const known = text
    .toLowerCase()
    .match(/[a-z]+/g)!
    .filter((it) => rowOf(table, it) !== undefined)
  const { mixed } = contextMix(
    known.map((it) => ({ vector: vectorOf(table, row(it)), isStopWord: isStopWord(it) })),
    known.indexOf(word),
    { mean: table.mean, looksBack: true, average },
  )
  const [one, other] = senses.map((examples) =>
    likenessTo(
      mixed,
      examples.split(' ').map((it) => vectorOf(table, row(it), { centred: true })),
    ),
  )
  return one - other
}

const frames = {
  'short: “Nora talked about the …”': (cue: string, seen: string) =>
    `Nora talked about the ${cue}. Then she noticed ${seen} and`,
  'long: “On Monday, after lunch with her uncle, Nora talked …”': (cue: string, seen: string) =>
    `On Monday, after lunch with her uncle in the garden, Nora talked about the ${cue}. In the evening her sister opened the door, and then she noticed ${seen} and`,
}
say(
  '',
  '## Ten words of two meanings',
  '',
  'How much more like the meant sense than like the other, on average over twenty sentences; how many of',
  'the ten lean the right way after one cue as against the other; how many turn over.',
  '',
  '| sentence | how | lean | in order | turn over |',
  '| --- | --- | ---: | ---: | --- |',
)
for (const [frame, sentence] of Object.entries(frames))
  for (const average of [false, true]) {
    const all = ambiguous.map(({ word, cues, senses, seen }) => ({
      word,
      after: cues.map((cue) => leans(sentence(cue, seen ?? `the ${word}`), word, senses, average)),
    }))
    const lean = all.reduce((sum, { after: [a, b] }) => sum + (a - b) / 2, 0) / all.length
    const ordered = all.filter(({ after: [a, b] }) => a > b)
    const turned = all.filter(({ after: [a, b] }) => a > 0 && b < 0).map(({ word }) => word)
    const how = average ? 'plain average' : 'attention'
    say(
      `| ${frame} | ${how} | ${three(lean)} | ${ordered.length} of 10 | ${turned.length}: ${turned.join(', ')} |`,
    )
  }

// Sentences

function pearson(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [average(a), average(b)]
  const [da, db] = [a.map((x) => x - ma), b.map((x) => x - mb)]
  return cosine(da, db)
}
const rowsOf = (text: string): number[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).flatMap((word) => rowOf(table, word) ?? [])
const judged = pairs.map(([score]) => score)
const both = pairs.map(([, a, b]) => [rowsOf(a), rowsOf(b)] as const)
const agreement = (
  smoothing: number,
  finish: (vector: Float64Array) => Float64Array = (vector) => vector,
): string =>
  three(
    pearson(
      both.map(([a, b]) =>
        cosine(
          finish(sentenceVector(table, a, { smoothing })),
          finish(sentenceVector(table, b, { smoothing })),
        ),
      ),
      judged,
    ),
  )
const own = (smoothing: number) =>
  commonDirection(both.flat().map((rows) => sentenceVector(table, rows, { smoothing })))
const [ownPlain, ownSif] = [Infinity, 1e-3].map(own)
say(
  '',
  '## Sentences',
  '',
  `Pearson’s correlation with ${pairs.length} pairs judged by hand (\`src/pairs.ts\`), of 5,000 words; the common`,
  'direction that ships comes from sentences drawn by the words’ frequencies, the other from these very',
  'sentences.',
  '',
  '| sentence vector | as it is | without what ships as common | without what these have in common |',
  '| --- | ---: | ---: | ---: |',
  ...(
    [
      ['plain mean', Infinity, ownPlain],
      ['weights a/(a + p), a = 0.001', 1e-3, ownSif],
    ] as const
  ).map(
    ([name, smoothing, direction]) =>
      `| ${name} | ${agreement(smoothing)} | ${agreement(smoothing, (v) => withoutDirection(v, table.common))} | ${agreement(smoothing, (v) => withoutDirection(v, direction))} |`,
  ),
)

say('', readFileSync(new URL('../results/differences.md', import.meta.url), 'utf8').trim())

const folder = new URL('../results/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('figures.md', folder), `${lines.join('\n')}\n`)
console.log(lines.join('\n'))
