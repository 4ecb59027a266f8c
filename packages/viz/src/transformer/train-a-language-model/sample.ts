import type { Random } from '@nextword/core/numbers'
import { generate } from '@nextword/core/sampling'
import { session, type Transformer } from '@nextword/core/transformer'
import { filter, storyIds, storyWords, UNKNOWN, type World } from '@nextword/core/world'

/** A text that a model wrote on its way. */
export interface Sample {
  readonly step: number
  /** What it was given to begin with. */
  readonly given: readonly string[]
  /** What it wrote, in the world's spelling, without an end mark. */
  readonly words: readonly string[]
  /** [words]: whether the world may say each where it stands. */
  readonly isSaid: readonly boolean[]
  /** How it ended its story: where the world may, or where it wouldn't; null where it was cut off. */
  readonly end: 'said' | 'unsaid' | null
}

/** A little bolder than the model itself, as texts are mostly written. */
const temperature = 0.7

/** No sample is longer than so many words. */
export const mostWords = 24

/**
 * Has a model write, each word drawn about as often as it says: same chance, same text for the same weights.
 * A word that the world wouldn't say may have been any for what follows.
 * @param prompt - what it begins with; empty for a text from its start
 */
export function writtenSample(
  model: Transformer,
  world: World,
  {
    prompt,
    step,
    random,
  }: { readonly prompt: string; readonly step: number; readonly random: Random },
): Sample {
  const given = storyWords(prompt).slice(0, Math.max(0, model.sessionTokens - 2))
  const text = session(model)
  try {
    const settings = { most: mostWords, stopAt: [0], temperature }
    const ids = Array.from(
      generate(text, storyIds(world, given).slice(0, -1), settings, random),
      ({ id }) => id,
    )
    const isEnded = ids.at(-1) === 0
    const written = ids.map((id) => world.words[id])
    const isSaid = saidIn(world, given, written)
    return {
      step,
      given,
      words: isEnded ? written.slice(0, -1) : written,
      isSaid: isEnded ? isSaid.slice(0, -1) : isSaid,
      end: !isEnded ? null : isSaid.at(-1) ? 'said' : 'unsaid',
    }
  } finally {
    text.close()
  }
}

/** Which of the words a world may say after what was given, each with those before it. */
function saidIn(world: World, given: readonly string[], words: readonly string[]): boolean[] {
  let belief = filter(world, given)
  return words.map((word) => {
    const isSaid = word !== UNKNOWN && belief.canBeSaid(word)
    belief = belief.hear(isSaid ? word : UNKNOWN)
    return isSaid
  })
}
