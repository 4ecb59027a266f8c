import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { answered } from './answered.ts'
import { askedFrom, carriedOnto, firstAsked, kinds, listOf, triedOf } from './kinds.ts'
import { placedLabels } from './labels.ts'
import { tallyOf } from './tally.ts'
import { onPaper, pictureOf, shipped } from './testing.ts'
import {
  analogySentence,
  analogyTable,
  answersDrawing,
  answersHeight,
  measuresOf,
  short,
  unknownSentence,
} from './view.ts'

const says = (written: string, inputs = false): string =>
  plainText(analogySentence(pictureOf(shipped, written, inputs)))

describe('the sentence', () => {
  it('tells a hit, and how far apart the arrows look and are', () => {
    expect(says('dog puppy cat')).toMatch(
      /^In all 100 dimensions, puppy − dog \+ cat lands nearest to kitten\. A hit\. The arrows look \d\d° apart, but are 5\d°\.$/,
    )
  })

  it('tells a miss, and where the expected word comes', () => {
    expect(says('england london italy')).toContain(
      'lands nearest to paris. A miss: rome comes 2nd.',
    )
    expect(says('dog puppy cat zyzzyva')).toContain('zyzzyva isn’t among the words it could be')
  })

  it('tells when the answer is one of the words that went in', () => {
    expect(says('man king woman', true)).toContain('nearest to king, one of the words put in')
  })

  it('doesn’t call one word nearer than another where their figures are the same', () => {
    const picture = pictureOf(shipped, 'man woman uncle')
    const [first, second] = picture.result.answers
    expect(first.value.toFixed(2)).toBe(second.value.toFixed(2))
    expect(says('man woman uncle')).toContain('nearest to aunt, daughter all but as near. A hit.')
    expect(says('dog puppy cat')).not.toContain('all but as near')
    expect(plainText(analogySentence(pictureOf(onPaper, 'dog puppy cat')))).toContain(
      'The arrows look 0° apart, and are.',
    )
  })

  it('judges nothing where nothing is expected', () => {
    expect(says('king palace bee')).not.toMatch(/hit|miss/i)
  })

  it('names the words that aren’t there', () => {
    const unknown = (words: string[]): string =>
      plainText(unknownSentence(words, shipped, en, 'en'))
    expect(unknown(['zyzzyva'])).toBe(
      '“zyzzyva” isn’t among the 2,000 words here, so there is nothing to reckon with.',
    )
    expect(unknown(['a b', '😀\ud800'])).toContain('“a b”, “😀\ufffd” aren’t among')
    expect(unknown(['', 'x'])).toContain('three words')
  })
})

describe('what is measured', () => {
  it('stands as drawn and in all dimensions', () => {
    const [angle, carried, found] = measuresOf(pictureOf(onPaper, 'dog puppy cat'))
    expect(angle).toEqual({ name: 'angle between', drawn: '0°', true: '0°' })
    expect(carried).toEqual({ name: 'dog→puppy', drawn: '2.00', true: '2.00' })
    expect(found).toEqual({ name: 'cat→kitten', drawn: '1.00', true: '1.00' })
  })

  it('is the way to the expected word where that is known, not to what came instead', () => {
    const { result } = pictureOf(shipped, 'dog puppy sheep lamb')
    expect(result.answers[0].word).not.toBe('lamb')
    const names = measuresOf(pictureOf(shipped, 'dog puppy sheep lamb')).map(({ name }) => name)
    expect(names).toEqual(['angle between', 'dog→puppy', 'sheep→lamb'])
    const own = measuresOf(pictureOf(shipped, 'king palace bee')).map(({ name }) => name)
    expect(own.slice(1)).toEqual(['king→palace', expect.stringMatching(/^bee→\w/)])
  })

  it('is in the table too, after the answers', () => {
    const { rows, caption } = analogyTable(pictureOf(shipped, 'cow calf horse'))
    expect(caption).toContain('calf − cow + horse')
    expect(rows).toHaveLength(7)
    expect(rows[3][0]).toMatch(/^\d+\. ◦ foal$/)
  })

  it('has no angle where an arrow has no length', () => {
    expect(measuresOf(pictureOf(onPaper, 'dog dog cat'))[0]).toMatchObject({
      drawn: '–',
      true: '–',
    })
  })
})

