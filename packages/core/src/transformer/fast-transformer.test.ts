import { describe, expect, test } from 'vitest'
import { drawnTensors, tinyConfigs } from '../../fixtures/tiny-transformers.ts'
import { loadSimdEngine } from '../kernels/simd.ts'
import { seededRandom } from '../numbers/random.ts'
import { llamaConfig, logitsOf, session, startTensors, transformer } from './index.ts'
import { memoryOf } from './memory.ts'
import { rotaryIn } from './rotary.ts'
import { lossAndGradients, trainingBuffersIn, trainingPass } from './training-pass.ts'
import { transformerIn } from './transformer.ts'

const engine = await loadSimdEngine()
const random = seededRandom(11)

function expectNear(got: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(got.length).toBe(wanted.length)
  const largest = Array.from(wanted, Math.abs).reduce((a, b) => Math.max(a, b))
  for (let i = 0; i < got.length; i++)
    expect(Math.abs(got[i] - wanted[i]), `at ${i}`).toBeLessThanOrEqual(tolerance * largest)
}

describe.each(Object.entries(tinyConfigs))('With fast kernels a transformer %s', (_, config) => {
  const tokens = [3, 0, 6, 2, 3, 1]
  const tensors = drawnTensors(config, 4)

  test('says what it says with plain ones, in the memory it asked for', () => {
    const fast = transformer(config, tensors, { engine })
    expect(fast.kernels.name).toBe('simd')
    expectNear(logitsOf(fast, tokens), logitsOf(transformer(config, tensors), tokens), 1e-5)
    expect(session(fast)).toBeDefined()
  })

  test('never looks ahead, bit by bit', () => {
    const model = transformer(config, tensors, { engine })
    const logits = logitsOf(model, tokens)
    for (let j = 0; j < tokens.length; j++) {
      const before = j * config.vocabulary
      expect(logitsOf(model, tokens.with(j, 5)).subarray(0, before)).toEqual(
        logits.subarray(0, before),
      )
      // A token alone goes through the kernel for one row.
      if (j > 1) expect(logitsOf(model, tokens.slice(0, j))).toEqual(logits.subarray(0, before))
    }
  })

  test('has the gradients that it has with plain ones, in the memory it asked for', () => {
    const passes = [
      engine.kernels(
        memoryOf((memory) => {
          memory.floats(transformer(config, tensors).parameters!.length)
          rotaryIn(memory, config)
          trainingBuffersIn(memory, config, 3, 5)
        }),
      ),
      transformer(config, tensors).kernels,
    ].map((kernels) => trainingPass(transformerIn(kernels, config, tensors), 3, 5))
    const ids = Array.from({ length: 15 }, () => Math.floor(random() * 7))
    for (const { batch } of passes) {
      batch.ids.set(ids)
      batch.targets.set(ids.map((id, i) => (i % 5 === 4 ? -1 : (id + i) % 7)))
      batch.starts.set([0, 0, 0, 0, 0, /**/ 0, 0, 2, 2, 2, /**/ 0, 1, 2, 3, 4])
    }
    const [fast, plain] = passes.map(lossAndGradients)
    expect(Math.abs(fast - plain)).toBeLessThan(1e-6)
    expectNear(passes[0].gradients.parameters, passes[1].gradients.parameters, 1e-5)
  })
})

test('With fast kernels a wider transformer says what it says with plain ones', () => {
  const config = llamaConfig({ vocabulary: 301, context: 70, layers: 3, width: 96, heads: 6 })
  const tensors = startTensors(config, seededRandom(5))
  const tokens = Array.from({ length: 67 }, () => Math.floor(random() * 301))
  const model = transformer(config, tensors, { engine })
  const fast = logitsOf(model, tokens)
  expectNear(fast, logitsOf(transformer(config, tensors), tokens), 1e-5)
  for (const length of [2, 3, 17, 64])
    expect(logitsOf(model, tokens.slice(0, length))).toEqual(fast.subarray(0, length * 301))
})
