import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstBeginning, plainBeginning } from './beginning.ts'
import { beginningFrom, writtenBeginning } from './beginning-text.ts'

describe('a beginning as a text', () => {
  it('has its cue and what comes in its place in brackets', () => {
    const beginning = { before: 'The ', cue: 'river', other: 'money', after: ' …' }
    expect(writtenBeginning(beginning)).toBe('The [river|money] …')
    expect(beginningFrom('The [river|money] …')).toEqual(beginning)
    expect(beginningFrom(writtenBeginning(firstBeginning))).toEqual(firstBeginning)
  })

  it('is plain where there is nothing to swap, brackets or not', () => {
    for (const text of ['', 'Tom sat', 'as [sic] it was', 'a|b', 'back\\slash'])
      expect(beginningFrom(text)).toEqual(plainBeginning(text))
  })

  it('is read back to the same, whatever is in it', () => {
    const part = fc.string({ unit: fc.constantFrom('[', ']', '|', '\\', 'a', ' ', '\n', '🙂') })
    fc.assert(
      fc.property(part, part, part, part, (before, cue, after, other) => {
        const beginning =
          cue + other === '' ? plainBeginning(before) : { before, cue, after, other }
        expect(beginningFrom(writtenBeginning(beginning))).toEqual(beginning)
      }),
    )
  })

  it('from its parts is the same object; what is none is nothing', () => {
    expect(beginningFrom(firstBeginning)).toBe(firstBeginning)
    const bad = [
      null,
      7,
      {},
      { ...firstBeginning, cue: 3 },
      { ...firstBeginning, after: 'x'.repeat(3000) },
    ]
    for (const raw of [...bad, 'x'.repeat(2001), 'x'.repeat(5000)])
      expect(beginningFrom(raw)).toBeUndefined()
  })
})
