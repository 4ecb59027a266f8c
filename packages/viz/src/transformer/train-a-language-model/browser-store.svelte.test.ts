import { describe, expect, it, vi } from 'vitest'
import { browserStore } from './browser-store.ts'

describe('a run in the browser', () => {
  it('is kept under its name from one opening to the next, and forgotten when that is wanted', async () => {
    const store = browserStore('one')
    await store.clear()
    expect(await store.read()).toBeNull()
    await store.write(Uint8Array.of(1, 2, 3))
    expect(await browserStore('one').read()).toEqual(Uint8Array.of(1, 2, 3))
    expect(await browserStore('another').read()).toBeNull()
    await store.clear()
    expect(await store.read()).toBeNull()
  })

  it('is the one that was written last, whichever tab wrote it', async () => {
    const tabs = [browserStore('shared'), browserStore('shared')]
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => tabs[i % 2].write(new Uint8Array(1000).fill(i))),
    )
    const kept = await tabs[0].read()
    expect(kept).toHaveLength(1000)
    expect(new Set(kept).size).toBe(1)
    await tabs[1].clear()
  })

  it('is refused with an error where the browser keeps nothing', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not in here', 'SecurityError')
    })
    await expect(browserStore('one').read()).rejects.toThrow('not in here')
    open.mockRestore()
  })
})
