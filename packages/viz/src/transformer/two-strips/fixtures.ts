// What the tests of this widget share; it isn't part of the package.
import { seededRandom } from '@nextword/core/numbers'
import { llamaConfig, startTensors } from '@nextword/core/transformer'
import { readWorld, type World } from '@nextword/core/world'
import { type Beginning, type Language, languageOf } from '../../kit/language/index.ts'

/** Two senses, told by the first word alone; then five words that tell nothing; then the answer. */
export const tinyWorld = readWorld(`
set capital = tom
table sense : cue does
  wet*3 | river | swims
  rich | money | pays
rule story = {=s:sense} <told s> | 4: hello tom .
rule told(s) = the {c:s.cue} came . then tom {d:s.does} . #s
`)

export const tinyBeginning: Beginning = {
  before: 'The ',
  cue: 'river',
  after: ' came. Then Tom',
  other: 'money',
}

/** An untrained model of a world: it takes every word for about as likely as any. */
export async function tinyLanguage(world: World = tinyWorld, context = 16): Promise<Language> {
  const config = llamaConfig({
    vocabulary: world.words.length,
    context,
    layers: 1,
    width: 8,
    heads: 2,
    hidden: 8,
    tiedHead: true,
  })
  const tensors = startTensors(config, seededRandom(1))
  return languageOf('own', world, { config, tensors })
}
