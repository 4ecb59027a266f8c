/** What the browser keeps for the reader between visits. */
export interface Memory {
  read(name: MemoryName): string | null
  /** @returns whether it is kept */
  write(name: MemoryName, value: string): boolean
  forget(name: MemoryName): void
}

/** The state as a query, the step the reader had reached, the theme they chose; what was theirs before
 * they opened somebody's link; a state that could not be read. */
export type MemoryName = 'state' | 'place' | 'theme' | 'own' | 'unreadable'

export const keyOf = (name: MemoryName): string => `nextword-${name}`

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
        return true
      } catch {
        // A page that can't remember is still a page.
        return false
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
