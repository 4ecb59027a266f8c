import { fromBase64url, readCheckpoint } from '@nextword/core/formats'
import { smallWorld } from '@nextword/core/models/small-world'
import { worldText } from '@nextword/core/models/world'
import { parameterCountOf } from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import { formatCount, formatNumber, formatShare } from '@nextword/viz/kit'
import { inWords } from './facts.ts'

/** What the training of the small world's model was, and what its evaluation measured. */
interface Card {
  readonly kl: number
  readonly agrees: number
  readonly words: number
  readonly loss: number
  readonly floor: number
  readonly training: { readonly sequences: number; readonly steps: number }
}
const cards = import.meta.glob<Card>('../../../packages/world-model/results/small-world.json', {
  import: 'default',
  eager: true,
})
const [card] = Object.values(cards)
if (card === undefined) throw new Error('the small world’s model has no card')

const world = readWorld(worldText)
const { config } = readCheckpoint(fromBase64url(smallWorld))
const ambiguous = new Set(world.senses.map((sense) => sense.slice(0, sense.lastIndexOf('-'))))
const wordsTrained = card.training.steps * card.training.sequences * config.context

/** What the prose about the small world and its model says in numbers, computed when the site is built. */
export const languageFacts = {
  /** END and UNKNOWN are no words. */
  words: formatCount(world.words.length - 2, 'en'),
  ambiguous: ambiguous.size,
  weightCount: parameterCountOf(config),
  weights: formatCount(parameterCountOf(config), 'en'),
  layers: inWords(config.layers),
  heads: inWords(config.heads),
  allHeads: config.layers * config.heads,
  width: config.width,
  millions: Math.round(wordsTrained / 1e6),
  kilobytes: Math.round(smallWorld.length / 1000),
  card: {
    words: formatCount(Math.round(card.words / 1000) * 1000, 'en'),
    bits: formatNumber(card.kl / Math.LN2, 'en', 3),
    agrees: formatShare(card.agrees, 'en'),
  },
}
