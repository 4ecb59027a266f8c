// What this widget's tests share; it isn't part of the package.
import { seededRandom } from '@nextword/core/numbers'
import {
  gpt2Config,
  llamaConfig,
  startTensors,
  transformer,
  type TransformerConfig,
} from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import type { Language } from '../../kit/language/language.ts'

/** A world of ten words: Tom or Ann sits or runs, and something follows. */
const world = readWorld(
  'set capital = tom\nrule story = (3: tom | 1: ann) (1: sits | 3: runs) and (looks | 2: waits) .',
)

const sizes = {
  vocabulary: world.words.length,
  context: 40,
  layers: 2,
  width: 8,
  heads: 2,
  hidden: 12,
}

const languageOf = (config: TransformerConfig): Language => ({
  name: 'own',
  world,
  model: transformer(config, startTensors(config, seededRandom(3))),
})

/** Nets that have learnt nothing, of either family and of other sizes than the one that ships. */
export const tinyLanguages: Readonly<Record<'llama' | 'gpt2', Language>> = {
  llama: languageOf(llamaConfig({ ...sizes, tiedHead: true })),
  gpt2: languageOf(gpt2Config({ ...sizes, biases: false, layers: 8, width: 12, heads: 3 })),
}

export const tinyBeginning = { before: '', cue: 'Tom', after: ' runs and', other: 'Ann' }
