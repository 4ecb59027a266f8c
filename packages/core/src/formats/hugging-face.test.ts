import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/formats.json'
import { dot, normalFrom, seededRandom } from '../numbers/index.ts'
import {
  type FloatTensor,
  gpt2Config,
  llamaConfig,
  parametersOf,
  type TransformerConfig,
} from '../transformer/index.ts'
import {
  crc32,
  huggingFaceConfig,
  huggingFaceTensors,
  readSafetensors,
  tensorsFromHuggingFace,
  transformerConfigFromHuggingFace,
  WeightsError,
} from './index.ts'

const models = { 'GPT-2': fixture.gpt2, LLaMA: fixture.llama }
const sizes = { vocabulary: 9, context: 7, layers: 2, width: 12, heads: 3 }

const crcOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): number =>
  crc32(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength))

/** A model of random numbers. */
function anyModel(config: TransformerConfig): Map<string, FloatTensor> {
  const random = seededRandom(6)
  const tensors = parametersOf(config).map(({ name, shape, length }): [string, FloatTensor] => [
    name,
    { shape, values: Float32Array.from({ length }, () => normalFrom(random)) },
  ])
  return new Map(tensors)
}

describe.each(Object.entries(models))('%s as on the hub', (name, { config: json, file, ours }) => {
  const config = transformerConfigFromHuggingFace(json)
  const { tensors: raw } = readSafetensors(Buffer.from(file, 'base64'))

  test('has our names, shapes and numbers, as another program arranged them', () => {
    const tensors = tensorsFromHuggingFace(config, raw)
    const found = [...tensors].map(([key, { shape, values }]) => [
      key,
      { shape, crc: crcOf(values) },
    ])
    expect(Object.fromEntries(found)).toEqual(ours)
    expect([...tensors.keys()]).toEqual(parametersOf(config).map((parameter) => parameter.name))
  })

  test('is read with its prefix and without', () => {
    const prefix = name === 'GPT-2' ? 'transformer.' : 'model.'
    const other = [...raw].map(([key, tensor]): [string, typeof tensor] => {
      if (key === 'lm_head.weight') return [key, tensor]
      return [key.startsWith(prefix) ? key.slice(prefix.length) : prefix + key, tensor]
    })
    const tensors = tensorsFromHuggingFace(config, new Map(other))
    expect([...tensors]).toEqual([...tensorsFromHuggingFace(config, raw)])
  })

  test('goes back to the very names and numbers it came from', () => {
    const back = huggingFaceTensors(config, tensorsFromHuggingFace(config, raw))
    const learnt = [...raw].filter(([key]) => !key.endsWith('.attn.bias'))
    const prefix = name === 'GPT-2' ? 'transformer.' : ''
    expect([...back.keys()].sort()).toEqual(learnt.map(([key]) => prefix + key).sort())
    for (const [key, { shape, values }] of learnt)
      expect(back.get(prefix + key)).toEqual({ shape, values })
    expect(transformerConfigFromHuggingFace(huggingFaceConfig(config))).toEqual(config)
  })
})

test.each([
  ['GPT-2', gpt2Config(sizes)],
  ['GPT-2 with a head of its own', gpt2Config({ ...sizes, tiedHead: false, hidden: 5 })],
  ['LLaMA', llamaConfig({ ...sizes, keyValueHeads: 1 })],
  ['LLaMA with a tied head', llamaConfig({ ...sizes, tiedHead: true, rotaryBase: 5e5 })],
])('any %s goes to the hub’s form and back without a change', (_, config) => {
  const tensors = anyModel(config)
  expect(tensorsFromHuggingFace(config, huggingFaceTensors(config, tensors))).toEqual(tensors)
  const json = JSON.parse(JSON.stringify(huggingFaceConfig(config))) as unknown
  expect(transformerConfigFromHuggingFace(json)).toEqual(config)
})

test('turned by halves or by neighbours, a query and a key agree alike', () => {
  const config = llamaConfig({ ...sizes, layers: 1 })
  const tensors = anyModel(config)
  const qkv = tensors.get('blocks.0.attention.qkv.weight')!.values
  const hub = huggingFaceTensors(config, tensors)
  const q = hub.get('model.layers.0.self_attn.q_proj.weight')!.values
  const k = hub.get('model.layers.0.self_attn.k_proj.weight')!.values
  const { width } = sizes
  const half = 2
  const x = Float32Array.from({ length: width }, (_, i) => Math.sin(i + 1))
  const times = (w: ArrayLike<number>, row: number): number =>
    dot(
      Float32Array.from({ length: width }, (_, i) => w[row * width + i]),
      x,
    )
  /** The first head at a place: its pairs are (i, i + half) or (2i, 2i + 1). */
  const turned = (w: ArrayLike<number>, from: number, place: number, byHalves: boolean): number[] =>
    Array.from({ length: half }, (_, i) => {
      const [a, b] = byHalves ? [i, i + half] : [2 * i, 2 * i + 1]
      const angle = place * 10_000 ** (-i / half)
      const [u, v] = [times(w, from + a), times(w, from + b)]
      return [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)]
    }).flat()
  expect(dot(turned(q, 0, 5, true), turned(k, 0, 2, true))).toBeCloseTo(
    dot(turned(qkv, 0, 5, false), turned(qkv, width, 2, false)),
    10,
  )
})

