import { describe, expect, it } from 'vitest'
import { loadSimdEngine } from '../kernels/simd.ts'
import { logSoftmax, seededRandom } from '../numbers/index.ts'
import {
  gpt2Config,
  llamaConfig,
  logitsOf,
  startTensors,
  textSource,
  transformer,
  type TransformerConfig,
  transformerTrainer,
} from '../transformer/index.ts'
import { readCheckpoint, writeCheckpoint } from './index.ts'

const sizes = { vocabulary: 32, context: 24, layers: 2, width: 32, heads: 4 }
const engine = await loadSimdEngine()

/** Texts that go up by the same step, 1 to 4, but slip to a number by chance now and then. */
function textsOf(seed: number, count: number): number[][] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const step = 1 + Math.floor(4 * random())
    let at = Math.floor(32 * random())
    return Array.from({ length: 20 }, () => {
      at = random() < 0.1 ? Math.floor(32 * random()) : (at + step) % 32
      return at
    })
  })
}

const unseen = textsOf(2, 60)

/** The mean cross-entropy of what comes next in texts that it hasn't seen, in nats. */
function lossOf(config: TransformerConfig, file: Uint8Array): number {
  const { tensors } = readCheckpoint(file)
  const model = transformer(config, tensors, { engine })
  let sum = 0
  let count = 0
  for (const text of unseen) {
    const logits = logitsOf(model, text)
    for (let t = 0; t + 1 < text.length; t++, count++)
      sum -= logSoftmax(logits.subarray(t * 32, (t + 1) * 32))[text[t + 1]]
  }
  return sum / count
}

describe('rounding a trained model', () => {
  it.each([
    ['GPT-2', gpt2Config(sizes)],
    ['LLaMA', llamaConfig(sizes)],
  ])('to a byte a weight hardly changes its loss: %s', (_, config) => {
    const source = textSource(textsOf(1, 600), { sequences: 16, tokens: 24, seed: 5 })
    const settings = { sequences: 16, steps: 400, learningRate: 6e-3, warmUp: 20 }
    const start = { config, tensors: startTensors(config, seededRandom(3)) }
    const trainer = transformerTrainer(start, source, settings, engine)
    while (trainer.step < settings.steps) trainer.advance()
    const { tensors } = trainer.checkpoint()
    const exact = lossOf(config, writeCheckpoint(config, tensors))
    const half = lossOf(config, writeCheckpoint(config, tensors, { precision: 'f16' }))
    const rounded = lossOf(config, writeCheckpoint(config, tensors, { precision: 'int8' }))
    // It has learnt something that rounding could spoil: evenly guessed it would be 3.47. Measured:
    // f16 4e-5 and 3e-6 from it, int8 4e-4 and 1e-4.
    expect(exact).toBeLessThan(1.5)
    expect(Math.abs(half - exact)).toBeLessThan(1e-4)
    expect(Math.abs(rounded - exact)).toBeLessThan(2e-3)
  })
})
