import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnTensors, tinyConfigs } from '../../fixtures/tiny-transformers.ts'
import { plainEngine, plainKernels } from '../kernels/plain.ts'
import { loadSimdEngine } from '../kernels/simd.ts'
import type { Floats } from '../numbers/floats.ts'
import {
  llamaConfig,
  logitsOf,
  NonFiniteError,
  session,
  type Tensor,
  textSource,
  transformer,
  transformerTrainer,
} from './index.ts'
import { transformerIn } from './transformer.ts'

/** Matrices rounded to a byte a number, each row by its largest. */
function rounded(tensors: ReadonlyMap<string, Tensor>): ReadonlyMap<string, Tensor> {
  return new Map(
    [...tensors].map(([name, { shape, values }]): [string, Tensor] => {
      if (shape.length === 1) return [name, { shape, values: values as Floats }]
      const [rows, columns] = shape
      const scales = Float32Array.from(
        { length: rows },
        (_, r) => Math.max(...values.slice(r * columns, (r + 1) * columns).map(Math.abs)) / 127,
      )
      const bytes = Int8Array.from(values, (value, i) =>
        Math.round(value / scales[Math.floor(i / columns)]),
      )
      return [name, { shape, values: bytes, scales }]
    }),
  )
}

function expectNear(got: Floats, wanted: Floats): void {
  expect(got).toHaveLength(wanted.length)
  got.forEach((value, i) =>
    expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(wanted[i]))),
  )
}

const longConfig = llamaConfig({
  vocabulary: 11,
  context: 50,
  layers: 2,
  width: 16,
  heads: 4,
  keyValueHeads: 2,
})
const configs = Object.entries({ ...tinyConfigs, 'with a longer context': longConfig })
const engine = await loadSimdEngine()
const models = configs.flatMap(([name, config]) => {
  const tensors = drawnTensors(config, 4)
  return [
    { name, model: transformer(config, tensors) },
    { name: `${name}, in int8`, model: transformer(config, rounded(tensors)) },
    { name: `${name}, on fast kernels`, model: transformer(config, tensors, { engine }) },
    {
      name: `${name}, in int8 on fast kernels`,
      model: transformer(config, rounded(tensors), { engine }),
    },
    {
      name: `${name}, in double`,
      model: transformerIn(plainKernels(Float64Array), config, tensors),
    },
  ]
})

