import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { learnView, type LearnView, mostListed } from './learn-view.ts'
import { type Learnt, learning, unlearnt } from './learning.ts'
import { mergeLadderSchema } from './schema.ts'

// A machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

const sample = mergeLadderSchema.sample.default

/** What is learnt of a text, before the first merge and after each. */
const courseOf = (text: string): Learnt[] => [unlearnt(text), ...learning(text, () => {})]
const view = (text: string, merges: number): LearnView =>
  learnView({ text, learnt: courseOf(text).at(merges)!, words: en, lang: 'en' })
const written = ({ pieces }: LearnView): string =>
  pieces.map((parts) => parts.map(({ text }) => text).join('·')).join(' ')

describe('learning', () => {
  it('begins with a token for each byte and says which pair comes first', () => {
    const start = view('so so', 0)
    expect(written(start)).toBe('s·o ␣·s·o')
    expect(plainText(start.sentence)).toBe(
      'Each byte is a token: 5 of them. The pair that stands most often is s · o, 2 times: it becomes one token.',
    )
    expect(start.rows).toEqual([
      { number: 'next', left: 's', right: 'o', token: 'so', times: '2×', isNext: true },
    ])
  })

  it('merges that pair everywhere, marks it, and says how often it stood', () => {
    const one = view(sample, 1)
    expect(one.pieces.flat().filter(({ isNew }) => isNew)).toHaveLength(7)
    expect(plainText(one.sentence)).toBe(
      'a · n stood side by side 7 times, more than any other pair, and became an. The text is 101 tokens now.',
    )
    expect(plainText(view(sample, 2).sentence)).toContain('as 2 other pairs did')
  })

  it('ends where no pair stands twice: the name is whole, with its space', () => {
    const end = view(sample, -1)
    expect(plainText(end.sentence)).toBe(
      'Done: no pair stands twice any more. 108 bytes have become 36 tokens by 23 merges.',
    )
    expect(written(end)).toContain('Nora ')
    expect(written(end)).toContain('␣Nora')
    expect(end.rows.map(({ isNext }) => isNext)).not.toContain(true)
    expect(end.rows).toHaveLength(mostListed)
    expect(end.earlier).toBe('and 17 merges before')
    expect(end.table.rows).toHaveLength(23)
  })

  it('tells of every turn what the text is then: tokens in the table, the drawing and the reading', () => {
    for (const [merges, learnt] of courseOf(sample).entries()) {
      const shown = view(sample, merges)
      const drawn = shown.pieces.flat().length
      expect(shown.readings).toEqual([
        ['merges', String(merges)],
        ['tokens', String(drawn)],
      ])
      if (merges > 0) expect(shown.table.rows.at(-1)?.[5]).toBe(String(drawn))
      expect(learnt.reports).toHaveLength(merges)
    }
  })

  it('has nothing to learn from nothing, and says so of a text without a pair twice', () => {
    expect(plainText(view('', 0).sentence)).toBe('No text, nothing to learn.')
    expect(plainText(view('abc', 0).sentence)).toContain('No pair of neighbours stands twice')
  })

  it('draws the first of a long text and says how much it leaves out', () => {
    const shown = view('the river '.repeat(200), 0)
    expect(shown.moreText).toBe('… and 1,680 more characters, learnt from but not drawn')
  })

  it('shows bytes of characters that aren’t whole, and any text at all', () => {
    expect(written(view('🙂🙂', 0))).toBe('F0·9F·99·82·F0·9F·99·82')
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
        (text) => {
          for (const learnt of courseOf(text)) {
            const shown = learnView({ text, learnt, words: en, lang: 'en' })
            expect(JSON.stringify(shown)).not.toMatch(/NaN|undefined/)
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})
