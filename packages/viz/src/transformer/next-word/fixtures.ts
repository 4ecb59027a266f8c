// What the tests of this widget share; it isn't part of the package.
import { seededRandom } from '@nextword/core/numbers'
import { llamaConfig, startTensors } from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import { type Language, languageOf } from '../../kit/language/index.ts'

/** Nine words: a story in which a name comes first, and one of three things is done. */
export const tinyWorld = readWorld(
  'set capital = tom\nrule story = 3: tom (2: sits | 1: runs | 1: sleeps) . | good bye .',
)

/** An untrained model of it: it takes every word for about as likely as any. */
export async function tinyLanguage(context = 16): Promise<Language> {
  const config = llamaConfig({
    vocabulary: tinyWorld.words.length,
    context,
    layers: 1,
    width: 8,
    heads: 2,
    hidden: 8,
    tiedHead: true,
  })
  const tensors = startTensors(config, seededRandom(1))
  return languageOf('own', tinyWorld, { config, tensors })
}
