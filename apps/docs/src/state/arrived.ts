const firstWaitMs = 2000
const longestWaitMs = 60_000

// Astro builds its directives apart from all else, so this file is on the page more than once: what
// its copies tell each other goes through the window.
const late = 'nextword-late'
const again = 'nextword-again'

/** Tries again at once whatever didn't arrive. */
export function tryAgain(): void {
  dispatchEvent(new Event(again))
}

/** Calls back with how many wait for something that didn't arrive. @returns a way to call it off */
export function onLate(tell: (count: number) => void): () => void {
  let count = 0
  const hear = (event: Event): void => {
    count += (event as CustomEvent<number>).detail
    tell(count)
  }
  addEventListener(late, hear)
  return () => removeEventListener(late, hear)
}

/**
 * Waits for what a figure needs, however long that takes: what doesn't arrive is asked for again, when
 * the connection is back, when the reader says so, and every now and then. The reader is told.
 */
export async function arrived<Value>(load: () => Promise<Value>): Promise<Value> {
  let isLate = false
  const tell = (change: 1 | -1): void => {
    isLate = change > 0
    dispatchEvent(new CustomEvent(late, { detail: change }))
  }
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      const value = await load()
      if (isLate) tell(-1)
      return value
    } catch {
      if (!isLate) tell(1)
      await chance(waitMs)
    }
  }
}

/** The next good moment to try. */
function chance(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer)
      removeEventListener('online', go)
      removeEventListener(again, go)
      resolve()
    }
    const timer = setTimeout(go, waitMs)
    addEventListener('online', go)
    addEventListener(again, go)
  })
}
