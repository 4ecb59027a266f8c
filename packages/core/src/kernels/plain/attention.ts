import type { Floats } from '../../numbers/floats.ts'
import type { AttentionShape } from '../kernels.ts'

export function attentionInto(
  out: Floats,
  pattern: Floats,
  qkv: Floats,
  starts: Int32Array,
  { sequences, tokens, heads, keyValueHeads, headWidth }: AttentionShape,
): void {
  const stride = (heads + 2 * keyValueHeads) * headWidth
  const shared = heads / keyValueHeads
  const scale = 1 / Math.sqrt(headWidth)
  for (let s = 0; s < sequences; s++)
    for (let h = 0; h < heads; h++) {
      const atKey = (heads + Math.floor(h / shared)) * headWidth
      const atValue = atKey + keyValueHeads * headWidth
      for (let t = 0; t < tokens; t++) {
        const row = s * tokens + t
        const from = starts[row]
        const atPattern = ((s * heads + h) * tokens + t) * tokens
        const atQuery = row * stride + h * headWidth
        pattern.fill(0, atPattern, atPattern + tokens)
        let largest = -Infinity
        for (let u = from; u <= t; u++) {
          const at = (s * tokens + u) * stride + atKey
          let score = 0
          for (let i = 0; i < headWidth; i++) score += qkv[atQuery + i] * qkv[at + i]
          score *= scale
          pattern[atPattern + u] = score
          if (score > largest) largest = score
        }
        let total = 0
        for (let u = from; u <= t; u++) {
          const share = Math.exp(pattern[atPattern + u] - largest)
          pattern[atPattern + u] = share
          total += share
        }
        const atOut = (row * heads + h) * headWidth
        out.fill(0, atOut, atOut + headWidth)
        for (let u = from; u <= t; u++) {
          const share = (pattern[atPattern + u] /= total)
          const at = (s * tokens + u) * stride + atValue
          for (let i = 0; i < headWidth; i++) out[atOut + i] += share * qkv[at + i]
        }
      }
    }
}

export function attentionGradientInto(
  qkvGradient: Floats,
  outGradient: Floats,
  pattern: Floats,
  qkv: Floats,
  starts: Int32Array,
  scratch: Floats,
  { sequences, tokens, heads, keyValueHeads, headWidth }: AttentionShape,
): void {
  const stride = (heads + 2 * keyValueHeads) * headWidth
  const shared = heads / keyValueHeads
  const scale = 1 / Math.sqrt(headWidth)
  qkvGradient.fill(0, 0, sequences * tokens * stride)
  for (let s = 0; s < sequences; s++)
    for (let h = 0; h < heads; h++) {
      const atKey = (heads + Math.floor(h / shared)) * headWidth
      const atValue = atKey + keyValueHeads * headWidth
      for (let t = 0; t < tokens; t++) {
        const row = s * tokens + t
        const from = starts[row]
        const atPattern = ((s * heads + h) * tokens + t) * tokens
        const atQuery = row * stride + h * headWidth
        const atOut = (row * heads + h) * headWidth
        // What each share of the pattern is worth, and their mean, which softmax takes away.
        let mean = 0
        for (let u = from; u <= t; u++) {
          const at = (s * tokens + u) * stride + atValue
          const share = pattern[atPattern + u]
          let worth = 0
          for (let i = 0; i < headWidth; i++) {
            worth += outGradient[atOut + i] * qkv[at + i]
            qkvGradient[at + i] += share * outGradient[atOut + i]
          }
          scratch[u] = worth
          mean += share * worth
        }
        for (let u = from; u <= t; u++) {
          const at = (s * tokens + u) * stride + atKey
          const gradient = pattern[atPattern + u] * (scratch[u] - mean) * scale
          for (let i = 0; i < headWidth; i++) {
            qkvGradient[atQuery + i] += gradient * qkv[at + i]
            qkvGradient[at + i] += gradient * qkv[atQuery + i]
          }
        }
      }
    }
}

export function attendInto(
  out: Floats,
  pattern: Floats,
  query: Floats,
  keys: Floats,
  values: Floats,
  count: number,
  places: number,
  heads: number,
  keyValueHeads: number,
  headWidth: number,
): void {
  const stride = keyValueHeads * headWidth
  const shared = heads / keyValueHeads
  const scale = 1 / Math.sqrt(headWidth)
  for (let h = 0; h < heads; h++) {
    const atHead = Math.floor(h / shared) * headWidth
    const atPattern = h * places
    const atOut = h * headWidth
    let largest = -Infinity
    for (let u = 0; u < count; u++) {
      const at = u * stride + atHead
      let score = 0
      for (let i = 0; i < headWidth; i++) score += query[atOut + i] * keys[at + i]
      score *= scale
      pattern[atPattern + u] = score
      if (score > largest) largest = score
    }
    let total = 0
    for (let u = 0; u < count; u++) {
      const share = Math.exp(pattern[atPattern + u] - largest)
      pattern[atPattern + u] = share
      total += share
    }
    out.fill(0, atOut, atOut + headWidth)
    for (let u = 0; u < count; u++) {
      const share = (pattern[atPattern + u] /= total)
      const at = u * stride + atHead
      for (let i = 0; i < headWidth; i++) out[atOut + i] += share * values[at + i]
    }
  }
}
