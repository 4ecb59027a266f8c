import { fromBase64url, networkCode, networkFromCode, toBase64url } from '@nextword/core/formats'
import { type Network, symbols, symbolShape } from '@nextword/core/network'
import {
  defaultSettings,
  defaultState,
  inHundredths,
  isWord,
  type LabelledDrawing,
  mostDrawings,
  type PageSettings,
  type PageState,
  sameNetwork,
  samePixels,
  sameSettings,
  sameState,
  untrainedNetwork,
} from './page-state.ts'
import {
  longestSentence,
  sameSentence,
  sentenceFrom,
  type Sentence,
  type SentenceName,
  sentences,
} from './sentence.ts'

/** The one version of links that there is so far. */
const version = '1'

/** A longer query is not read. */
export const longestQuery = 2000

/** What the training panel's controls accept, and so a link too. */
export const settingsLimits = {
  learningRate: { min: 1e-6, max: 1e5 },
  batch: { min: 1, max: 65536 },
  flipChance: { min: 0, max: 1 },
  weightLimit: { min: 1e-6, max: 1e6 },
}

/** Why a link was not taken: each has its sentence in the words. */
export type LinkProblem = 'too-long' | 'version' | 'name' | 'twice' | LinkPart

/** The parts of a link that can be read, or left out, each by itself. */
export type LinkPart = 'symbol' | 'label' | 'net' | 'drawings' | 'training' | 'sentence' | 'word'

export type LinkReading =
  | { readonly kind: 'none' }
  /** `leftOut`: what of it could not be read; the rest could. */
  | { readonly kind: 'state'; readonly state: PageState; readonly leftOut: readonly LinkPart[] }
  | { readonly kind: 'problem'; readonly problem: LinkProblem }

class Refused extends Error {
  readonly problem: LinkProblem
  constructor(problem: LinkProblem) {
    super(problem)
    this.problem = problem
  }
}

const names = ['v', 'symbol', 'net', 'drawings', 'label', 'training', 'sentence', 'word'] as const

/**
 * The state as a query, without its question mark; the default state is the empty one.
 *
 * The net stands in it exactly (core's link code in f32), pixels as two base-36 digits each.
 */
export function queryOf(state: PageState): string {
  if (sameState(state, defaultState)) return ''
  const { symbol, network, drawings, label, settings, sentence, word } = state
  const parts = [`v=${version}`]
  if (!samePixels(symbol, defaultState.symbol)) parts.push(`symbol=${pixelsCode(symbol)}`)
  if (label !== null) parts.push(`label=${symbols[label]!.id}`)
  if (!sameNetwork(network, untrainedNetwork)) parts.push(`net=${networkCode(network)}`)
  if (drawings.length > 0)
    parts.push(
      `drawings=${drawings.map((each) => `${symbols[each.label]!.id}.${pixelsCode(each.pixels)}`).join('~')}`,
    )
  if (!sameSettings(settings, defaultSettings)) parts.push(`training=${settingsCode(settings)}`)
  if (!sameSentence(sentence, defaultState.sentence))
    parts.push(`sentence=${sentenceCode(sentence)}`)
  if (word !== null) parts.push(`word=${word}`)
  return parts.join('&')
}

/** Reads a query that anybody may have written. Never throws. */
export function readQuery(search: string): LinkReading {
  const query = new URLSearchParams(search)
  // What others append to an address is none of our business.
  if (!names.some((name) => query.has(name))) return { kind: 'none' }
  const problem = problemWith(search, query)
  if (problem !== null) return { kind: 'problem', problem }

  const leftOut: LinkPart[] = []
  const given = <T>(part: LinkPart, absent: T, read: (text: string) => T): T => {
    const text = query.get(part)
    if (text === null) return absent
    try {
      return read(text)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      leftOut.push(part)
      return absent
    }
  }
  const state = {
    symbol: given('symbol', defaultState.symbol, (text) => pixelsFrom(text)),
    label: given<number | null>('label', null, (text) => labelFrom(text)),
    network: given('net', untrainedNetwork, networkOf),
    drawings: given<LabelledDrawing[]>('drawings', [], drawingsFrom),
    settings: given('training', defaultSettings, settingsFrom),
    sentence: given('sentence', defaultState.sentence, sentenceOf),
    word: given<string | null>('word', null, wordOf),
  }
  const parts = names.filter((name) => name !== 'v' && query.has(name))
  if (leftOut.length > 0 && leftOut.length === parts.length)
    return { kind: 'problem', problem: leftOut[0]! }
  return { kind: 'state', state, leftOut }
}

