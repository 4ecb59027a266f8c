import { PerformanceObserver } from 'node:perf_hooks'
import { ours } from './contenders/ours.ts'
import type { Manner } from './task.ts'

/** What a million samples left on the heap, and how often the collector had to run meanwhile. */
export interface Allocation {
  readonly bytes: number
  readonly collections: number
}

export async function allocationOf(manner: Manner): Promise<Allocation> {
  const learn = ours('sigmoid', manner).prepare(1_000_000)
  // Compiled code and its feedback are allocated while warming up.
  for (let k = 0; k < 3; k++) learn()
  const starts: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) starts.push(startTime)
  })
  observer.observe({ entryTypes: ['gc'] })
  const before = process.memoryUsage().heapUsed
  const begun = performance.now()
  learn()
  const ended = performance.now()
  const bytes = process.memoryUsage().heapUsed - before
  // What the collector did is told a little later.
  await new Promise((resolve) => setTimeout(resolve, 200))
  observer.disconnect()
  const collections = starts.filter((at) => at >= begun && at <= ended).length
  return { bytes, collections }
}
