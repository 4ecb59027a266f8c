import { describe, expect, it, vi } from 'vitest'
import { firstBeginning } from '../../kit/language/beginning.ts'
import { partLinks } from './parts.ts'
import { givenBeginning } from './props.ts'

describe('the links of parts', () => {
  it('lead to places of the page, of the site, or of the web', () => {
    const links = { tokens: '#step-12', vectors: '/v', net: './n', next: 'https://example.org' }
    const warn = vi.fn<(message: string) => void>()
    expect(partLinks({ ...links, stray: '#x' }, warn)).toEqual(links)
    expect(partLinks(undefined, warn)).toEqual({})
    expect(warn).not.toHaveBeenCalled()
  })

  it('never run anything: such an address is left out, with a warning', () => {
    const warn = vi.fn<(message: string) => void>()
    const bad = ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 7, null, '']
    for (const href of bad) expect(partLinks({ tokens: href }, warn)).toEqual({})
    expect(partLinks('#step-1', warn)).toEqual({})
    expect(warn).toHaveBeenCalledTimes(bad.length + 1)
  })
})

describe('a beginning from outside', () => {
  it('is taken if it is one', () => {
    const beginning = { before: 'a ', cue: 'b', after: ' c', other: 'd' }
    expect(givenBeginning(beginning)).toBe(beginning)
    expect(givenBeginning(undefined)).toBeUndefined()
  })

  it('is the first there is otherwise, with a warning', () => {
    const warn = vi.fn<(message: string) => void>()
    for (const bad of [
      null,
      'text',
      {},
      { ...firstBeginning, cue: 3 },
      { ...firstBeginning, after: 'x'.repeat(3000) },
    ])
      expect(givenBeginning(bad, warn)).toBe(firstBeginning)
    expect(warn).toHaveBeenCalledTimes(5)
  })
})
