import type { WordMap, WordTable } from '@nextword/core/models'

/** The word vectors that ship: about so many words. */
export type WordsName = '2000' | '5000'

const words = {
  2000: once(async () => {
    const [{ wordTable }, { words2000 }] = await Promise.all([
      import('@nextword/core/models'),
      import('@nextword/core/models/words-2000'),
    ])
    return wordTable(words2000)
  }),
  5000: once(async () => {
    const [{ wordTable }, { words5000 }] = await Promise.all([
      import('@nextword/core/models'),
      import('@nextword/core/models/words-5000'),
    ])
    return wordTable(words5000)
  }),
}

const maps = {
  2000: once(async () => {
    const [{ wordMap }, { map2000 }, table] = await Promise.all([
      import('@nextword/core/models'),
      import('@nextword/core/models/map-2000'),
      words[2000](),
    ])
    return wordMap(map2000, table)
  }),
  5000: once(async () => {
    const [{ wordMap }, { map5000 }, table] = await Promise.all([
      import('@nextword/core/models'),
      import('@nextword/core/models/map-5000'),
      words[5000](),
    ])
    return wordMap(map5000, table)
  }),
}

/** The word vectors that ship, fetched when they are first asked for: always the same table. */
export function loadWords(name: WordsName): Promise<WordTable> {
  return words[name]()
}

/** The flat map of such words, fetched when it is first asked for, with its words. */
export function loadMap(name: WordsName = '5000'): Promise<WordMap> {
  return maps[name]()
}

/**
 * Fetches once; a failure isn't kept, so that asking again tries again. (A browser may remember that a
 * module couldn't be had: a site's bundler can give the second try another address, as ours does.)
 */
export function once<Value>(fetch: () => Promise<Value>): () => Promise<Value> {
  let coming: Promise<Value> | undefined
  return () => {
    coming ??= fetch().catch((error: unknown) => {
      coming = undefined
      throw error
    })
    return coming
  }
}