describe('tensorsFromHuggingFace refuses', () => {
  const config = llamaConfig({ ...sizes, layers: 1 })
  const good = huggingFaceTensors(config, anyModel(config))
  const q = 'model.layers.0.self_attn.q_proj.weight'
  const but = (name: string, tensor?: object): Map<string, FloatTensor> => {
    const changed = new Map(good)
    if (tensor === undefined) changed.delete(name)
    else changed.set(name, tensor as FloatTensor)
    return changed
  }

  test.each([
    ['a tensor missing', but(q), `'${q}' of 12 × 12, got none`],
    ['another shape', but(q, { shape: [12], values: new Float32Array(12) }), '12 × 12, got 12'],
    ['whole numbers', but(q, { shape: [12, 12], values: new Int8Array(144) }), 'got Int8Array'],
    [
      'one more',
      but(q.replace('weight', 'bias'), { shape: [12], values: new Float32Array(12) }),
      'no place for tensor',
    ],
    [
      'int8 beside floats',
      but(q, { shape: [12, 12], values: new Int8Array(144), scales: new Float32Array(12) }),
      'all its parts',
    ],
  ])('%s', (_, raw, words) => {
    expect(() => tensorsFromHuggingFace(config, raw)).toThrow(WeightsError)
    expect(() => tensorsFromHuggingFace(config, raw)).toThrow(words)
  })

  test('a mixture of the two kinds, which the hub has no names for', () => {
    expect(() => huggingFaceTensors(gpt2Config({ ...sizes, norm: 'rms' }), new Map())).toThrow(
      'mixture',
    )
  })
})

describe('transformerConfigFromHuggingFace', () => {
  test('GPT-2’s own config', () => {
    const small = { model_type: 'gpt2', vocab_size: 50_257, n_positions: 1024, n_embd: 768 }
    const config = transformerConfigFromHuggingFace({ ...small, n_layer: 12, n_head: 12 })
    expect(config).toEqual(
      gpt2Config({ vocabulary: 50_257, context: 1024, layers: 12, width: 768, heads: 12 }),
    )
  })

  test('takes the base of rotary positions from where newer files have it', () => {
    const { rope_theta: _, rope_scaling: __, ...json } = fixture.llama.config
    const rotary = { rope_parameters: { rope_type: 'default', rope_theta: 250_000 } }
    expect(transformerConfigFromHuggingFace({ ...json, ...rotary }).rotaryBase).toBe(250_000)
    expect(transformerConfigFromHuggingFace(json).rotaryBase).toBe(10_000)
  })

  const { gpt2, llama } = fixture
  test.each([
    ['null', null, 'an object, got null'],
    ['a list', [], 'an object'],
    ['another type', { model_type: 'bert' }, "gpt2 or llama, got 'bert'"],
    ['no sizes', { model_type: 'gpt2' }, 'needs vocab_size, got undefined'],
    ['a size that is a text', { ...gpt2.config, n_layer: '2' }, "needs n_layer, got '2'"],
    ['a size out of range', { ...gpt2.config, n_layer: 1e9 }, 'layers needs a whole number'],
    ['heads that don’t divide', { ...gpt2.config, n_head: 4 }, 'heads divide'],
    ['another activation', { ...gpt2.config, activation_function: 'relu' }, "got 'relu'"],
    ['exact GELU', { ...gpt2.config, activation_function: 'gelu' }, "gelu_new, got 'gelu'"],
    ['scores not scaled', { ...gpt2.config, scale_attn_weights: false }, 'scale_attn_weights true'],
    ['scores scaled by layer', { ...gpt2.config, scale_attn_by_inverse_layer_idx: true }, 'false'],
    ['a tied head in words', { ...llama.config, tie_word_embeddings: 'false' }, "got 'false'"],
    ['attention biases', { ...llama.config, attention_bias: true }, 'attention_bias false'],
    ['MLP biases', { ...llama.config, mlp_bias: true }, 'mlp_bias false'],
    ['wide heads', { ...llama.config, head_dim: 16 }, 'head_dim 2, got 16'],
    ['GELU in LLaMA', { ...llama.config, hidden_act: 'gelu' }, "silu, got 'gelu'"],
    ['scaled rotary positions', { ...llama.config, rope_scaling: { type: 'linear' } }, "'linear'"],
    ['newer scaling', { ...llama.config, rope_scaling: { rope_type: 'llama3' } }, "'llama3'"],
    ['odd scaling', { ...llama.config, rope_scaling: 'yes' }, "aren't scaled"],
  ])('refuses %s', (_, json, words) => {
    expect(() => transformerConfigFromHuggingFace(json)).toThrow(WeightsError)
    expect(() => transformerConfigFromHuggingFace(json)).toThrow(words)
  })
})
