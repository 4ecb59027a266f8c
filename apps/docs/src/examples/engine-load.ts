import { readBytes, readCheckpoint } from '@nextword/core/formats'
import { seededRandom } from '@nextword/core/numbers'
import { generate } from '@nextword/core/sampling'
import { session, transformer } from '@nextword/core/transformer'
import { file } from './engine-train.ts'

// On a page: await fetch('model.bin'). Progress, a size limit and a way to stop come with it.
const response = new Response(file)
const bytes = await readBytes(response, { limit: 1_000_000 })
const { config, tensors } = readCheckpoint(bytes)
const model = transformer(config, tensors)

// Written one by one; each token comes with the shares of all that might have come.
const written = [
  ...generate(session(model), [2, 5, 2], { temperature: 0.5, most: 5 }, seededRandom(7)),
]

export const result = {
  'its blocks': config.layers,
  'goes on with': written.map(({ id }) => id),
  'the first one’s share': written[0]!.probabilities[written[0]!.id],
}
