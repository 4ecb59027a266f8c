/** What the browser keeps for the reader between visits. */
export interface Memory {
  read(name: MemoryName): string | null
  write(name: MemoryName, value: string): void
  forget(name: MemoryName): void
}

/** The state as a query, the step the reader had reached, the theme they chose. */
export type MemoryName = 'state' | 'place' | 'theme'

const keyOf = (name: MemoryName): string => `nextword-${name}`

/**
 * Storage that may be absent, full or forbidden: then the page works without.
 * @param storage - reached through a function, since even naming `localStorage` can throw
 */
export function memoryIn(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): Memory {
  return {
    read(name) {
      try {
        return storage().getItem(keyOf(name))
      } catch {
        return null
      }
    },
    write(name, value) {
      try {
        storage().setItem(keyOf(name), value)
      } catch {
        // A page that can't remember is still a page.
      }
    },
    forget(name) {
      try {
        storage().removeItem(keyOf(name))
      } catch {
        // Nothing was kept, so nothing is left.
      }
    },
  }
}