describe.each(models)('A session with a transformer $name', ({ model }) => {
  const { vocabulary, context } = model.config
  const text = session(model)

  test('says what the whole text’s run says, in whatever pieces it was read', () => {
    const pieces = fc.array(
      fc.array(fc.integer({ min: 0, max: vocabulary - 1 }), { minLength: 1, maxLength: context }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(pieces, (given) => {
        text.rewind(0)
        const read: number[] = []
        for (const piece of given) {
          const tokens = piece.slice(0, text.left)
          if (tokens.length === 0) return
          read.push(...tokens)
          const logits = tokens.length === 1 ? text.step(tokens[0]) : text.feed(tokens)
          expectNear(logits, logitsOf(model, read).subarray(-vocabulary))
          expect([text.length, text.left]).toEqual([read.length, context - read.length])
        }
      }),
      { numRuns: 40 },
    )
  })

  test('goes back to any length and on from there', () => {
    text.rewind(0)
    text.feed([3, 0, 6, 2, 3, 1])
    text.rewind(2)
    expectNear(text.feed([5, 5]), logitsOf(model, [3, 0, 5, 5]).subarray(-vocabulary))
    for (const length of [-1, 5, 1.5, NaN])
      expect(() => text.rewind(length)).toThrow(`from 0 to 4, got ${length}`)
  })
})

describe('A session', () => {
  const config = tinyConfigs['like LLaMA']
  const tensors = drawnTensors(config, 4)
  const model = transformer(config, tensors)

  test('refuses what it can’t read, and stays as it was', () => {
    const text = session(model)
    text.feed([1, 2, 3, 4])
    const wanted = logitsOf(model, [1, 2, 3, 4, 5]).subarray(-7)
    expect(() => text.feed([])).toThrow('needs from 1 to 2 tokens, got 0')
    expect(() => text.feed([0, 0, 0])).toThrow('needs from 1 to 2 tokens, got 3')
    expect(() => text.feed(null as unknown as number[])).toThrow(TypeError)
    for (const id of [-1, 1.5, NaN, 7, '1' as unknown as number]) {
      expect(() => text.feed([0, id])).toThrow('needs ids from 0 to 6')
      expect(() => text.step(id)).toThrow('needs ids from 0 to 6')
    }
    expect(text.length).toBe(4)
    expectNear(text.step(5), wanted)
    text.step(0)
    expect(text.left).toBe(0)
    expect(() => text.step(0)).toThrow('a session of 6 tokens has no room for another')
    expect(() => text.feed([0])).toThrow('a session of 6 tokens has no room for another')
  })

  test('is as long as its model says', () => {
    const short = session(transformer(config, tensors, { sessionTokens: 3, tokens: 2 }))
    expect(short.left).toBe(3)
    expectNear(short.feed([1, 2, 3]), logitsOf(model, [1, 2, 3]).subarray(-7))
    expect(() => short.step(1)).toThrow('a session of 3 tokens')
    for (const sessionTokens of [0, 7, 1.5])
      expect(() => transformer(config, tensors, { sessionTokens })).toThrow('from 1 to 6')
  })

  test('says where numbers stopped being finite, and can go on without them', () => {
    const spoilt = new Map(tensors)
    const { shape, values } = tensors.get('token.embedding')!
    spoilt.set('token.embedding', { shape, values: values.with(2 * config.width, NaN) })
    const text = session(transformer(config, spoilt))
    const said = text.feed([1, 3]).slice()
    expect(() => text.step(2)).toThrow(NonFiniteError)
    expect(() => text.feed([0, 2, 1])).toThrow('a logit after token 4 is NaN')
    expect(text.length).toBe(2)
    text.rewind(1)
    expect(text.step(3)).toEqual(said)
  })

  test('takes logits for finite whose squares aren’t', () => {
    const large = new Map(tensors)
    const { shape, values } = tensors.get('head.weight')!
    large.set('head.weight', { shape, values: values.map((value) => value * 1e30) })
    const text = session(transformer(config, large, { engine: halfBlind }))
    expect(text.feed([1, 2]).every(Number.isFinite)).toBe(true)
    expect(text.length).toBe(2)
  })

  test('stands beside others, and leaves its memory to the next', () => {
    const counted = countedEngine()
    const many = transformer(config, tensors, { engine: counted, sessions: 2 })
    const first = session(many)
    const second = session(many)
    first.feed([1, 2])
    second.feed([3])
    expectNear(first.step(4), logitsOf(many, [1, 2, 4]).subarray(-7))
    expectNear(second.step(4), logitsOf(many, [3, 4]).subarray(-7))
    const arrays = counted.arrays
    first.close()
    first.close()
    const third = session(many)
    expect(counted.arrays).toBe(arrays)
    expectNear(third.feed([6, 5]), logitsOf(many, [6, 5]).subarray(-7))
    expect(() => first.step(1)).toThrow('this session is closed')
    expect(first.left).toBe(0)
  })

  test.each([plainEngine, engine])(
    'is refused where the model was made for no more, and takes nothing from it: $name',
    (engine) => {
      const source = textSource([[1, 2]], { sequences: 1, tokens: 6, seed: 1 })
      const wanted = logitsOf(model, [1, 2, 4])
      for (const sole of [
        transformer(config, tensors, { engine }),
        transformerTrainer({ config, tensors }, source, { sequences: 1 }, engine).model,
      ]) {
        const first = session(sole)
        for (let tries = 0; tries < 3; tries++)
          expect(() => session(sole)).toThrow(/made for 1 `sessions` has 1 open: `close\(\)` one/)
        // The first look at the model comes after that, and still has its memory.
        expectNear(logitsOf(sole, [1, 2, 4]), wanted)
        first.feed([1, 2])
        expectNear(first.step(4), wanted.subarray(-7))
        first.close()
        first.close()
        session(sole)
        expect(() => session(sole)).toThrow(RangeError)
      }
      expect(() => session(transformer(config, tensors, { engine, sessions: 0 }))).toThrow(
        'made for 0 `sessions`',
      )
    },
  )

  test.each([plainEngine, engine])(
    'never reads on with numbers of before a step: $name',
    (engine) => {
      const source = textSource([[1, 2, 3, 4, 5]], { sequences: 1, tokens: 6, seed: 1 })
      const trainer = transformerTrainer({ config, tensors }, source, { sequences: 1 }, engine)
      const text = session(trainer.model)
      text.feed([1, 2, 3])
      trainer.advance()
      for (const read of [() => text.step(1), () => text.feed([1, 2])])
        expect(read).toThrow(/has learnt since: rewind it to 0 and read its text again/)
      text.rewind(1)
      expect(() => text.step(1)).toThrow('has learnt since')
      text.rewind(0)
      const now = transformer(config, trainer.checkpoint().tensors)
      expectNear(text.feed([1, 2, 3]), logitsOf(now, [1, 2, 3]).subarray(-7))
      // A step that changed nothing leaves it be.
      expect(trainer.advance(() => false)).toBeNull()
      expectNear(text.step(4), logitsOf(now, [1, 2, 3, 4]).subarray(-7))
    },
  )

  test.each([plainEngine, engine])('reads with a model that is being trained: $name', (engine) => {
    const source = textSource([[1, 2, 3, 4, 5]], { sequences: 2, tokens: 4, seed: 1 })
    const trainer = transformerTrainer(
      { config, tensors },
      source,
      { sequences: 2, tokens: 4 },
      engine,
    )
    const text = session(trainer.model)
    for (let step = 0; step < 2; step++) {
      text.rewind(0)
      const now = transformer(config, trainer.checkpoint().tensors)
      expectNear(text.feed([1, 2, 3]), logitsOf(now, [1, 2, 3]).subarray(-7))
      expectNear(logitsOf(trainer.model, [1, 2, 3]), logitsOf(now, [1, 2, 3]))
      trainer.advance()
    }
  })

  test('asks for no memory once it is made', () => {
    const counted = countedEngine()
    const text = session(transformer(config, tensors, { engine: counted }))
    const { arrays } = counted
    text.feed([1, 2, 3])
    text.step(4)
    expect(counted.arrays).toBe(arrays)
    expect(text.step(4)).toBe(text.step(5))
  })
})

/** Squares that overflow, as they do in single precision. */
const halfBlind = {
  name: 'plain' as const,
  kernels: () => ({ ...plainKernels(Float32Array), sumOfSquares: () => Infinity }),
}

function countedEngine() {
  const plain = plainKernels(Float32Array)
  const counted = {
    name: 'plain' as const,
    arrays: 0,
    kernels: () => ({
      ...plain,
      floats: (length: number) => (counted.arrays++, plain.floats(length)),
      ints: (length: number) => (counted.arrays++, plain.ints(length)),
    }),
  }
  return counted
}
