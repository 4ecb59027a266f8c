import { maskOf } from '@nextword/core/attention'
import { softmax } from '@nextword/core/numbers'
import {
  type Interventions,
  type Trace,
  type Transformer,
  type TransformerName,
  traceOf,
} from '@nextword/core/transformer'
import { END } from '@nextword/core/world'
import { type Heard, tokensOf, writtenAfter } from '../../../kit/language/heard.ts'
import type { Language } from '../../../kit/language/language.ts'
import { nextWords, type NextWords } from '../../../kit/language/next-words.ts'
import type { RunParts } from '../props.ts'

/** A token, as it is drawn. */
export interface DrawnToken {
  /** Empty for the end mark, which begins each text. */
  readonly written: string
  readonly id: number
  readonly isKnown: boolean
}

/** One round of the machine: attention, then the net. */
export interface DrawnRound {
  /** From 0. */
  readonly round: number
  /** [heads][tokens]: how much the last token looks at each that is drawn, 0 … 1. */
  readonly looked: readonly Float32Array[]
  /** [hidden]: the last token's neurons. */
  readonly neurons: Float32Array
}

/** All that the picture shows of a run, for the last tokens of the text. */
export interface MachineRun {
  readonly tokens: readonly DrawnToken[]
  /** How many tokens before them aren't drawn. */
  readonly earlier: number
  /** [tokens][cells]: the first numbers of each token's vector. */
  readonly vectors: readonly Float32Array[]
  /** [tokens][cells]: what its place is told by. */
  readonly places: readonly Float32Array[]
  readonly rounds: readonly DrawnRound[]
  /** [width]: the last token's vector after all rounds, evened out. */
  readonly last: Float32Array
  readonly next: NextWords
}

/** As many columns have room on a phone. */
export const mostTokens = 14
const mostVectorCells = 12
const mostPlaceCells = 4
/** Of more rounds the first and the last ones are drawn. */
export const mostRounds = 6

/**
 * Runs the machine over a text, with all its parts, or without those that a plain net hasn't got:
 * then no token looks at another, and none is told its place.
 */
export function machineRun(language: Language, text: Heard, parts: RunParts): MachineRun {
  const { model, world } = language
  const { config } = model
  const all = tokensOf(text, model.tokens)
  const earlier = Math.max(0, all.length - mostTokens)
  const rounds = drawnRounds(config.layers)
  const trace = traceOf(model, all, namesOf(rounds), interventionsOf(parts, all.length))
  const row = (name: TransformerName, at: number, length: number, count = length): Float32Array =>
    Float32Array.from(trace[name].values.subarray(at * length, at * length + count))
  const last = all.length - 1
  const drawn = Array.from({ length: all.length - earlier }, (_, i) => earlier + i)
  const logits = trace.logits.values.subarray(last * config.vocabulary)
  return {
    tokens: drawnTokens(world, text, all, earlier),
    earlier,
    vectors: drawn.map((at) =>
      row('embedding', at, config.width, Math.min(mostVectorCells, config.width)),
    ),
    places: drawn.map((at) => placeCells(model, at)),
    rounds: rounds.map((round) => ({
      round,
      looked: lookedAt(trace, round, config.heads, all.length, earlier),
      neurons: row(`blocks.${round}.mlp.values`, last, config.hidden),
    })),
    last: row('norm', last, config.width),
    next: nextWords(language, text, 5, softmax(Float64Array.from(logits))),
  }
}

/** Which rounds are drawn: all, or of many the first and the last ones. */
export function drawnRounds(layers: number): number[] {
  const all = Array.from({ length: layers }, (_, round) => round)
  return layers <= mostRounds ? all : [...all.slice(0, mostRounds - 3), ...all.slice(-2)]
}

const namesOf = (rounds: readonly number[]): TransformerName[] => [
  'embedding',
  ...rounds.flatMap((b): TransformerName[] => [
    `blocks.${b}.attention.pattern`,
    `blocks.${b}.mlp.values`,
  ]),
  'norm',
  'logits',
]

const interventionsOf = (parts: RunParts, tokens: number): Interventions =>
  parts === 'all'
    ? {}
    : { positions: false, mask: maskOf(tokens, tokens, (query, key) => query === key) }

function drawnTokens(
  world: Language['world'],
  { words }: Heard,
  all: readonly number[],
  earlier: number,
): DrawnToken[] {
  const firstWord = words.length - (all.length - 1)
  return all.slice(earlier).map((id, i): DrawnToken => {
    const at = firstWord + earlier + i - 1
    const token = words[at]
    if (earlier + i === 0 || token === undefined || token.word === END)
      return { written: '', id, isKnown: true }
    return {
      written: writtenAfter(world, token.word, words[at - 1]?.word),
      id,
      isKnown: token.isKnown,
    }
  })
}

/** The last token's row of each head's pattern. */
function lookedAt(
  trace: Trace,
  round: number,
  heads: number,
  tokens: number,
  earlier: number,
): Float32Array[] {
  const { values } = trace[`blocks.${round}.attention.pattern`]
  return Array.from({ length: heads }, (_, head) => {
    const start = (head * tokens + tokens - 1) * tokens
    return Float32Array.from(values.subarray(start + earlier, start + tokens))
  })
}

/** What tells a place: the cosines of its turns, or the first numbers of its learned vector. */
function placeCells({ config, rotary, named }: Transformer, place: number): Float32Array {
  if (rotary !== null) {
    const half = rotary.cosines.length / config.context
    const count = Math.min(mostPlaceCells, half)
    return Float32Array.from(rotary.cosines.subarray(place * half, place * half + count))
  }
  const table = named.get('position.embedding')
  const count = Math.min(mostPlaceCells, config.width)
  if (table === undefined) return new Float32Array(count)
  const scale = table.scales === null ? 1 : table.scales[place]
  const start = place * config.width
  return Float32Array.from(table.values.subarray(start, start + count), (value) => value * scale)
}
