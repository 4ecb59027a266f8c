import { fromBase64url, readCheckpoint } from '@nextword/core/formats'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { smallWorld } from '@nextword/core/models/small-world'
import { worldText } from '@nextword/core/models/world'
import { seededRandom } from '@nextword/core/numbers'
import { generate } from '@nextword/core/sampling'
import { logitLens, session, transformer } from '@nextword/core/transformer'
import { readWorld, storyText, storyWords } from '@nextword/core/world'

const world = readWorld(worldText)
const { config, tensors } = readCheckpoint(fromBase64url(smallWorld))
const model = transformer(config, tensors, { engine: await loadSimdEngine() })
const words = storyWords('Nora talked about the river. Then she walked to the bank and')
const ids = [0, ...words.map((word) => world.ids.get(word)!)]

// What the model would say if it ended here, or here.
const layers = logitLens(model, ids, { top: 1 }).map(({ top: [best] }, layer) => {
  return `after layer ${layer}: ${world.words[best!.id]!} ${best!.probability.toFixed(2)}`
})

// Drawn, put at the end, and on with the next word, until the story is over.
const written = generate(session(model), ids, { stopAt: [0] }, seededRandom(3))
const story = [...words, ...Array.from(written, ({ id }) => world.words[id]!)]

export const result = { layers, story: storyText(world, story) }
