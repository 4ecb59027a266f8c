import {
  type Network,
  startingNetwork,
  symbols,
  symbolShape,
  forward,
} from '@nextword/core/network'
import { argmax, seededRandom } from '@nextword/core/numbers'
import { defaultTraining, type TrainingSettings } from '@nextword/core/training'
import { defaultSentence, sameSentence, type Sentence } from './sentence.ts'

/** The seed of the untrained net: one that takes the × for something else. */
export const startSeed = 23

/** How many drawings of their own a reader can keep; more would not fit into a link. */
export const mostDrawings = 12

/** A drawing of the reader's, and which of the four symbols they say it is. */
export interface LabelledDrawing {
  readonly pixels: Float32Array
  readonly label: number
}

/** Those training settings that a link carries. */
export type PageSettings = Pick<
  TrainingSettings,
  'optimizer' | 'learningRate' | 'batch' | 'flipChance' | 'weightLimit'
>

/** What the steps share: all that the reader made, and all that a link holds. */
export interface PageState {
  /** [9], −1 black … 1 white, in hundredths */
  readonly symbol: Float32Array
  readonly network: Network
  readonly drawings: readonly LabelledDrawing[]
  /** What the reader means the symbol to be; null: nobody said. */
  readonly label: number | null
  readonly settings: PageSettings
  /** What every figure about words reads. */
  readonly sentence: Sentence
  /**
   * The word that the reader looks up among the word vectors: lower case, as `isWord` has it. Null
   * while they have chosen none: then it is the sentence's.
   */
  readonly word: string | null
}

/** Whether it can be a word of the word vectors: only such words travel in a link. */
export const isWord = (text: string): boolean => /^[a-z][a-z.-]{0,23}$/.test(text)

/**
 * The change that looking up a word makes; what a link can't hold the figure keeps to itself.
 * @param sentenceWord - the sentence's own: whoever chooses that one follows the sentence again
 */
export function wordChange(word: string, sentenceWord: string): Partial<Pick<PageState, 'word'>> {
  const small = word.toLowerCase()
  if (small === sentenceWord) return { word: null }
  return isWord(small) ? { word: small } : {}
}

/** The net before training, the same for every reader. */
export const untrainedNetwork: Network = startingNetwork(
  symbolShape,
  'uniform',
  seededRandom(startSeed),
)

export const defaultSettings: PageSettings = {
  optimizer: defaultTraining.optimizer,
  learningRate: defaultTraining.learningRate,
  batch: defaultTraining.batch,
  flipChance: defaultTraining.flipChance,
  weightLimit: defaultTraining.weightLimit,
}

/** What the server draws, and what every island hydrates with. */
export const defaultState: PageState = {
  symbol: symbols[0]!.pixels,
  network: untrainedNetwork,
  drawings: [],
  label: null,
  settings: defaultSettings,
  sentence: defaultSentence,
  word: null,
}

/** A picture in hundredths from −1 to 1, so that a figure shows each pixel as it is. */
export function inHundredths(pixels: ArrayLike<number>): Float32Array {
  return Float32Array.from(
    pixels,
    (pixel) => Math.round(Math.max(-1, Math.min(1, pixel)) * 100) / 100,
  )
}

export function samePixels(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((pixel, i) => pixel === b[i])
}

export function sameNetwork(a: Network, b: Network): boolean {
  return a === b || (a.outputs === b.outputs && samePixels(a.parameters, b.parameters))
}

export function sameState(a: PageState, b: PageState): boolean {
  return (
    samePixels(a.symbol, b.symbol) &&
    sameNetwork(a.network, b.network) &&
    a.label === b.label &&
    a.word === b.word &&
    sameSentence(a.sentence, b.sentence) &&
    sameSettings(a.settings, b.settings) &&
    a.drawings.length === b.drawings.length &&
    a.drawings.every(
      ({ label, pixels }, i) =>
        label === b.drawings[i]!.label && samePixels(pixels, b.drawings[i]!.pixels),
    )
  )
}

/** What was changed `here` since `before`; everything else as it is `there`. */
export function mergedState(before: PageState, here: PageState, there: PageState): PageState {
  const changed = (part: keyof PageState): boolean =>
    !sameState({ ...before, [part]: here[part] }, before)
  const drew = changed('symbol') || changed('label')
  return {
    symbol: drew ? here.symbol : there.symbol,
    label: drew ? here.label : there.label,
    network: changed('network') ? here.network : there.network,
    drawings: changed('drawings') ? here.drawings : there.drawings,
    settings: changed('settings') ? here.settings : there.settings,
    sentence: changed('sentence') ? here.sentence : there.sentence,
    word: changed('word') ? here.word : there.word,
  }
}

export function sameSettings(a: PageSettings, b: PageSettings): boolean {
  return (
    a.optimizer === b.optimizer &&
    a.learningRate === b.learningRate &&
    a.batch === b.batch &&
    a.flipChance === b.flipChance &&
    a.weightLimit === b.weightLimit
  )
}

/** What the net says of the symbol. */
export interface Answer {
  /** Which symbol has the largest output. */
  readonly symbol: number
  /** [4] */
  readonly values: ArrayLike<number>
}

export function answerOf({ network, symbol }: Pick<PageState, 'network' | 'symbol'>): Answer {
  const values = forward(network, symbol)
  return { symbol: argmax(values), values }
}

/** How many pixels a drawing may be off and still be taken for a symbol. */
const mostOff = 1.5
/** How many pixels nearer it has to be to that symbol than to any other. */
const leastNearer = 0.5

/**
 * Which symbol the picture is meant to be: as the reader said, else the one it is plainly nearest
 * to, else null.
 */
export function meaningOf({ label, symbol }: Pick<PageState, 'label' | 'symbol'>): number | null {
  if (label !== null) return label
  // A pixel turned from black to white is one off, a grey one half.
  const off = symbols.map(({ pixels }) =>
    pixels.reduce((sum, pixel, i) => sum + Math.abs(pixel - symbol[i]!) / 2, 0),
  )
  const [nearest = 0, second = 0] = off.toSorted((a, b) => a - b)
  return nearest <= mostOff && second - nearest >= leastNearer ? off.indexOf(nearest) : null
}

/** The change that a new drawing makes: nobody has said yet what it is meant to be. */
export function drawn(pixels: ArrayLike<number>): Pick<PageState, 'symbol' | 'label'> {
  return { symbol: inHundredths(pixels), label: null }
}
