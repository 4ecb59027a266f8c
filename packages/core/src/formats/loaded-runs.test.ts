import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/formats.json'
import { argmax, seededRandom } from '../numbers/index.ts'
import {
  gpt2Config,
  logitsOf,
  NonFiniteError,
  startTensors,
  type Tensors,
  textSource,
  transformer,
  type TransformerCheckpoint,
  type TransformerConfig,
  transformerTrainer,
} from '../transformer/index.ts'
import {
  dequantized,
  isConstant,
  isInputsFirst,
  quantized,
  readCheckpoint,
  readLlama2c,
  readSafetensors,
  type StreamedSafetensors,
  streamSafetensors,
  tensorsFromHuggingFace,
  transformerConfigFromHuggingFace,
  writeCheckpoint,
} from './index.ts'

const logits = (config: TransformerConfig, tensors: Tensors, text: readonly number[]): number[] =>
  [...logitsOf(transformer(config, tensors), text)].slice(-config.vocabulary)

async function streamedInt8(file: Uint8Array): Promise<StreamedSafetensors> {
  const keeps = (name: string): boolean => !isConstant(name)
  const options = { precision: 'int8', keeps, transposes: isInputsFirst } as const
  const loading = streamSafetensors(file, options)
  for (;;) {
    const { done, value } = await loading.next()
    if (done) return value
  }
}

describe('a llama2.c checkpoint', () => {
  const { config, tensors } = readLlama2c(Buffer.from(fixture.llama2c.version0, 'base64'))

  test('runs to the logits of run.c’s arithmetic', () => {
    const found = logits(config, tensors, [1, 259, 262])
    fixture.llama2c.logits.forEach((wanted, id) => expect(found[id]).toBeCloseTo(wanted, 5))
  })

  test('writes, always taking the likeliest, what run.c’s arithmetic writes', () => {
    const text = [1]
    while (text.length < config.context) text.push(argmax(logits(config, tensors, text)))
    expect(text).toEqual(fixture.llama2c.greedy)
  })
})

describe('a model of the hub', () => {
  test.each([
    ['GPT-2', fixture.gpt2],
    ['LLaMA', fixture.llama],
  ])(
    '%s runs from a file, and streamed into int8 nearly alike',
    async (_, { config: json, file }) => {
      const config = transformerConfigFromHuggingFace(json)
      const bytes = Buffer.from(file, 'base64')
      const full = tensorsFromHuggingFace(config, readSafetensors(bytes).tensors)
      const int8 = tensorsFromHuggingFace(config, (await streamedInt8(bytes)).tensors)
      const text = [1, 2, 3]
      const found = logits(config, int8, text)
      const largest = Math.max(...found.map(Math.abs))
      const moved = (tensors: Tensors): number =>
        Math.max(...logits(config, tensors, text).map((x, id) => Math.abs(x - found[id]))) / largest
      // The same rounded numbers in full: only the order of sums and what int8 kernels round differ.
      const rounded = [...int8].map(([name, tensor]) => [name, dequantized(tensor)] as const)
      expect(moved(new Map(rounded))).toBeLessThan(1e-3)
      // Random weights of size 1 in so narrow a model magnify what is rounded.
      expect(moved(full)).toBeGreaterThan(1e-4)
      expect(moved(full)).toBeLessThan(0.1)
    },
  )

  test('16: weights that aren’t finite load, and a run says so', () => {
    const config = gpt2Config({ vocabulary: 3, context: 4, layers: 1, width: 4, heads: 2 })
    for (const bad of [NaN, Infinity])
      for (const precision of ['f32', 'f16', 'int8'] as const) {
        const tensors = new Map(startTensors(config, seededRandom(1)))
        const { shape, values } = tensors.get('token.embedding')!
        const spoilt = { shape, values: Float32Array.from(values).fill(bad, 4, 5) }
        tensors.set('token.embedding', spoilt)
        const loaded = readCheckpoint(writeCheckpoint(config, tensors, { precision }))
        expect(() => logits(config, loaded.tensors, [1])).toThrow(NonFiniteError)
      }
    expect(quantized({ shape: [1, 2], values: Float32Array.of(NaN, 1) }).scales[0]).toBeNaN()
  })
})

test('training goes on from a checkpoint file bit for bit', () => {
  const config = gpt2Config({ vocabulary: 6, context: 8, layers: 1, width: 8, heads: 2 })
  const texts = Array.from({ length: 12 }, (_, n) => [n % 6, (n * 5) % 6, n % 6, (n * 5) % 6])
  const source = textSource(texts, { sequences: 4, tokens: 8, seed: 1 })
  const start = { config, tensors: startTensors(config, seededRandom(1)) }
  const settings = { steps: 12, warmUp: 2, sequences: 4, tokens: 8 }
  const unbroken = transformerTrainer(start, source, settings)
  const stopped = transformerTrainer(start, source, settings)
  for (let step = 0; step < 5; step++) stopped.advance()
  const { tensors, first, second, step } = stopped.checkpoint()
  const moments = [
    ['first', { shape: [first.length], values: first }],
    ['second', { shape: [second.length], values: second }],
  ] as const
  const file = writeCheckpoint(config, tensors, { extra: new Map(moments), state: { step } })

  const saved = readCheckpoint(file)
  const resumed = transformerTrainer(
    {
      config: saved.config,
      tensors: saved.tensors,
      first: saved.extra.get('first')!.values as Float32Array,
      second: saved.extra.get('second')!.values as Float32Array,
      step: (saved.state as Pick<TransformerCheckpoint, 'step'>).step,
    },
    source,
    settings,
  )
  for (let done = 0; done < settings.steps; done++) unbroken.advance()
  for (let done = 5; done < settings.steps; done++) resumed.advance()
  expect(resumed.checkpoint()).toEqual(unbroken.checkpoint())
})
