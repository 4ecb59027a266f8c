import type { Memory } from './memory.ts'

/** How many of the reader's own states are kept while they look at links. */
const mostOwn = 5

/** What was the reader's own before they opened somebody's link, as queries, the newest first. */
export function ownIn(memory: Memory): readonly string[] {
  return (memory.read('own') ?? '').split('\n').filter((query) => query !== '')
}

export function writeOwn(memory: Memory, own: readonly string[]): void {
  if (own.length === 0) memory.forget('own')
  else memory.write('own', own.join('\n'))
}

/** Puts one more aside; what comes back holds it even where the browser keeps nothing. */
export function keepOwn(memory: Memory, query: string): readonly string[] {
  const others = ownIn(memory).filter((each) => each !== query)
  if (query === '') return others
  const own = [query, ...others].slice(0, mostOwn)
  writeOwn(memory, own)
  return own
}
