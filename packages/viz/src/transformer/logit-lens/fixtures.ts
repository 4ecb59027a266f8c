import { seededRandom } from '@nextword/core/numbers'
import { llamaConfig, startTensors, transformer } from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import type { Beginning, Language } from '../../kit/language/index.ts'

/** Three words of several senses: bank, in the next word's plain sight; tip, of which it tells half; bow, of three. */
export const testWorld = readWorld(`
set sense = bank-river bank-money
set tip = tip-top tip-money
set bow = bow-tie bow-ship bow-arrow
set capital = nora
rule story = 4: {=s:sense} nora saw (2: <s.cue> | nothing) . she found the bank and <s.does> . #s
  | {=s:tip} nora saw the tip and <s.does> . #s
  | {=s:bow} nora saw <s.cue> . then came the bow . #s
  | she barks .
rule bank-river.cue = water
rule bank-money.cue = gold
rule bank-river.does = 3: sat | swam
rule bank-money.does = 3: waited | paid
rule tip-top.does = 3: looked | climbed
rule tip-money.does = looked | 3: paid
rule bow-tie.cue = silk
rule bow-ship.cue = water
rule bow-arrow.cue = birds
`)

/** A model that has learnt nothing: numbers enough, whatever they mean. */
export function testLanguage(layers = 2, seed = 1): Language {
  const config = llamaConfig({
    vocabulary: testWorld.words.length,
    context: 16,
    layers,
    width: 8,
    heads: 2,
    hidden: 8,
    tiedHead: true,
  })
  const tensors = startTensors(config, seededRandom(seed))
  return { name: 'own', world: testWorld, model: transformer(config, tensors, { sessions: 2 }) }
}

export const testBeginning: Beginning = {
  before: 'Nora saw ',
  cue: 'water',
  after: '. She found the bank and',
  other: 'gold',
}
