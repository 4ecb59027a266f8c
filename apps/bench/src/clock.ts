/**
 * Milliseconds that this thread has been running, so that whatever else the machine does counts
 * less; on Node below 23.9 the time of day.
 */
export function milliseconds(): number {
  if (process.threadCpuUsage === undefined) return performance.now()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
