// pnpm bench: text to tokens, ours against gpt-tokenizer, with the same vocabularies.
import { globSync, readFileSync } from 'node:fs'
import { seededRandom } from '@nextword/core/numbers'
import { encode, type SplitName, vocabularyFromRanks } from '@nextword/core/tokens'
import cl100kRanks from 'gpt-tokenizer/bpeRanks/cl100k_base'
import o200kRanks from 'gpt-tokenizer/bpeRanks/o200k_base'
import r50kRanks from 'gpt-tokenizer/bpeRanks/r50k_base'
import cl100k from 'gpt-tokenizer/encoding/cl100k_base'
import o200k from 'gpt-tokenizer/encoding/o200k_base'
import r50k from 'gpt-tokenizer/encoding/r50k_base'
import { milliseconds } from './clock.ts'
import { median } from './statistics.ts'
import { conditionsOf, measured, write } from './written.ts'

const rounds = 11
/** Bytes a round: long beside the steps of 4 ms in which some machines count the time of a thread. */
const aRound = 500_000

type Encode = (text: string) => number[]
interface Vocabulary {
  readonly name: string
  readonly ours: Encode
  readonly peer: Encode
}

const asText = { disallowedSpecial: new Set<string>() }
const vocabularies = [
  vocabularyOf('r50k (GPT-2)', r50kRanks, 'gpt2', r50k.encode),
  vocabularyOf('cl100k (GPT-4)', cl100kRanks, 'cl100k', cl100k.encode),
  vocabularyOf('o200k (GPT-4o)', o200kRanks, 'o200k', o200k.encode),
]

function vocabularyOf(
  name: string,
  ranks: readonly (string | readonly number[])[],
  split: SplitName,
  peer: (text: string, options: typeof asText) => number[],
): Vocabulary {
  const vocabulary = vocabularyFromRanks(ranks, split)
  return {
    name,
    ours: (text) => encode(vocabulary, text),
    peer: (text) => peer(text, asText),
  }
}

const root = new URL('../../../', import.meta.url)
const files = (pattern: string): string =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
    .join('\n')

const random = seededRandom(1)
const letters = 'etaoinshrdlucmfwypvbgkqjxz'
const word = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(random() ** 2 * letters.length)]).join('')
const newWords = (): string =>
  Array.from({ length: 2000 }, () => word(4 + Math.floor(random() * 8))).join(' ')

const prose = files('apps/docs/src/steps/*.mdx') + files('*.md')
// Without the models, which are data.
const code = files('packages/{core/src/{network,tokens,attention,embeddings},viz/src/kit}/*.ts')
interface Text {
  readonly name: string
  /** The next to encode: words that never came before are others every time. */
  readonly next: () => string
  readonly bytes?: number
}
const texts: readonly Text[] = [
  { name: 'prose (the steps of this site)', next: () => prose },
  { name: 'code (the sources of core)', next: () => code },
  { name: 'made-up words, each met for the first time', next: newWords, bytes: 60_000 },
  { name: 'one word of 4,000 letters', next: () => word(4000), bytes: 40_000 },
]

/** Megabytes a second. */
function speedOf(encodeText: Encode, round: readonly string[]): number {
  const begun = milliseconds()
  for (const text of round) encodeText(text)
  const took = milliseconds() - begun
  return round.reduce((bytes, text) => bytes + Buffer.byteLength(text), 0) / 1000 / took
}

const rows = vocabularies.flatMap(({ name, ours, peer }) =>
  texts.map((text) => {
    const speeds = { ours: [] as number[], peer: [] as number[] }
    for (let at = -3; at < rounds; at++) {
      const first = text.next()
      if (ours(first).join() !== peer(first).join())
        throw new Error(`the two differ on ${text.name} with ${name}`)
      const times = Math.max(1, Math.round((text.bytes ?? aRound) / Buffer.byteLength(first)))
      const round = Array.from({ length: times }, () => text.next())
      const mine = speedOf(ours, round)
      const theirs = speedOf(peer, round)
      if (at < 0) continue
      speeds.ours.push(mine)
      speeds.peer.push(theirs)
    }
    return {
      vocabulary: name,
      text: text.name,
      ours: median(speeds.ours),
      peer: median(speeds.peer),
      ratio: median(speeds.ours.map((mine, at) => mine / speeds.peer[at])),
    }
  }),
)

const conditions = conditionsOf(rounds)
await write(
  'tokens',
  { ...conditions, rows },
  `# Text to tokens

${measured(conditions)}

In megabytes a second. Both use the same vocabularies and give the same ids; both remember the words
that they have met.

| vocabulary | text | Nextword core | gpt-tokenizer 4 | ours to theirs |
| --- | --- | ---: | ---: | ---: |
${rows
  .map(
    (row) =>
      `| ${row.vocabulary} | ${row.text} | ${row.ours.toFixed(1)} | ${row.peer.toFixed(1)} | ${row.ratio.toFixed(2)} |`,
  )
  .join('\n')}
`,
)

const least = Math.min(...rows.map(({ ratio }) => ratio))
console.log(`Ours is at least ${least.toFixed(2)} times as fast as gpt-tokenizer (0.9 wanted).`)
if (least < 0.9) process.exitCode = 1
