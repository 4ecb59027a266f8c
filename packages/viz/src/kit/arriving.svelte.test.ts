import { expect, test, vi } from 'vitest'
import { Arriving } from './arriving.svelte.ts'

test('nothing is fetched before it is asked for, and then once', async () => {
  const load = vi.fn(() => Promise.resolve(7))
  const arriving = new Arriving(load)
  expect(arriving.arrival).toBe('waiting')
  expect(load).not.toHaveBeenCalled()
  arriving.fetch()
  arriving.fetch()
  expect(arriving.arrival).toBe('arriving')
  await vi.waitFor(() => expect(arriving.arrival).toBe('there'))
  expect(arriving.value).toBe(7)
  arriving.fetch()
  expect(load).toHaveBeenCalledTimes(1)
})

test('after a failure it can be tried again', async () => {
  const load = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('no connection'))
    .mockResolvedValueOnce('words')
  const arriving = new Arriving(load)
  arriving.fetch()
  await vi.waitFor(() => expect(arriving.arrival).toBe('failed'))
  expect(arriving.value).toBeUndefined()
  arriving.fetch()
  await vi.waitFor(() => expect(arriving.value).toBe('words'))
})
