import { networkCode, networkFromCode } from '@nextword/core/formats'
import { type Network, symbols, symbolShape } from '@nextword/core/network'
import {
  defaultSettings,
  defaultState,
  inHundredths,
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

/** The one version of links that there is so far. */
const version = '1'

/** A longer query is not read. */
export const longestQuery = 2000

/** Why a link was not taken: each has its sentence in the words. */
export type LinkProblem =
  'too-long' | 'version' | 'symbol' | 'net' | 'drawings' | 'label' | 'training' | 'name'

export type LinkReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'state'; readonly state: PageState }
  | { readonly kind: 'problem'; readonly problem: LinkProblem }

class Refused extends Error {
  readonly problem: LinkProblem
  constructor(problem: LinkProblem) {
    super(problem)
    this.problem = problem
  }
}

const names = ['v', 'symbol', 'net', 'drawings', 'label', 'training'] as const

/**
 * The state as a query, without its question mark; the default state is the empty one.
 *
 * The net stands in it exactly (core's link code in f32), pixels as two base-36 digits each.
 */
export function queryOf(state: PageState): string {
  if (sameState(state, defaultState)) return ''
  const { symbol, network, drawings, label, settings } = state
  const parts = [`v=${version}`]
  if (!samePixels(symbol, defaultState.symbol)) parts.push(`symbol=${pixelsCode(symbol)}`)
  if (label !== null) parts.push(`label=${symbols[label]!.id}`)
  if (!sameNetwork(network, untrainedNetwork)) parts.push(`net=${networkCode(network)}`)
  if (drawings.length > 0)
    parts.push(
      `drawings=${drawings.map((each) => `${symbols[each.label]!.id}.${pixelsCode(each.pixels)}`).join('~')}`,
    )
  if (!sameSettings(settings, defaultSettings)) parts.push(`training=${settingsCode(settings)}`)
  return parts.join('&')
}

/** Reads a query that anybody may have written. Never throws. */
export function readQuery(search: string): LinkReading {
  if (search.length > longestQuery) return { kind: 'problem', problem: 'too-long' }
  const query = new URLSearchParams(search)
  for (const key of query.keys()) if (key in {}) return { kind: 'problem', problem: 'name' }
  if (!names.some((name) => query.has(name))) return { kind: 'none' }
  if (query.get('v') !== version) return { kind: 'problem', problem: 'version' }
  try {
    return {
      kind: 'state',
      state: {
        symbol: given(query.get('symbol'), defaultState.symbol, pixelsFrom),
        label: given(query.get('label'), null, labelFrom),
        network: given(query.get('net'), untrainedNetwork, networkOf),
        drawings: given(query.get('drawings'), [], drawingsFrom),
        settings: given(query.get('training'), defaultSettings, settingsFrom),
      },
    }
  } catch (error) {
    if (error instanceof Refused) return { kind: 'problem', problem: error.problem }
    throw error
  }
}

function given<T>(text: string | null, absent: T, read: (text: string) => T): T {
  return text === null ? absent : read(text)
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
    learningRate: numberFrom(learningRate, 1e-6, 1000),
    batch: batch === 'all' ? 'all' : Math.floor(numberFrom(batch, 1, 1000)),
    flipChance: numberFrom(flipChance, 0, 0.5),
    weightLimit: weightLimit === 'none' ? null : numberFrom(weightLimit, 0.01, 100),
  }
}

function numberFrom(text: string | undefined, low: number, high: number): number {
  const number = /^[0-9]/.test(text ?? '') ? Number(text) : NaN
  if (!(number >= low && number <= high)) throw new Refused('training')
  return number
}
