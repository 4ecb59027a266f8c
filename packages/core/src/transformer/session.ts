import type { Floats } from '../numbers/floats.ts'
import { requireInteger } from '../numbers/require.ts'
import { headWidthOf, qkvWidthOf } from './config.ts'
import { gatherInto } from './embed.ts'
import { linearInto } from './linear.ts'
import { requireFiniteLogits, requireTokens } from './logits.ts'
import type { Transformer } from './model.ts'
import { normInto } from './norm.ts'
import { type SessionBuffers, sessionIn } from './session-buffers.ts'

/** A text that a transformer reads on, token by token; what it keeps of each spares reading it again. */
export interface Session {
  /** How many tokens have been read. */
  readonly length: number
  /** How many more there is room for. */
  readonly left: number
  /**
   * Reads tokens, in whatever pieces.
   * @param tokens - ids; at least one, and no more than `left`
   * @returns [vocabulary]: the logits after the last, in the same array at each call: copy what must last
   * @throws RangeError for no token, too many, or an id outside the vocabulary, or if the model has learnt
   * since the session read its tokens: `rewind(0)` and read them again; nothing is read then
   * @throws NonFiniteError if a logit is NaN or infinite; the session is as long as it was
   */
  feed(tokens: ArrayLike<number>): Floats
  /** As `feed` with one token, making nothing new. */
  step(id: number): Floats
  /**
   * Forgets all but the first `length` tokens.
   * @throws RangeError unless it is a whole number from 0 to the session's length
   */
  rewind(length: number): void
  /** Gives its memory to the model's next session; this one can't be used any more. */
  close(): void
}

/** The sessions of a model: how many are open, and the memory that closed ones gave back. */
interface Sessions {
  open: number
  readonly spare: SessionBuffers[]
}

const sessionsOf = new WeakMap<Transformer, Sessions>()

/** Memory for one more session; refused before any is taken, so that none is lost to what runs beside. */
function opened(model: Transformer): { buffers: SessionBuffers; all: Sessions } {
  const all = sessionsOf.get(model) ?? { open: 0, spare: [] }
  sessionsOf.set(model, all)
  if (all.open >= model.sessions)
    throw new RangeError(
      `a transformer made for ${model.sessions} \`sessions\` has ${all.open} open: \`close()\` one, or make it for more`,
    )
  const buffers = all.spare.pop() ?? sessionIn(model.kernels, model.config, model.sessionTokens)
  all.open++
  return { buffers, all }
}

/**
 * Begins to read a text: one token at a time is as much work as one token, since the keys and values
 * of those before are kept.
 *
 * Agrees with `logitsOf` to 1e-5. Once it is made, a step makes no new array and no object.
 * @throws RangeError where as many are open as the model was made for: see `TransformerOptions`
 * @example
 * const text = session(model)
 * text.feed([0, 2])
 * text.step(1)
 * text.length // => 3
 */
export function session(model: Transformer): Session {
  const { config, kernels, weights, rotary, sessionTokens } = model
  const { width, heads, keyValueHeads, vocabulary } = config
  const headWidth = headWidthOf(config)
  const qkvWidth = qkvWidthOf(config)
  const kept = keyValueHeads * headWidth
  const { buffers, all } = opened(model)
  const { ids, places, stream, norm, qkv, mix, sums, neurons, scratch, pattern, logits } = buffers
  let length = 0
  let room = sessionTokens
  let { version } = model

  function attention(b: number, rows: number): void {
    const { attentionNorm, qkv: toQkv, output } = weights.blocks[b]
    const { keys, values } = buffers.blocks[b]
    normInto(model, norm, attentionNorm, stream, rows)
    linearInto(kernels, qkv, toQkv, norm.out, rows)
    if (rotary !== null)
      kernels.rotateInto(
        qkv,
        rotary.cosines,
        rotary.sines,
        places,
        rows,
        qkvWidth,
        heads + keyValueHeads,
        headWidth,
        1,
      )
    for (let r = 0; r < rows; r++) {
      const row = buffers.rows[r]
      keys.set(row.key, (length + r) * kept)
      values.set(row.value, (length + r) * kept)
      kernels.attendInto(
        row.mix,
        pattern,
        row.query,
        keys,
        values,
        length + r + 1,
        sessionTokens,
        heads,
        keyValueHeads,
        headWidth,
      )
    }
    linearInto(kernels, scratch, output, mix, rows)
    kernels.addInto(stream, scratch, rows * width)
  }

  function mlp(b: number, rows: number): void {
    const { mlpNorm, up, down } = weights.blocks[b]
    normInto(model, norm, mlpNorm, stream, rows)
    linearInto(kernels, sums, up, norm.out, rows)
    if (config.activation === 'swiglu') kernels.swigluInto(neurons, sums, rows, config.hidden)
    else kernels.geluInto(neurons, sums, rows * config.hidden)
    linearInto(kernels, scratch, down, neurons, rows)
    kernels.addInto(stream, scratch, rows * width)
  }

  /** Reads the first `rows` of `ids` on. */
  function read(rows: number): void {
    for (let r = 0; r < rows; r++) places[r] = length + r
    gatherInto(stream, weights.token, ids, rows)
    if (weights.position !== null) {
      gatherInto(scratch, weights.position, places, rows)
      kernels.addInto(stream, scratch, rows * width)
    }
    for (let b = 0; b < config.layers; b++) {
      attention(b, rows)
      mlp(b, rows)
    }
    length += rows
  }

  /** What is said after the last of the rows just read; where that isn't finite they are forgotten. */
  function said(rows: number, before: number): Floats {
    normInto(model, norm, weights.norm, buffers.rows[rows - 1].stream, 1)
    linearInto(kernels, logits, weights.head, norm.out, 1)
    // One call in place of a look at each.
    if (!Number.isFinite(kernels.sumOfSquares(logits, vocabulary))) {
      const last = length - 1
      length = before
      requireFiniteLogits(logits, vocabulary, last)
      length = last + 1
    }
    return logits
  }

  function requireReady(): void {
    if (length === 0) version = model.version
    if (version !== model.version)
      throw new RangeError(
        `this session's model has learnt since: rewind it to 0 and read its text again`,
      )
    if (length < room) return
    throw new RangeError(
      room === 0 ? 'this session is closed' : `a session of ${room} tokens has no room for another`,
    )
  }

  return {
    get length() {
      return length
    },
    get left() {
      return room - length
    },
    feed(tokens) {
      requireReady()
      requireTokens(model, tokens, room - length)
      const before = length
      let rows = 0
      for (let from = 0; from < tokens.length; from += rows) {
        rows = Math.min(ids.length, tokens.length - from)
        for (let r = 0; r < rows; r++) ids[r] = tokens[from + r]
        read(rows)
      }
      return said(rows, before)
    },
    step(id) {
      requireReady()
      if (!(Number.isInteger(id) && id >= 0 && id < vocabulary)) requireTokens(model, [id], 1)
      ids[0] = id
      read(1)
      return said(1, length - 1)
    },
    rewind(to) {
      requireInteger('rewind length', to, 0, length)
      length = to
    },
    close() {
      if (room === 0) return
      room = length = 0
      all.open--
      all.spare.push(buffers)
    },
  }
}
