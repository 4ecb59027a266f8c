/** A function that runs at once, then at most every so often; of the calls between, the last one wins. */
export interface LastWins {
  (): void
  /** Runs what is waiting now. */
  flush(): void
}

export function lastWins(run: () => void, everyMs: number): LastWins {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting = false
  const runNow = (): void => {
    waiting = false
    timer = setTimeout(() => {
      timer = undefined
      if (waiting) runNow()
    }, everyMs)
    run()
  }
  const call = (): void => {
    if (timer === undefined) runNow()
    else waiting = true
  }
  return Object.assign(call, {
    flush(): void {
      if (!waiting) return
      clearTimeout(timer)
      runNow()
    },
  })
}
