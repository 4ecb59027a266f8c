import { fromBase64url, readCheckpoint } from '@nextword/core/formats'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { smallWorld } from '@nextword/core/models/small-world'
import { worldText } from '@nextword/core/models/world'
import { softmax } from '@nextword/core/numbers'
import { logitsOf, transformer } from '@nextword/core/transformer'
import { readWorld, storyWords } from '@nextword/core/world'

const world = readWorld(worldText)
const { config, tensors } = readCheckpoint(fromBase64url(smallWorld))
const model = transformer(config, tensors, { engine: await loadSimdEngine() })

/** The five likeliest next words after a text, in per cent. */
function nextWords(text: string) {
  const ids = [0, ...storyWords(text).map((word) => world.ids.get(word) ?? 1)]
  const shares = softmax(logitsOf(model, ids).slice(-config.vocabulary))
  return Array.from(shares, (share, id) => ({ word: world.words[id]!, share }))
    .sort((a, b) => b.share - a.share)
    .slice(0, 5)
    .map(({ word, share }) => `${word} ${Math.round(100 * share)} %`)
}

export const result = {
  river: nextWords('Nora talked about the river. Then she walked to the bank and'),
  money: nextWords('Nora talked about the money. Then she walked to the bank and'),
}
