import { describe, expect, it, vi } from 'vitest'
import { partLinks } from './parts.ts'

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
