import type { Floats } from '@nextword/core/numbers'
import { logitsOf, type Session, session, type Transformer } from '@nextword/core/transformer'

/** A session of a model, and what it has read. */
interface Reading {
  readonly session: Session
  readonly tokens: number[]
  version: number
}

const readings = new WeakMap<Transformer, Reading>()

/**
 * What a model says after a text. All figures share one session, which keeps what it has read: a text
 * that is written on costs its new words alone, and one that a word is taken back from costs one.
 * A model of a single session keeps it for others, and reads the whole text each time.
 * @param tokens - from the end mark on, at least one
 * @returns [vocabulary]: logits, a copy; agrees with `logitsOf` to 1e-5
 * @throws RangeError for no token, too many, or an id outside the vocabulary
 * @throws NonFiniteError if a logit is NaN or infinite
 */
export function logitsAfter(model: Transformer, tokens: readonly number[]): Floats {
  if (model.sessions < 2) return logitsOf(model, tokens).slice(-model.config.vocabulary)
  const reading = readingOf(model)
  const { session: text, tokens: read } = reading
  let same = 0
  // The last is read in any case: what is said after it isn't kept.
  while (same < tokens.length - 1 && read[same] === tokens[same]) same++
  text.rewind(same)
  read.length = same
  const logits = text.feed(tokens.slice(same))
  read.push(...tokens.slice(same))
  return logits.slice()
}

function readingOf(model: Transformer): Reading {
  let reading = readings.get(model)
  if (reading === undefined) {
    reading = { session: session(model), tokens: [], version: model.version }
    readings.set(model, reading)
  }
  // What was read before the model learnt on is read again.
  if (reading.version !== model.version) {
    reading.tokens.length = 0
    reading.version = model.version
  }
  return reading
}
