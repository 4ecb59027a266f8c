/** Where time comes from, so that a test can be its own clock. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number
  /** Calls back at the next frame. @returns a way to call it off */
  frame(callback: () => void): () => void
  /** Calls back after a while. @returns a way to call it off */
  after(delayMs: number, callback: () => void): () => void
  /** Whether somebody can see the page. */
  readonly hidden: boolean
  /** Calls back when that changes. @returns a way to call it off */
  onhidden(callback: () => void): () => void
}

/** The browser's own time. */
export const browserClock: Clock = {
  now: () => performance.now(),
  frame(callback) {
    const id = requestAnimationFrame(callback)
    return () => cancelAnimationFrame(id)
  },
  after(delayMs, callback) {
    const id = setTimeout(callback, delayMs)
    return () => clearTimeout(id)
  },
  get hidden() {
    return document.hidden
  },
  onhidden(callback) {
    document.addEventListener('visibilitychange', callback)
    return () => document.removeEventListener('visibilitychange', callback)
  },
}

export interface ManualClock extends Clock {
  /** Lets time pass: timers ring in order, then one frame is drawn. */
  advance(byMs: number): void
  /** Time passes within a frame, as it does while something is computed. */
  spend(ms: number): void
  hidden: boolean
}

/** A clock that stands still until a test moves it. */
export function manualClock(): ManualClock {
  let time = 0
  let frames = new Set<() => void>()
  const timers = new Set<{ at: number; callback: () => void }>()
  const watchers = new Set<() => void>()
  let hidden = false
  return {
    now: () => time,
    frame(callback) {
      frames.add(callback)
      return () => frames.delete(callback)
    },
    after(delayMs, callback) {
      const timer = { at: time + delayMs, callback }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    onhidden(callback) {
      watchers.add(callback)
      return () => watchers.delete(callback)
    },
    get hidden() {
      return hidden
    },
    set hidden(value) {
      hidden = value
      for (const callback of [...watchers]) callback()
    },
    spend(ms) {
      time += ms
    },
    advance(byMs) {
      time += byMs
      for (const timer of [...timers].sort((a, b) => a.at - b.at))
        if (timer.at <= time && timers.delete(timer)) timer.callback()
      const due = frames
      frames = new Set()
      for (const callback of due) callback()
    },
  }
}
