import { seededRandom } from '@nextword/core/numbers'
import { type Belief, filter, sampleStory, UNKNOWN, type World } from '@nextword/core/world'

/** A story that the world tells, with a word in it that one far before it tells a lot about. */
export interface DrawnText {
  readonly words: readonly string[]
  readonly answer: number
}

/** So many stories are looked at. */
const mostStories = 60
/** A longer story would fill the figure. */
const mostWords = 26
/** How far the answer stands behind what tells: beyond the reach of counting triples. */
const nearest = 4
/** In bits: how unsure of the sense one is who didn't hear the cue, and who knows the word by then. */
const unsureOfSense = [0.3, 2] as const
/** In bits: what hearing a word must tell about the sense to be a cue, and about the answer to be taken. */
const tells = 0.3
const enough = 0.7

/**
 * Draws stories until one has an answer whose surprise is at least .7 bits less for one word far before
 * it; if there is none, the best of them.
 * @param seed - the same seed, the same text
 * @returns the story up to the end of the answer's sentence; each turn is one story
 */
export function* drawnText(world: World, seed: number): Generator<number, DrawnText, void> {
  const random = seededRandom(seed)
  let best: DrawnText & { readonly gain: number } = { words: [], answer: 0, gain: -1 }
  for (let n = 0; n < mostStories && best.gain < enough; n++) {
    const { words, senses } = sampleStory(world, random)
    if ((words.length <= mostWords && senses.length > 0) || best.gain < 0) {
      const { answer, gain } = bestAnswer(world, words)
      if (gain > best.gain) best = { words: words.slice(0, endOf(words, answer)), answer, gain }
    }
    yield n + 1
  }
  return { words: best.words, answer: best.answer }
}

/** Where the sentence of a word ends. */
function endOf(words: readonly string[], place: number): number {
  const stop = words.findIndex((word, at) => at >= place && /^[.?!]$/.test(word))
  return stop < 0 ? words.length : stop + 1
}

/** The word that most hangs on one far before it, and by how many bits. */
function bestAnswer(
  world: World,
  words: readonly string[],
): { readonly answer: number; readonly gain: number } {
  let best = { answer: Math.max(0, words.length - 2), gain: 0 }
  const beliefs = heardAll(filter(world), words)
  const unsure = beliefs.map((belief) => bitsOfSenses(belief))
  for (let cue = 0; cue < words.length - nearest; cue++) {
    if (unsure[cue] - unsure[cue + 1] < tells) continue
    const without = heardAll(beliefs[cue], [UNKNOWN, ...words.slice(cue + 1)])
    for (let at = cue + nearest; at < words.length; at++) {
      const left = bitsOfSenses(without[at - cue])
      if (left < unsureOfSense[0] || left > unsureOfSense[1]) continue
      const id = world.ids.get(words[at])!
      const gain = Math.log2(
        beliefs[at].probabilities()[id] / without[at - cue].probabilities()[id],
      )
      if (gain > best.gain + 1e-9) best = { answer: at, gain }
    }
  }
  return best
}

function heardAll(first: Belief, words: readonly string[]): readonly Belief[] {
  const beliefs = [first]
  for (const word of words) beliefs.push(beliefs[beliefs.length - 1].hear(word))
  return beliefs
}

const bitsOfSenses = (belief: Belief): number =>
  belief.senses().reduce((sum, { probability: p }) => (p > 0 ? sum - p * Math.log2(p) : sum), 0)
