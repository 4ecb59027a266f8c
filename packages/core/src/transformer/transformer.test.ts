import { describe, expect, test } from 'vitest'
import { drawnTensors, tinyConfigs } from '../../fixtures/tiny-transformers.ts'
import { causalMask, maskOf } from '../attention/mask.ts'
import { plainKernels } from '../kernels/plain.ts'
import type { Floats } from '../numbers/floats.ts'
import { seededRandom } from '../numbers/random.ts'
import {
  gpt2Config,
  llamaConfig,
  logitsOf,
  NonFiniteError,
  parametersOf,
  session,
  startTensors,
  type Tensor,
  tensorsOf,
  textSource,
  traceNames,
  traceShape,
  transformer,
  transformerTrainer,
} from './index.ts'
import { looked } from './logits.ts'
import { memoryOf } from './memory.ts'
import { buffersIn } from './pass.ts'
import type { Probe } from './probe.ts'
import { transformerIn } from './transformer.ts'

const tokens = [3, 0, 6, 2, 3, 1]
const watching: Probe = { see: () => {}, mask: null, positions: true }

function largestDifference(a: Floats, b: Floats): number {
  let most = 0
  a.forEach((value, i) => (most = Math.max(most, Math.abs(value - b[i]))))
  return most
}

describe.each(Object.entries(tinyConfigs))('A transformer %s', (_, config) => {
  const { vocabulary } = config
  const model = transformer(config, drawnTensors(config, 4))

  test('says a number for every token after each token', () => {
    expect(logitsOf(model, tokens)).toHaveLength(tokens.length * vocabulary)
    expect(logitsOf(model, [1])).toHaveLength(vocabulary)
  })

  test('never looks ahead: a changed token leaves what was said before it the same, bit by bit', () => {
    const logits = logitsOf(model, tokens)
    for (let j = 0; j < tokens.length; j++) {
      const changed = logitsOf(model, tokens.with(j, 5))
      const before = j * vocabulary
      expect(changed.subarray(0, before)).toEqual(logits.subarray(0, before))
      expect(changed.subarray(before)).not.toEqual(logits.subarray(before))
      // The first token alone goes through the kernel for one row.
      if (j > 1) expect(logitsOf(model, tokens.slice(0, j))).toEqual(logits.subarray(0, before))
    }
  })

  test('gives the same stage by stage as in one go', () => {
    const logits = logitsOf(model, tokens)
    const pass = looked(model, tokens, watching)
    expect(largestDifference(pass.logits.subarray(0, logits.length), logits)).toBeLessThan(1e-6)
  })

  test('shows every value once, in the order and the shape of its name', () => {
    const seen: string[] = []
    const see: Probe['see'] = (name, values) => {
      const length = traceShape(config, name, 3).reduce((a, b) => a * b)
      expect(values, name).toHaveLength(length)
      seen.push(name)
    }
    looked(model, [1, 2, 3], { ...watching, see })
    expect(seen).toEqual(traceNames(config))
  })

  test('goes on with what was changed on the way, whatever it is', () => {
    const logits = logitsOf(model, tokens)
    for (const changed of traceNames(config)) {
      // Shifts and stretches of a whole row are what norms and softmax take away.
      const see: Probe['see'] = (name, values) => {
        if (name === changed) values.forEach((value, i) => (values[i] = value + Math.cos(i)))
      }
      const pass = looked(model, tokens, { ...watching, see })
      const got = pass.logits.subarray(0, logits.length)
      expect(largestDifference(got, logits), changed).toBeGreaterThan(1e-3)
    }
    expect(logitsOf(model, tokens)).toEqual(logits)
  })

  test('takes another mask: with all but itself out of sight, no token matters to another', () => {
    const mask = maskOf(tokens.length, tokens.length, (query, key) => query === key)
    const alone = looked(model, tokens, { ...watching, mask, positions: false }).logits.slice()
    tokens.forEach((id, t) => {
      const single = looked(model, [id], { ...watching, positions: false })
      const wanted = single.logits.subarray(0, vocabulary)
      const got = alone.subarray(t * vocabulary, (t + 1) * vocabulary)
      expect(largestDifference(got, wanted)).toBeLessThan(1e-6)
    })
    const causal = looked(model, tokens, { ...watching, mask: causalMask(tokens.length) })
    const logits = causal.logits.slice(0, tokens.length * vocabulary)
    expect(largestDifference(logits, logitsOf(model, tokens))).toBeLessThan(1e-6)
  })

  test('doesn’t know the order of its tokens without positions and mask', () => {
    const order = [4, 1, 5, 0, 2, 3]
    const everybody = {
      ...watching,
      mask: maskOf(tokens.length, tokens.length, () => true),
      positions: false,
    }
    const wanted = looked(model, tokens, everybody).logits.slice()
    const permuted = order.map((t) => tokens[t])
    const got = looked(model, permuted, everybody).logits
    order.forEach((t, at) => {
      const row = got.subarray(at * vocabulary, (at + 1) * vocabulary)
      const same = wanted.subarray(t * vocabulary, (t + 1) * vocabulary)
      expect(largestDifference(row, same)).toBeLessThan(1e-5)
    })
    // With them, it does.
    const placed = looked(model, permuted, { ...everybody, positions: true }).logits
    expect(largestDifference(placed.subarray(0, 7), wanted.subarray(28, 35))).toBeGreaterThan(1e-3)
  })

  test('is close to itself in double precision', () => {
    const double = transformerIn(plainKernels(Float64Array), config, drawnTensors(config, 4))
    const logits = logitsOf(double, tokens)
    expect(logits).toBeInstanceOf(Float64Array)
    expect(largestDifference(logitsOf(model, tokens), logits)).toBeLessThan(1e-5)
  })

  test('gives its numbers back', () => {
    const tensors = drawnTensors(config, 4)
    expect(tensorsOf(model)).toEqual(tensors)
    expect(transformer(config, tensorsOf(model)).parameters).toEqual(model.parameters)
  })

  test('with int8 matrices says what it says with those numbers as floats', () => {
    const bytes = new Map<string, Tensor>()
    const floats = new Map<string, Tensor>()
    for (const [name, { shape, values }] of drawnTensors(config, 4)) {
      if (shape.length === 1) {
        bytes.set(name, { shape, values })
        floats.set(name, { shape, values })
        continue
      }
      const [rows, columns] = shape
      const scales = Float32Array.from({ length: rows }, (_, r) => (r + 1) / 1000)
      const rounded = Int8Array.from(values, (value) => Math.max(-127, Math.min(127, value * 90)))
      bytes.set(name, { shape, values: rounded, scales })
      const worth = Float32Array.from(rounded, (byte, i) => byte * scales[Math.floor(i / columns)])
      floats.set(name, { shape, values: worth })
    }
    const small = transformer(config, bytes)
    expect(small.parameters).toBeNull()
    expect(tensorsOf(small)).toEqual(bytes)
    for (const text of [tokens, [2]])
      expect(
        largestDifference(logitsOf(small, text), logitsOf(transformer(config, floats), text)),
      ).toBeLessThan(1e-5)
  })
})