function problemWith(search: string, query: URLSearchParams): LinkProblem | null {
  if (search.length > longestQuery) return 'too-long'
  for (const key of query.keys()) if (key in {}) return 'name'
  if (names.some((name) => query.getAll(name).length > 1)) return 'twice'
  return query.get('v') === version ? null : 'version'
}

const pixelsCode = (pixels: ArrayLike<number>): string =>
  Array.from(pixels, (pixel) => (Math.round(pixel * 100) + 100).toString(36).padStart(2, '0')).join(
    '',
  )

function pixelsFrom(text: string, problem: LinkProblem = 'symbol'): Float32Array {
  const steps = /^([0-5][0-9a-z]){9}$/.test(text)
    ? text.match(/../g)!.map((pair) => parseInt(pair, 36))
    : []
  if (steps.length !== 9 || steps.some((step) => step > 200)) throw new Refused(problem)
  return inHundredths(steps.map((step) => (step - 100) / 100))
}

function labelFrom(text: string, problem: LinkProblem = 'label'): number {
  const label = symbols.findIndex(({ id }) => id === text)
  if (label < 0) throw new Refused(problem)
  return label
}

function networkOf(text: string): Network {
  let network: Network
  try {
    network = networkFromCode(text)
  } catch {
    throw new Refused('net')
  }
  // The page's figures are drawn for one shape; only the outputs are the reader's to choose.
  const fits =
    network.sizes.join() === symbolShape.sizes.join() &&
    network.hidden.join() === symbolShape.hidden.join()
  if (!fits) throw new Refused('net')
  return network
}

function drawingsFrom(text: string): LabelledDrawing[] {
  const parts = text.split('~')
  if (parts.length > mostDrawings) throw new Refused('drawings')
  return parts.map((part) => {
    const [label, pixels, more] = part.split('.')
    if (label === undefined || pixels === undefined || more !== undefined)
      throw new Refused('drawings')
    return { label: labelFrom(label, 'drawings'), pixels: pixelsFrom(pixels, 'drawings') }
  })
}

const sentenceCode = (sentence: Sentence): string =>
  sentence.kind === 'shipped'
    ? sentence.name
    : `own~${toBase64url(new TextEncoder().encode(sentence.text))}`

function sentenceOf(code: string): Sentence {
  if (Object.hasOwn(sentences, code)) return { kind: 'shipped', name: code as SentenceName }
  if (!code.startsWith('own~')) throw new Refused('sentence')
  try {
    const bytes = fromBase64url(code.slice('own~'.length))
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (text.length > longestSentence) throw new RangeError('longer than an own sentence may be')
    return sentenceFrom(text)
  } catch {
    throw new Refused('sentence')
  }
}

function wordOf(text: string): string {
  if (!isWord(text)) throw new Refused('word')
  return text
}

const settingsCode = ({
  optimizer,
  learningRate,
  batch,
  flipChance,
  weightLimit,
}: PageSettings): string =>
  [optimizer, learningRate, batch, flipChance, weightLimit ?? 'none'].join('~')

function settingsFrom(text: string): PageSettings {
  const [optimizer, learningRate, batch, flipChance, weightLimit, more] = text.split('~')
  if (
    more !== undefined ||
    (optimizer !== 'sgd' && optimizer !== 'momentum' && optimizer !== 'adam')
  )
    throw new Refused('training')
  return {
    optimizer,
    learningRate: numberFrom(learningRate, settingsLimits.learningRate),
    batch: batch === 'all' ? 'all' : wholeFrom(batch),
    flipChance: numberFrom(flipChance, settingsLimits.flipChance),
    weightLimit:
      weightLimit === 'none' ? null : numberFrom(weightLimit, settingsLimits.weightLimit),
  }
}

/** Only as `settingsCode` writes it: no hexadecimals, no spaces, no zeros that say nothing. */
function numberFrom(text: string | undefined, { min, max }: { min: number; max: number }): number {
  const number = Number(text)
  if (String(number) !== text || !(number >= min && number <= max)) throw new Refused('training')
  return number
}

function wholeFrom(text: string | undefined): number {
  const number = numberFrom(text, settingsLimits.batch)
  if (!Number.isInteger(number)) throw new Refused('training')
  return number
}
