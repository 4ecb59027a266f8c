import { type Random, seededRandom } from '@nextword/core/numbers'
import {
  llamaConfig,
  type TransformerConfig,
  type TransformerTraining,
} from '@nextword/core/transformer'

/** What is trained, how, and how long: with a world all that the weights depend on, but for the code. */
export interface Recipe {
  readonly seed: number
  readonly layers: number
  readonly width: number
  readonly heads: number
  /** Tokens that the model reads at most, and that a sequence of training has. */
  readonly context: number
  /** Sequences a step. */
  readonly sequences: number
  /** Steps of the schedule, at whose end the learning rate is lowest. */
  readonly steps: number
  readonly learningRate: number
  readonly warmUp: number
  /** The last learning rate, as a share of the highest. */
  readonly lowest: number
  readonly weightDecay: number
  readonly beta2: number
  /** The share of the words read that are hidden, so that a word the model doesn't have can be. */
  readonly hidden: number
  /** Steps from one point of the curve to the next. */
  readonly reportEvery: number
  /** Steps from one look at what it has learnt to the next; there are more at the start. */
  readonly measureEvery: number
  /** How many stories that it never learns from it is held against. */
  readonly heldOut: number
}

/**
 * Teaches the starter world in about half a minute of one core: .17 nats from the truth after 4,500
 * steps and 0.57 million words, .075 after all 8,000 and a million words.
 *
 * Found by trying; chance alone makes ±.01. Nats at 0.61 million words: sequences a step 4, 2, 1: .15,
 * .125, .127 (8 at half of that: .34 against .28 with 4); width 48, 64, 80: .20, .15, .13, each a third
 * slower than the one before; a third layer gains .01, 2 heads or 8 nothing; hiding 6, 2, 0 % of the
 * words: .158, .122, .11, but a model that has never missed a word can't be given an unknown one; rates
 * .003, .004, .005, .006: .117, .102, .122, .14 and above; weight decay of .2 loses .02.
 */
export const starterRecipe: Recipe = {
  seed: 3,
  layers: 2,
  width: 64,
  heads: 4,
  context: 64,
  sequences: 2,
  steps: 8000,
  learningRate: 4e-3,
  warmUp: 200,
  lowest: 0.02,
  weightDecay: 0.02,
  beta2: 0.99,
  hidden: 0.05,
  reportEvery: 50,
  measureEvery: 250,
  heldOut: 160,
}

/** The model that a recipe trains for a vocabulary of so many words. */
export const configOf = (
  { layers, width, heads, context }: Recipe,
  vocabulary: number,
): TransformerConfig => llamaConfig({ vocabulary, context, layers, width, heads, tiedHead: true })

/** How it is trained; a model of a shorter context reads shorter sequences. */
export const trainingOf = (
  { sequences, steps, learningRate, warmUp, lowest, weightDecay, beta2, context }: Recipe,
  config: TransformerConfig,
): Partial<TransformerTraining> => ({
  sequences,
  tokens: Math.min(context, config.context),
  steps,
  learningRate,
  warmUp: Math.min(warmUp, steps),
  lowest,
  weightDecay,
  beta2,
})

/** What chance is drawn for. */
const uses = { weights: 0, stories: 1, heldOut: 2, sample: 3 }

/** Chance of its own for each use and each step, so that a run can be taken up anywhere. */
export const randomFor = (
  { seed }: Pick<Recipe, 'seed'>,
  use: keyof typeof uses,
  step = 0,
): Random =>
  seededRandom((Math.imul(seed, 0x9e3779b1) + Math.imul(uses[use], 0x85ebca6b) + step) >>> 0)

/** For the samples: always the same, and one that has the starter world's model tell of a bank. */
export const sampleRandom = (recipe: Pick<Recipe, 'seed'>): Random => randomFor(recipe, 'sample', 7)

/** What it has learnt is looked at in equal steps, and more often at the start, where most happens. */
export const isMeasured = (step: number, { measureEvery }: Recipe): boolean =>
  step % measureEvery === 0 ||
  [0.1, 0.2, 0.4].some((part) => step === Math.round(part * measureEvery))