describe('A transformer’s door', () => {
  const config = gpt2Config({ vocabulary: 3, context: 4, layers: 1, width: 4, heads: 2 })
  const tensors = startTensors(config, seededRandom(1))
  const model = transformer(config, tensors)
  const other = (name: string, tensor: Tensor): Map<string, Tensor> =>
    new Map<string, Tensor>(tensors).set(name, tensor)

  test('refuses tensors that don’t fit the config, naming both', () => {
    const missing = new Map(tensors)
    missing.delete('norm.bias')
    expect(() => transformer(config, missing)).toThrow('needs norm.bias of 4, got none')
    const values = new Float32Array(16)
    expect(() => transformer(config, other('token.embedding', { shape: [4, 4], values }))).toThrow(
      'needs token.embedding of 3 × 4, got 4 × 4',
    )
    expect(() => transformer(config, other('token.embedding', { shape: [3, 4], values }))).toThrow(
      'token.embedding needs 12 numbers, got 16',
    )
    expect(() => transformer(config, other('head.weight', { shape: [3, 4], values }))).toThrow(
      'a transformer of this config has no head.weight',
    )
    const bytes = { values: new Int8Array(4), scales: new Float32Array(4) }
    expect(() => transformer(config, other('norm.bias', { shape: [4], ...bytes }))).toThrow(
      'needs norm.bias in floats, got int8',
    )
    const short = { values: new Int8Array(12), scales: new Float32Array(2) }
    expect(() =>
      transformer(config, other('token.embedding', { shape: [3, 4], ...short })),
    ).toThrow('token.embedding scales needs 3 numbers, got 2')
    const wide = gpt2Config({ ...config, hidden: 20_000 })
    const name = 'blocks.0.mlp.down.weight'
    const wideTensors = new Map<string, Tensor>(startTensors(wide, seededRandom(1))).set(name, {
      shape: [4, 20_000],
      values: new Int8Array(80_000),
      scales: new Float32Array(4),
    })
    expect(() => transformer(wide, wideTensors)).toThrow(`${name} has at most 16384 columns`)
    expect(() => transformer({ ...config, heads: 3 }, tensors)).toThrow('heads divide')
    expect(() => transformer(config, tensors, { tokens: 5 })).toThrow('from 1 to 4, got 5')
  })

  test('refuses numbers of another kind, and what is no tensor, naming it', () => {
    const made = (tensor: unknown) => () =>
      transformer(config, other('norm.bias', tensor as Tensor))
    const shape = [4]
    for (const [values, kind] of [
      [new Uint16Array(4), 'Uint16Array'],
      [new BigInt64Array(4), 'BigInt64Array'],
      [['1', '2', '3', '4'], 'object'],
      ['1234', `'1234'`],
      [undefined, 'undefined'],
    ]) {
      expect(made({ shape, values })).toThrow(TypeError)
      expect(made({ shape, values })).toThrow(
        `needs norm.bias in a Float32Array, Float64Array or Int8Array, got ${String(kind)}`,
      )
    }
    for (const tensor of [null, 7]) {
      expect(made(tensor)).toThrow(TypeError)
      expect(made(tensor)).toThrow(`needs norm.bias as shape and values, got ${tensor}`)
    }
    for (const none of [undefined, null, 4]) {
      expect(made({ shape: none, values: new Float32Array(4) })).toThrow(TypeError)
      expect(made({ shape: none, values: new Float32Array(4) })).toThrow('a shape of norm.bias')
    }
    const bytes = { shape: [3, 4], values: new Int8Array(12) }
    for (const scales of [undefined, [1, 1, 1]])
      expect(() =>
        transformer(config, other('token.embedding', { ...bytes, scales } as unknown as Tensor)),
      ).toThrow('needs scales of token.embedding in a Float32Array')
    for (const none of [null, undefined, {}])
      expect(() => transformer(config, none as never)).toThrow(
        'a transformer needs a map of tensors',
      )
    const double = { shape, values: new Float64Array(4).fill(0.5) }
    expect([...transformer(config, other('norm.bias', double)).weights.norm.bias!]).toEqual([
      ...double.values,
    ])
  })

  test('refuses texts that it can’t take', () => {
    expect(() => logitsOf(model, [])).toThrow('needs from 1 to 4 tokens, got 0')
    expect(() => logitsOf(model, [0, 0, 0, 0, 0])).toThrow('needs from 1 to 4 tokens, got 5')
    for (const id of [-1, 1.5, NaN, 3])
      expect(() => logitsOf(model, [0, id])).toThrow(`needs ids from 0 to 2, got ${id} at place 1`)
    expect(() => logitsOf(model, null as unknown as number[])).toThrow(TypeError)
    expect(() => logitsOf(transformer(config, tensors, { tokens: 2 }), [0, 0, 0])).toThrow('1 to 2')
  })

  test('takes numbers that aren’t finite; a run says so', () => {
    for (const value of [NaN, Infinity, -Infinity]) {
      const values = tensors.get('norm.weight')!.values.slice().fill(value, 1, 2)
      const broken = transformer(config, other('norm.weight', { shape: [4], values }))
      expect(() => logitsOf(broken, [0, 1])).toThrow(NonFiniteError)
    }
  })

  test('refuses at once what would take too much to work in, and names the way out', () => {
    const long = llamaConfig({ vocabulary: 3, context: 8192, layers: 1, width: 24, heads: 12 })
    const numbers = startTensors(long, seededRandom(1))
    expect(() => transformer(long, numbers)).toThrow(
      /needs 3\.\d GB to work in for tokens of 8192, more than 2\.1 GB: give fewer `tokens`/,
    )
    const short = transformer(long, numbers, { tokens: 8 })
    expect(logitsOf(short, [1])).toHaveLength(3)
    expect(session(short).left).toBe(8192)
    const endless = gpt2Config({ vocabulary: 3, context: 2 ** 20, layers: 64, width: 8, heads: 2 })
    const few = startTensors(endless, seededRandom(1))
    expect(() => transformer(endless, few, { tokens: 8 })).toThrow('give fewer `sessionTokens`')
    expect(transformer(endless, few, { tokens: 8, sessionTokens: 8 }).tokens).toBe(8)
    expect(transformer(endless, few, { tokens: 8, sessions: 0 }).tokens).toBe(8)
    const source = textSource([[1, 2, 0]], { sequences: 1, tokens: 4, seed: 1 })
    const trained = { sequences: 1, tokens: 4 }
    const trainer = transformerTrainer({ config: long, tensors: numbers }, source, trained)
    expect([trainer.model.tokens, trainer.model.sessionTokens]).toEqual([4, 8192])
    expect(trainer.advance()).not.toBeNull()
  })

  test('asks for exactly the memory that it uses', () => {
    let used = 0
    let given = 0
    const counting = plainKernels(Float32Array)
    const count = <T extends { byteLength: number }>(array: T): T => {
      used += array.byteLength + 15
      return array
    }
    const engine = {
      name: 'plain' as const,
      kernels: (bytes: number) => {
        given = bytes
        return {
          ...counting,
          floats: (length: number) => count(counting.floats(length)),
          ints: (length: number) => count(counting.ints(length)),
          bytes: (length: number) => count(counting.bytes(length)),
        }
      },
    }
    const made = transformer(config, tensors, { engine, tokens: 3, sessions: 2, sessionTokens: 2 })
    logitsOf(made, [0, 1])
    session(made)
    expect(used).toBeLessThan(given)
    session(made)
    expect(used).toBe(given)
    expect(memoryOf((memory) => buffersIn(memory, config, 2, 4, true))).toBeGreaterThan(
      memoryOf((memory) => buffersIn(memory, config, 2, 4, false)),
    )
  })
})

describe('A transformer that has learnt nothing', () => {
  const config = gpt2Config({ vocabulary: 64, context: 16, layers: 8, width: 64, heads: 4 })
  const tensors = startTensors(config, seededRandom(9))

  test('has matrices of deviation 0.02, those that write into the stream less', () => {
    for (const { name, shape } of parametersOf(config)) {
      const { values } = tensors.get(name)!
      if (shape.length === 1) {
        const only = name.endsWith('norm.weight') ? 1 : 0
        expect(values.every((value) => value === only)).toBe(true)
        continue
      }
      const wanted = /attention\.output|mlp\.down/.test(name) ? 0.005 : 0.02
      const squares = Array.from(values, (value) => value ** 2)
      const deviation = Math.sqrt(squares.reduce((a, b) => a + b) / squares.length)
      expect(deviation / wanted, name).toBeCloseTo(1, 1)
    }
  })

  test('says of every token nearly the same', () => {
    const logits = logitsOf(transformer(config, tensors), [1, 2, 3])
    expect(Math.max(...logits)).toBeLessThan(1)
  })
})
