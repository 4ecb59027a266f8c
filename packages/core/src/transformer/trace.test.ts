import { describe, expect, test } from 'vitest'
import fixture from '../../fixtures/transformer.json' with { type: 'json' }
import { drawnTensors, tinyConfigs } from '../../fixtures/tiny-transformers.ts'
import { causalMask, maskOf, withoutKeys } from '../attention/mask.ts'
import { seededRandom } from '../numbers/random.ts'
import { softmax } from '../numbers/softmax.ts'
import { sum } from '../numbers/vector.ts'
import {
  gpt2Config,
  headOff,
  headWidthOf,
  type Interventions,
  llamaConfig,
  logitLens,
  logitsOf,
  NonFiniteError,
  parametersOf,
  startTensors,
  type Tensors,
  type TransformerName,
  type Transformer,
  traceAxes,
  traceNames,
  traceOf,
  traceShape,
  transformer,
  type ValueChange,
} from './index.ts'

const tokens = [3, 0, 6, 2, 3, 1]
const count = tokens.length

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length)
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)
}

describe.each(fixture.families)(`PyTorch ${fixture.versions.torch} agrees on $family`, (wanted) => {
  const config = wanted.family === 'gpt2' ? gpt2Config(wanted.config) : llamaConfig(wanted.config)
  const numbers: Readonly<Record<string, number[]>> = wanted.parameters
  const tensors: Tensors = new Map(
    parametersOf(config).map(({ name, shape }) => [
      name,
      { shape, values: Float32Array.from(numbers[name]) },
    ]),
  )

  test('on every value of a trace', () => {
    const trace = traceOf(transformer(config, tensors), wanted.text)
    expect(Object.keys(trace)).toEqual(Object.keys(wanted.trace))
    for (const [name, values] of Object.entries(wanted.trace)) {
      const traced = trace[name as TransformerName]
      values.forEach((value, i) =>
        expect(Math.abs(traced.values[i] - value), `${name} at ${i}`).toBeLessThanOrEqual(
          1e-5 + 1.3e-6 * Math.abs(value),
        ),
      )
    }
  })
})

