import { createEmbeddingTable, vectorOf } from '@nextword/core/embeddings'
import { norm } from '@nextword/core/numbers'
import { describe, expect, it } from 'vitest'
import { answered, likeness, offsetsOf, unknownIn } from './answered.ts'
import { askedFrom, firstAsked, kinds, triedOf } from './kinds.ts'
import { onPaper, shipped, worked } from './testing.ts'

const found = (written: string, inputs = false): string | undefined =>
  worked(shipped, written, inputs).answers[0]?.word

describe('an analogy', () => {
  it('is the second word less the first plus the third', () => {
    const result = worked(onPaper, 'dog puppy cat kitten')
    expect([...result.target]).toEqual([1, 2, 1])
    expect(result.answers.map(({ word }) => word)).toEqual(['kitten', 'lion', 'word'])
    expect(result).toMatchObject({ hit: true, place: 1 })
    expect(likeness(onPaper, result, 3)).toBeCloseTo(4 / Math.sqrt(6 * 3), 12)
  })

  it('has two ways, each with its length, and an angle between them', () => {
    expect(offsetsOf(onPaper, worked(onPaper, 'dog puppy cat'))).toEqual({
      lengths: [2, 1],
      degrees: 0,
    })
  })

  it('says at which place the expected word comes, however late', () => {
    expect(worked(onPaper, 'dog puppy cat word')).toMatchObject({ hit: false, place: 3 })
    expect(worked(shipped, 'cow calf horse foal').place).toBeGreaterThan(100)
  })

  it('doesn’t count as hit or miss where nobody says what should come', () => {
    expect(worked(shipped, 'king castle bee')).toMatchObject({ hit: null, place: null })
  })

  it('is a miss where the expected word isn’t there, or is one of those that went in', () => {
    expect(worked(onPaper, 'dog puppy cat tiger')).toMatchObject({ hit: false, place: null })
    expect(worked(onPaper, 'dog puppy cat cat')).toMatchObject({ hit: false, place: null })
    expect(worked(onPaper, 'dog puppy cat cat', true).place).toBe(3)
  })

  it('can be asked with the same word twice', () => {
    expect(worked(onPaper, 'dog dog cat', true).answers[0].word).toBe('cat')
    expect(offsetsOf(onPaper, worked(onPaper, 'dog dog cat'))?.degrees).toBe(null)
    expect([...worked(onPaper, 'dog puppy dog').target]).toEqual([3, 2, 1])
  })

  it('finds nothing where there is nothing but the three words', () => {
    const three = createEmbeddingTable({
      words: ['a', 'b', 'c'],
      width: 1,
      values: Float32Array.of(1, 2, 3),
    })
    const result = worked(three, 'a b c')
    expect(result).toMatchObject({ answers: [], hit: null })
    expect(offsetsOf(three, result)).toBe(null)
  })

  it('names the words that the table hasn’t, each once', () => {
    const asked = askedFrom(['Dog', 'zyzzyva', 'zyzzyva'])
    expect(answered(onPaper, asked, false)).toBe(undefined)
    expect(unknownIn(onPaper, asked)).toEqual(['zyzzyva'])
    expect(unknownIn(onPaper, askedFrom([]))).toEqual([''])
  })
})

describe('with the word vectors that ship', () => {
  it('some analogies hit', () => {
    expect(found('dog puppy cat')).toBe('kitten')
    expect(found('king queen man')).toBe('woman')
    expect(found('france paris italy')).toBe('rome')
    expect(found('walk walking swim')).toBe('swimming')
  })

  it('others fail', () => {
    expect(worked(shipped, 'cow calf horse foal').hit).toBe(false)
    expect(worked(shipped, 'japan sushi italy pizza').hit).toBe(false)
  })

  it('king − man + woman is king, unless the words themselves are left out', () => {
    expect(found('man king woman', true)).toBe('king')
    expect(found('man king woman')).toBe('queen')
  })

  it('dog→puppy and cat→kitten are no parallelogram, be the vectors as they are or of length 1', () => {
    expect(offsetsOf(shipped, worked(shipped, 'dog puppy cat'))?.degrees).toBeCloseTo(53.5, 0)
    const words = ['dog', 'puppy', 'cat', 'kitten']
    const values = words.flatMap((word) => {
      const vector = vectorOf(shipped, shipped.words.indexOf(word))
      return Array.from(vector, (x) => x / norm(vector))
    })
    const alike = createEmbeddingTable({ words, width: 100, values: Float32Array.from(values) })
    const { lengths, degrees } = offsetsOf(alike, worked(alike, 'dog puppy cat'))!
    expect(degrees).toBeCloseTo(57, 0)
    expect(lengths[0]).toBeCloseTo(0.74, 2)
    expect(lengths[1]).toBeCloseTo(0.94, 2)
  })
})

describe('the board', () => {
  const all = kinds.flatMap(triedOf)

  it('has thirty analogies, no two alike, and the first is what the page begins with', () => {
    expect(all).toHaveLength(30)
    expect(new Set(all.map((asked) => JSON.stringify(asked))).size).toBe(30)
    expect(all[0]).toEqual(firstAsked)
  })

  it('knows all its words', () => {
    for (const { pairs } of kinds)
      for (const word of pairs.flat()) expect(shipped.words, word).toContain(word)
  })

  it('has nineteen hits; with the words themselves allowed far fewer', () => {
    const hits = (inputs: boolean): number =>
      all.filter((asked) => answered(shipped, asked, inputs)?.hit === true).length
    expect(hits(false)).toBe(19)
    expect(hits(true)).toBeLessThan(12)
  })
})
