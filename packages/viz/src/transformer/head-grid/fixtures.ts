import { seededRandom } from '@nextword/core/numbers'
import { llamaConfig, startTensors, transformer } from '@nextword/core/transformer'
import { readWorld, type World } from '@nextword/core/world'
import type { Language } from '../../kit/language/index.ts'

/** A world in which “pen” is for writing or for pigs, as the word before it says. */
export const penWorld: World = readWorld(`set capital = tom
set sense = pen-ink pen-farm
rule story = {=s:sense} tom saw <s.cue> and a pen . it <s.end> . #s
rule pen-ink.cue = ink | paper
rule pen-farm.cue = pigs | hay
rule pen-ink.end = 3: wrote | leaked
rule pen-farm.end = 3: smelt | rotted`)

/** A model of that world which has learnt nothing: two layers of three heads. */
export function untrained(seed = 1, context = 16): Language {
  const config = llamaConfig({
    vocabulary: penWorld.words.length,
    context,
    layers: 2,
    width: 12,
    heads: 3,
    hidden: 8,
    tiedHead: true,
  })
  const random = seededRandom(seed)
  const tensors = startTensors(config, random)
  return { name: 'own', world: penWorld, model: transformer(config, tensors, { sessions: 2 }) }
}