describe.each(Object.entries(tinyConfigs))('A transformer %s', (_, config) => {
  const { vocabulary, heads, layers, width } = config
  const headWidth = headWidthOf(config)
  const model = transformer(config, drawnTensors(config, 4))
  const names = traceNames(config)
  const last = layers - 1
  const logits = (interventions?: Interventions, of: Transformer = model) =>
    traceOf(of, tokens, ['logits'], interventions).logits.values
  const untouched = logits()
  const changed = (...changes: ValueChange[]) => logits({ changes })

  describe('traced', () => {
    test('keeps what was asked for, with axes and shape, and nothing else', () => {
      const whole = traceOf(model, tokens)
      expect(Object.keys(whole)).toEqual(names)
      for (const name of names) {
        const { axes, shape, values } = whole[name]
        expect(axes).toEqual(traceAxes(name))
        expect(shape).toEqual(traceShape(config, name, count))
        expect(values).toHaveLength(shape.reduce((a, b) => a * b))
        expect(Object.keys(traceOf(model, tokens, [name]))).toEqual([name])
        expect(traceOf(model, tokens, [name])[name]).toEqual(whole[name])
      }
      expect(Object.keys(traceOf(model, tokens, []))).toEqual([])
    })

    test('takes a list, all under a name, or what a function picks', () => {
      expect(Object.keys(traceOf(model, tokens, `blocks.${last}.mlp`))).toEqual(
        names.filter((name) => name.startsWith(`blocks.${last}.mlp.`)),
      )
      expect(Object.keys(traceOf(model, tokens, 'norm'))).toEqual(['norm'])
      expect(Object.keys(traceOf(model, tokens, (name) => name.endsWith('.pattern')))).toHaveLength(
        layers,
      )
      for (const unknown of ['block', 'blocks.0.att', `blocks.${layers}`, '', 'constructor'])
        expect(() => traceOf(model, tokens, unknown)).toThrow(
          `a trace of this transformer has no '${unknown}', but embedding,`,
        )
      expect(() => traceOf(model, tokens, [`blocks.${layers}.mlp.norm`])).toThrow(RangeError)
      if (config.positions === 'rotary')
        expect(() => traceOf(model, tokens, ['position'])).toThrow(RangeError)
    })

    test('says what the run says, and doesn’t change with the next run', () => {
      const trace = traceOf(model, tokens, ['logits', 'embedding'])
      const embedding = trace.embedding.values.slice()
      expect(largestDifference(trace.logits.values, logitsOf(model, tokens))).toBeLessThan(1e-5)
      traceOf(model, [1, 1, 1])
      expect(trace.embedding.values).toEqual(embedding)
    })

    test('adds up: the stream is what went in and what each part wrote into it', () => {
      const trace = traceOf(model, tokens)
      for (let b = 0; b < layers; b++) {
        const stream = trace[`blocks.${b}.residual.before`].values.slice()
        for (const part of ['attention', 'mlp'] as const)
          trace[`blocks.${b}.${part}.output`].values.forEach((value, i) => (stream[i] += value))
        expect(largestDifference(stream, trace[`blocks.${b}.residual.after`].values)).toBeLessThan(
          1e-5,
        )
        const { values } = trace[`blocks.${b}.attention.pattern`]
        for (let at = 0; at < values.length; at += count)
          expect(sum(values.subarray(at, at + count))).toBeCloseTo(1, 6)
      }
    })
  })

  describe('changed on its way', () => {
    test('stays the same bit by bit where nothing is done', () => {
      expect(logits({})).toEqual(untouched)
      expect(logits({ changes: [], positions: true })).toEqual(untouched)
      expect(logits({ mask: causalMask(count) })).toEqual(untouched)
    })

    test('stays the same bit by bit with any value replaced by itself, or 0 added', () => {
      const whole = traceOf(model, tokens)
      for (const name of names) {
        expect(changed({ name, to: whole[name].values }), name).toEqual(untouched)
        expect(changed({ name, to: (old) => old }), name).toEqual(untouched)
        expect(changed({ name, add: 0 }), name).toEqual(untouched)
      }
    })

    test('goes on with another text’s value: the last stream’s are the other text’s logits', () => {
      const other = [1, 2, 3, 4, 5, 6]
      const name = `blocks.${last}.residual.after` as const
      const { values } = traceOf(model, other, [name])[name]
      expect(changed({ name, to: values })).toEqual(traceOf(model, other, ['logits']).logits.values)
    })

    test('with a head off is as with that head’s columns of the output matrix at 0', () => {
      for (let head = 0; head < heads; head++) {
        const tensors = new Map(drawnTensors(config, 4))
        const { shape, values } = tensors.get(`blocks.${last}.attention.output.weight`)!
        const without = values.map((value, i) =>
          Math.floor((i % width) / headWidth) === head ? 0 : value,
        )
        tensors.set(`blocks.${last}.attention.output.weight`, { shape, values: without })
        const got = changed(headOff(last, head))
        expect(largestDifference(got, logits({}, transformer(config, tensors)))).toBeLessThan(1e-6)
        expect(largestDifference(got, untouched)).toBeGreaterThan(1e-3)
      }
    })

    test('changes one place, one head, one neuron or all, and nothing before it', () => {
      const name = `blocks.${last}.mlp.values` as const
      const choice: Interventions = {
        changes: [
          { name, at: { tokens: 2, neurons: 3 }, to: 9 },
          { name, at: { tokens: 2, neurons: 4 }, to: (old) => old.map((value) => value + 1) },
          {
            name,
            at: { tokens: 4 },
            add: Float32Array.from({ length: config.hidden }, (_, i) => i),
          },
          { name, at: { neurons: 0 }, to: 0, add: 2 },
        ],
      }
      const before = traceOf(model, tokens, [name])[name].values
      const after = traceOf(model, tokens, [name], choice)[name].values
      before.forEach((value, i) => {
        const [t, n] = [Math.floor(i / config.hidden), i % config.hidden]
        const wanted =
          n === 0
            ? 2
            : t === 4
              ? value + n
              : t !== 2
                ? value
                : n === 3
                  ? 9
                  : n === 4
                    ? value + 1
                    : value
        expect(after[i]).toBe(Math.fround(wanted))
      })
      const got = changed({ name, at: { tokens: 2 }, to: 0 })
      const [from, to] = [2 * vocabulary, 3 * vocabulary]
      expect(got.subarray(0, from)).toEqual(untouched.subarray(0, from))
      expect(got.subarray(from, to)).not.toEqual(untouched.subarray(from, to))
      // The last block's MLP writes for its own token only.
      expect(got.subarray(to)).toEqual(untouched.subarray(to))
    })

    test('repeats an array as long as the last axes', () => {
      const name = 'blocks.0.residual.before'
      const row = Float32Array.from({ length: width }, (_, i) => i / 8)
      const all = Float32Array.from({ length: count * width }, (_, i) => row[i % width])
      expect(changed({ name, add: row })).toEqual(changed({ name, add: all }))
      expect(largestDifference(changed({ name, add: row }), untouched)).toBeGreaterThan(1e-3)
    })

    test('has a pattern set by hand in place of what softmax made', () => {
      const name = 'blocks.0.attention.pattern'
      const self = Float32Array.from({ length: count ** 2 }, (_, i) => (i % (count + 1) ? 0 : 1))
      const own = maskOf(count, count, (query, key) => query === key)
      const changes: ValueChange[] = Array.from({ length: layers }, (_, b) => ({
        name: name.replace('0', String(b)) as typeof name,
        to: self,
      }))
      expect(logits({ changes })).toEqual(logits({ mask: own }))
    })

    test('with tokens out of sight doesn’t depend on them, save at their own places', () => {
      const mask = withoutKeys(causalMask(count), [1, 2])
      const one = logits({ mask })
      const other = traceOf(model, tokens.with(1, 5).with(2, 4), ['logits'], { mask }).logits.values
      const from = 3 * vocabulary
      expect(one.subarray(from)).toEqual(other.subarray(from))
      expect(largestDifference(one.subarray(from), untouched.subarray(from))).toBeGreaterThan(1e-3)
    })

    test('without positions and mask takes its tokens for a heap', () => {
      const heap = { positions: false, mask: maskOf(count, count, () => true) }
      const backwards = traceOf(model, tokens.toReversed(), ['logits'], heap).logits.values
      const got = logits(heap)
      for (let t = 0; t < count; t++)
        expect(
          largestDifference(
            got.subarray(t * vocabulary, (t + 1) * vocabulary),
            backwards.subarray((count - 1 - t) * vocabulary, (count - t) * vocabulary),
          ),
        ).toBeLessThan(1e-5)
      expect(() => traceOf(model, tokens, ['position'], heap)).toThrow(RangeError)
    })

    test('changes just the part that is named, whichever axes have a place', () => {
      const name = 'blocks.0.attention.scores'
      const axes = traceAxes(name)
      const shape = traceShape(config, name, count)
      const before = traceOf(model, tokens, [name])[name].values
      for (let chosen = 0; chosen < 8; chosen++) {
        const at = Object.fromEntries(
          axes.filter((_, a) => chosen & (1 << a)).map((axis) => [axis, 1]),
        )
        const length = shape.reduce((product, size, a) => product * (chosen & (1 << a) ? 1 : size))
        const size = chosen & 1 ? length / shape[0] : length
        const to = Float32Array.from({ length: size }, (_, i) => 100 + i)
        const after = traceOf(model, tokens, [name], { changes: [{ name, at, to }] })[name].values
        let i = 0
        const wanted = before.map((value, place) => {
          const [h, rest] = [Math.floor(place / count ** 2), place % count ** 2]
          const places = [h, Math.floor(rest / count), rest % count]
          return places.every((one, a) => !(chosen & (1 << a)) || one === 1) ? to[i++] : value
        })
        expect(after, axes.filter((_, a) => chosen & (1 << a)).join()).toEqual(wanted)
      }
    })

    test('refuses names, axes, places and shapes that don’t fit, and says what would', () => {
      const said = (change: object, error = RangeError) => {
        const run = () => changed({ name: 'logits', to: 0, ...change } as ValueChange)
        expect(run).toThrow(error)
        return expect(run)
      }
      said({ name: 'blocks.0.mlp' }).toThrow(`no run of this transformer has 'blocks.0.mlp'`)
      said({ name: `blocks.${layers}.mlp.norm` }).toThrow('no run of this transformer has')
      said({ at: { heads: 0 } }).toThrow(`logits has the axes tokens, vocabulary, got 'heads'`)
      for (const place of [-1, count, 1.5, NaN])
        said({ at: { tokens: place } }).toThrow(`logits tokens needs a whole number from 0 to 5`)
      said({ to: [1, 2] }).toThrow(`needs numbers for 6 × ${vocabulary} or its last axes, got 2`)
      said({ to: () => [1, 2] }).toThrow('or its last axes, got 2')
      said({ to: [] }).toThrow('got 0')
      said({ to: null }, TypeError).toThrow('needs numbers, got null')
      said({ to: undefined }, TypeError).toThrow('needs what comes to its place')
      expect(() => logits({ mask: causalMask(5) })).toThrow('needs a mask of 6 × 6, got 5 × 5')
      expect(logits()).toEqual(untouched)
    })
  })

  describe('through the logit lens', () => {
    test('says at the last layer what the whole model says', () => {
      for (const place of [0, 3, 5]) {
        const layersSaid = logitLens(model, tokens, { place, top: 3 })
        expect(layersSaid).toHaveLength(layers + 1)
        const row = untouched.subarray(place * vocabulary, (place + 1) * vocabulary)
        const said = layersSaid[layers]
        expect(said.name).toBe(`blocks.${last}.residual.after`)
        expect(largestDifference(said.logits, row)).toBeLessThan(1e-5)
        const { width } = config
        for (const { name, residual, logits, probabilities, top } of layersSaid) {
          const { values } = traceOf(model, tokens, [name])[name]
          expect(residual).toEqual(values.slice(place * width, (place + 1) * width))
          expect(probabilities).toEqual(softmax(logits))
          const order = [...probabilities.keys()].sort(
            (a, b) => probabilities[b] - probabilities[a],
          )
          expect(top).toEqual(
            order.slice(0, 3).map((id) => ({ id, probability: probabilities[id] })),
          )
        }
      }
      expect(logitLens(model, tokens)).toEqual(logitLens(model, tokens, { place: 5, top: 5 }))
    })

    test('says before the first block what a model without blocks’ writing says', () => {
      const changes = Array.from({ length: layers }, (_, b) =>
        (['attention', 'mlp'] as const).map((part): ValueChange => ({
          name: `blocks.${b}.${part}.output`,
          to: 0,
        })),
      ).flat()
      const [first] = logitLens(model, tokens)
      const wanted = logits({ changes }).subarray(-vocabulary)
      expect(largestDifference(first.logits, wanted)).toBeLessThan(1e-5)
      for (const { logits: same } of logitLens(model, tokens, { interventions: { changes } }))
        expect(same).toEqual(first.logits)
    })

    test('gives no shares of numbers that aren’t finite, and says where they stopped being so', () => {
      const { shape, values } = drawnTensors(config, 4).get('norm.weight')!
      const tensors = new Map(drawnTensors(config, 4))
      tensors.set('norm.weight', { shape, values: values.slice().fill(NaN) })
      const lens = () => logitLens(transformer(config, tensors), tokens, { place: 3 })
      expect(lens).toThrow(NonFiniteError)
      expect(lens).toThrow('after token 3 is NaN')
    })

    test('refuses a place that the text hasn’t', () => {
      expect(() => logitLens(model, tokens, { place: 6 })).toThrow('from 0 to 5, got 6')
      expect(() => logitLens(model, [])).toThrow('needs from 1 to 6 tokens, got 0')
      expect(() => logitLens(model, tokens, { top: -1 })).toThrow('logitLens top')
      expect(logitLens(model, [1], { top: 99 })[0].top).toHaveLength(vocabulary)
    })
  })
})

test('A text that is too long, or none, is refused before anything is made for it', () => {
  const config = gpt2Config({ vocabulary: 3, context: 4, layers: 1, width: 4, heads: 2 })
  const model = transformer(config, startTensors(config, seededRandom(1)))
  const changes: ValueChange[] = [{ name: 'blocks.0.attention.scores', to: 0 }]
  // Scores of 2 × 10¹² numbers: nothing would come back.
  const long = { length: 1_000_000 } as ArrayLike<number>
  expect(() => traceOf(model, long, ['logits'], { changes })).toThrow('from 1 to 4 tokens')
  for (const none of [undefined, null] as unknown as number[][]) {
    expect(() => traceOf(model, none)).toThrow(/^a transformer needs token ids/)
    expect(() => logitLens(model, none)).toThrow(/^a transformer needs token ids/)
  }
})
