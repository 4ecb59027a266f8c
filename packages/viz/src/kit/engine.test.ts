import { afterEach, describe, expect, it } from 'vitest'
import { engineName, setEngine } from './engine.ts'
import { loadEngine } from './load-engine.ts'

describe('the engine', () => {
  afterEach(() => setEngine('fast'))

  it('is the fast one where WebAssembly runs', async () => {
    expect(engineName()).toBe('fast')
    expect((await loadEngine()).name).toBe('simd')
  })

  it('is plain where it is said so, and WebAssembly isn’t even tried', async () => {
    const { compile } = WebAssembly
    let tries = 0
    WebAssembly.compile = (() => {
      tries++
      return Promise.reject(new Error('refused'))
    }) as typeof compile
    try {
      setEngine('plain')
      expect((await loadEngine()).name).toBe('plain')
      expect(tries).toBe(0)
    } finally {
      WebAssembly.compile = compile
    }
  })
})
