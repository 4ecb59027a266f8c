import { readFileSync } from 'node:fs'
import { seededRandom } from '@nextword/core/numbers'
import { worldText } from '@nextword/core/models/world'
import {
  llamaConfig,
  type TransformerConfig,
  type TransformerTraining,
} from '@nextword/core/transformer'
import { readWorld, type World } from '@nextword/core/world'

/** What is trained, on what, how long: all that the weights depend on, but for the code. */
export const plan = {
  seed: 3,
  /** Tokens in a sequence; a story is shorter. */
  context: 64,
  /** The share of the words read that are hidden, so that a reader's own word can be. */
  hidden: 0.08,
  training: {
    sequences: 8,
    steps: 24_000,
    learningRate: 4e-3,
    warmUp: 200,
    lowest: 0.01,
    weightDecay: 0.02,
    beta2: 0.99,
  } satisfies Partial<TransformerTraining>,
}

export const world: World = readWorld(worldText)

export const config: TransformerConfig = llamaConfig({
  vocabulary: world.words.length,
  context: plan.context,
  layers: 4,
  width: 64,
  heads: 4,
  hidden: 160,
  tiedHead: true,
})

/** Chance of its own for each use and each step, so that a run can be taken up anywhere. */
export const randomFor = (use: number, step: number): ReturnType<typeof seededRandom> =>
  seededRandom((Math.imul(plan.seed, 0x9e3779b1) + Math.imul(use, 0x85ebca6b) + step) >>> 0)

/** A file of this package, as a path. */
export const pathOf = (name: string): URL => new URL(`../${name}`, import.meta.url)

export const readIfThere = (name: string): Uint8Array | null => {
  try {
    return readFileSync(pathOf(name))
  } catch {
    return null
  }
}
