import { fromBase64url, readCheckpoint } from '@nextword/core/formats'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { smallWorld } from '@nextword/core/models/small-world'
import { worldText } from '@nextword/core/models/world'
import { softmax } from '@nextword/core/numbers'
import { headOff, traceOf, transformer, type ValueChange } from '@nextword/core/transformer'
import { filter, klDivergence, readWorld, storyWords } from '@nextword/core/world'

const world = readWorld(worldText)
const { config, tensors } = readCheckpoint(fromBase64url(smallWorld))
const model = transformer(config, tensors, { engine: await loadSimdEngine() })
const words = storyWords('Nora talked about the river. Then she walked to the bank and')
const ids = [0, ...words.map((word) => world.ids.get(word)!)]
const truth = filter(world, words).probabilities()

/** How far the next word's shares are from the truth, in nats, after some changes on the way. */
function distance(changes: readonly ValueChange[]): number {
  const { logits } = traceOf(model, ids, ['logits'], { changes })
  return klDivergence(truth, softmax(logits.values.slice(-config.vocabulary)))
}

const heads = Array.from({ length: config.layers * config.heads }, (_, i) => {
  const [layer, head] = [Math.floor(i / config.heads), i % config.heads]
  return { name: `layer ${layer + 1}, head ${head + 1}`, off: distance([headOff(layer, head)]) }
}).sort((a, b) => a.off - b.off)

export const result = {
  'nothing changed': distance([]),
  'the head that matters least, off': `${heads[0]!.name}: ${heads[0]!.off.toFixed(4)}`,
  'the one that matters most, off': `${heads.at(-1)!.name}: ${heads.at(-1)!.off.toFixed(4)}`,
}
