import { type Floats, zerosLike } from '../numbers/floats.ts'
import { softmaxInto } from '../numbers/softmax.ts'
import type { Pass } from './pass.ts'
import { type Probe, show } from './probe.ts'

/**
 * Attention of one sequence, stage by stage and each of them shown: what the kernel does in one go.
 * A query that may look at nobody takes nothing in.
 */
export function attentionStages(pass: Pass, b: number, probe: Probe): void {
  const { tokens, heads, keyValueHeads, headWidth } = pass.shape
  const { qkv, pattern, mix } = pass.blocks[b]
  const shared = heads / keyValueHeads
  const query = taken(qkv, pass, 0, heads)
  const key = taken(qkv, pass, heads, keyValueHeads)
  const value = taken(qkv, pass, heads + keyValueHeads, keyValueHeads)
  probe.see(`blocks.${b}.attention.query`, query)
  probe.see(`blocks.${b}.attention.key`, key)
  probe.see(`blocks.${b}.attention.value`, value)

  const at = (token: number, head: number, of: number): number => (token * of + head) * headWidth
  const keyHead = (head: number): number => Math.floor(head / shared)
  const scores = pattern.subarray(0, heads * tokens * tokens)
  for (let h = 0, to = 0; h < heads; h++)
    for (let q = 0; q < tokens; q++) {
      const atQuery = at(q, h, heads)
      for (let k = 0; k < tokens; k++, to++) {
        const atKey = at(k, keyHead(h), keyValueHeads)
        let score = 0
        for (let i = 0; i < headWidth; i++) score += query[atQuery + i] * key[atKey + i]
        scores[to] = score / Math.sqrt(headWidth)
      }
    }
  probe.see(`blocks.${b}.attention.scores`, scores)

  for (let h = 0; h < heads; h++)
    for (let q = 0; q < tokens; q++) {
      const row = scores.subarray((h * tokens + q) * tokens, (h * tokens + q + 1) * tokens)
      for (let k = 0; k < tokens; k++) if (!maySee(pass, probe, q, k)) row[k] = -Infinity
      if (row.every((score) => score === -Infinity)) row.fill(0)
      else softmaxInto(row, row)
    }
  probe.see(`blocks.${b}.attention.pattern`, scores)

  mix.fill(0, 0, tokens * heads * headWidth)
  for (let h = 0, from = 0; h < heads; h++)
    for (let q = 0; q < tokens; q++) {
      const atMix = at(q, h, heads)
      for (let k = 0; k < tokens; k++, from++) {
        const share = scores[from]
        if (share === 0) continue
        const atValue = at(k, keyHead(h), keyValueHeads)
        for (let i = 0; i < headWidth; i++) mix[atMix + i] += share * value[atValue + i]
      }
    }
  show(probe, `blocks.${b}.attention.mix`, mix, tokens * heads * headWidth)
}

/** Some heads of every row, close together: [tokens, count, headWidth]. */
function taken(qkv: Floats, { shape }: Pass, first: number, count: number): Floats {
  const { tokens, heads, keyValueHeads, headWidth } = shape
  const stride = (heads + 2 * keyValueHeads) * headWidth
  const out = zerosLike(qkv, tokens * count * headWidth)
  for (let t = 0; t < tokens; t++) {
    const from = t * stride + first * headWidth
    out.set(qkv.subarray(from, from + count * headWidth), t * count * headWidth)
  }
  return out
}

function maySee({ batch, shape }: Pass, { mask }: Probe, query: number, key: number): boolean {
  return mask === null
    ? key <= query && key >= batch.starts[query]
    : mask.allowed[query * shape.tokens + key] !== 0
}
