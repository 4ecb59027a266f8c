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
  let collections = 0
  const observer = new PerformanceObserver((list) => (collections += list.getEntries().length))
  observer.observe({ entryTypes: ['gc'] })
  await new Promise((resolve) => setTimeout(resolve, 100))
  collections = 0
  const before = process.memoryUsage().heapUsed
  learn()
  const bytes = process.memoryUsage().heapUsed - before
  await new Promise((resolve) => setTimeout(resolve, 100))
  observer.disconnect()
  return { bytes, collections }
}
