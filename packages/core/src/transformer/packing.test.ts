import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyBatch, endRow, packing, packText, textSource, type TokenBatch } from './packing.ts'

const rowsOf = (values: Int32Array, tokens: number): number[][] =>
  Array.from({ length: values.length / tokens }, (_, s) =>
    Array.from(values.subarray(s * tokens, (s + 1) * tokens)),
  )

describe('packText', () => {
  it('asks each token for the next, and cuts the texts apart', () => {
    const batch = emptyBatch(1, 6)
    const at = packText(batch, 0, packText(batch, 0, 0, [1, 2, 3]), [4, 5, 6])
    endRow(batch, 0, at)
    expect(Array.from(batch.ids)).toEqual([1, 2, 4, 5, 0, 0])
    expect(Array.from(batch.targets)).toEqual([2, 3, 5, 6, -1, -1])
    expect(Array.from(batch.starts)).toEqual([0, 0, 2, 2, 4, 5])
  })

  it('cuts off what doesn’t fit', () => {
    const batch = emptyBatch(1, 2)
    expect(packText(batch, 0, 0, [1, 2, 3, 4])).toBe(2)
    expect(Array.from(batch.targets)).toEqual([2, 3])
  })

  it('refuses a sequence or a place that the batch hasn’t', () => {
    const batch = emptyBatch(2, 3)
    for (const sequence of [-1, 2, 0.5, NaN]) {
      expect(() => packText(batch, sequence, 0, [1, 2])).toThrow(`from 0 to 1, got ${sequence}`)
      expect(() => endRow(batch, sequence, 0)).toThrow('batch sequence')
    }
    for (const place of [-1, 4, 0.5, NaN]) {
      expect(() => packText(batch, 0, place, [1, 2])).toThrow(`from 0 to 3, got ${place}`)
      expect(() => endRow(batch, 0, place)).toThrow('batch place')
    }
    expect(packText(batch, 1, 3, [1, 2])).toBe(3)
    expect(batch).toEqual(emptyBatch(2, 3))
  })

  it('puts nothing in for a text that asks for nothing', () => {
    const batch = emptyBatch(1, 2)
    expect(packText(batch, 0, 0, [7])).toBe(0)
    expect(packText(batch, 0, 0, [])).toBe(0)
  })
})

describe('packing', () => {
  it('fills the gap that is there before it opens another sequence', () => {
    expect(packing([5, 4, 3, 4], 8)).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('refuses a length that is none', () => {
    for (const length of [NaN, 1.5, Infinity])
      expect(() => packing([2, length], 8)).toThrow(`packing length needs a whole number`)
  })

  it('places every text once, and no sequence is too full', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 16 }),
        (lengths, tokens) => {
          const rows = packing(lengths, tokens)
          const placed = rows.flat().toSorted((a, b) => a - b)
          expect(placed).toEqual(lengths.flatMap((length, i) => (length > 0 ? [i] : [])))
          for (const row of rows)
            expect(
              row.reduce((sum, i) => sum + Math.min(tokens, lengths[i]), 0),
            ).toBeLessThanOrEqual(tokens)
        },
      ),
    )
  })
})

describe('textSource', () => {
  const texts = Array.from({ length: 50 }, (_, i) =>
    Array.from({ length: 2 + (i % 9) }, (_, j) => 100 * (i + 1) + j),
  )
  const sizes = { sequences: 4, tokens: 16, seed: 7 }
  const batchOf = (step: number, source = textSource(texts, sizes)): TokenBatch => {
    const batch = emptyBatch(sizes.sequences, sizes.tokens)
    source.fill(batch, step)
    return batch
  }

  it('gives every text once an epoch, each in another order', () => {
    const source = textSource(texts, sizes)
    const steps = source.stepsInEpoch(0)
    const seen = (first: number, count: number): number[] =>
      Array.from({ length: count }, (_, i) => Array.from(batchOf(first + i, source).ids))
        .flat()
        .filter((id) => id > 0 && id % 100 === 0)
    const once = seen(1, steps)
    const again = seen(1 + steps, source.stepsInEpoch(1))
    const all = texts.map(([first]) => first)
    expect(once.toSorted((a, b) => a - b)).toEqual(all)
    expect(again.toSorted((a, b) => a - b)).toEqual(all)
    expect(once).not.toEqual(again)
  })

  it('gives a step the same batch whichever came before it', () => {
    const source = textSource(texts, sizes)
    for (const step of [30, 1, 17, 30, 2]) expect(batchOf(step, source)).toEqual(batchOf(step))
  })

  it('never lets a target lie beyond its own text', () => {
    const { ids, targets, starts } = batchOf(3)
    rowsOf(targets, sizes.tokens).forEach((row, s) =>
      row.forEach((target, t) => {
        if (target < 0) return
        const at = s * sizes.tokens
        expect(target).toBe(ids[at + t] + 1)
        expect(ids[at + starts[at + t]] % 100).toBe(0)
      }),
    )
  })

  it('refuses sizes and a seed that can’t be, which would fill nothing, or never end', () => {
    for (const size of [0, -1, 1.5, NaN, Infinity]) {
      expect(() => textSource(texts, { ...sizes, sequences: size })).toThrow('textSource sequences')
      expect(() => textSource(texts, { ...sizes, tokens: size })).toThrow('textSource tokens')
      expect(() => packing([1], size)).toThrow('packing tokens')
    }
    for (const seed of [-1, 0.5, NaN, 2 ** 32])
      expect(() => textSource(texts, { ...sizes, seed })).toThrow('textSource seed')
  })

  it('refuses what isn’t an id, and says where', () => {
    for (const id of [-1, 0.5, NaN, 2 ** 31])
      expect(() =>
        textSource(
          [
            [1, 2],
            [3, id],
          ],
          sizes,
        ),
      ).toThrow(`textSource id 1 of text 1 needs a whole number from 0 to 2147483647, got ${id}`)
    for (const text of [['1', '2'], '12', null] as unknown as number[][])
      expect(() => textSource([text], sizes)).toThrow(TypeError)
  })

  it('refuses a batch of other sizes than its own', () => {
    for (const batch of [emptyBatch(5, 16), emptyBatch(3, 16), emptyBatch(4, 17), emptyBatch(4, 8)])
      expect(() => textSource(texts, sizes).fill(batch, 1)).toThrow(
        `4 sequences of 16 tokens, got a batch of ${batch.sequences} of ${batch.tokens}`,
      )
  })

  it('refuses texts that ask for nothing, and steps that are none', () => {
    expect(() => textSource([[], [1]], sizes)).toThrow(/two tokens/)
    expect(() => batchOf(0)).toThrow(/step/)
  })
})