describe('the answers', () => {
  it('keep their height and say all in words', () => {
    for (const written of ['dog puppy cat', 'cow calf horse', 'king palace bee']) {
      const drawing = answersDrawing(pictureOf(shipped, written), 260)
      expect(drawing.height).toBe(answersHeight)
      expect(drawing.label).toMatch(/^Nearest to .* − .* \+ .*: /)
    }
  })
})

describe('the board', () => {
  const tally = tallyOf(
    kinds.map((kind) => ({
      name: kind.name,
      results: triedOf(kind).map((asked) => ({ asked, result: answered(shipped, asked, false) })),
    })),
    en,
  )

  it('counts its hits, kind by kind and together', () => {
    expect(tally).toMatchObject({ hits: 19, of: 30, untried: 0 })
    expect(tally.kinds.reduce((sum, { hits }) => sum + hits, 0)).toBe(19)
  })

  it('says what came instead', () => {
    const [hit, miss] = tally.kinds[0].tried
    expect(hit).toMatchObject({ hit: true, text: 'dog → puppy, cat → kitten' })
    expect(miss.text).toMatch(/^cow → calf, horse → \w+ \(not foal\)$/)
    expect(miss.spoken).toMatch(/^Miss: cow → calf/)
  })

  it('leaves out what cannot be tried, and counts it', () => {
    const kind = { name: 'x', results: [{ asked: firstAsked, result: undefined }] }
    expect(tallyOf([kind], en)).toMatchObject({ hits: 0, of: 0, untried: 1 })
  })
})

describe('an analogy as a list of words', () => {
  it('comes back as it was', () => {
    expect(askedFrom(listOf(firstAsked))).toEqual(firstAsked)
  })

  it('knows what is expected if its kind does', () => {
    expect(askedFrom(['dog', 'puppy', 'cow']).expected).toBe('calf')
    expect(askedFrom(['dog', 'puppy', 'king']).expected).toBe(null)
    expect(carriedOnto(firstAsked, 'horse').expected).toBe('foal')
  })
})

describe('labels', () => {
  it('stay within the frame; needed ones are all there', () => {
    const label = fc.record({
      text: fc.string({ maxLength: 12 }),
      x: fc.double({ min: 0, max: 300, noNaN: true }),
      y: fc.double({ min: 0, max: 200, noNaN: true }),
      size: fc.constantFrom(12, 15),
      gap: fc.constant(6),
      needed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 20 }), (labels) => {
        const placed = placedLabels(labels, [], { width: 300, height: 200 })
        for (const one of labels)
          if (one.needed) expect(placed.some(({ label: there }) => there === one)).toBe(true)
        for (const { x, y } of placed) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(300)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
        }
      }),
    )
  })

  it('don’t lie on each other where there is room', () => {
    const at = (text: string, x: number): Parameters<typeof placedLabels>[0][number] => ({
      text,
      x,
      y: 100,
      size: 12,
      gap: 6,
      needed: false,
    })
    const placed = placedLabels([at('cow', 100), at('sheep', 104)], [], { width: 300, height: 200 })
    expect(placed.map(({ x }) => Math.sign(x - 102))).toEqual([1, -1])
  })
})

describe('a word as it is shown', () => {
  it('is one short line of whole letters', () => {
    expect(short('  new \n york ')).toBe('new york')
    expect([...short('👩'.repeat(60))]).toHaveLength(20)
    expect(short('\ud800')).toBe('\ufffd')
  })
})
