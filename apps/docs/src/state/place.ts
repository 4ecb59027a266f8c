import type { Memory } from './memory.ts'

/** The steps that the page has, by the numbers that they have in the thread. */
export const steps: readonly number[] = [3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18]
export const firstStep = steps[0]!

/** From this step on the page is about words: the ribbon holds the sentence instead of the symbol. */
export const firstWordStep = 12

/** The number of a step's anchor, or null for any other hash. */
export function stepOf(hash: string): number | null {
  const step = hash.length <= 10 ? Number(/^#?step-(\d{1,2})$/.exec(hash)?.[1] ?? NaN) : NaN
  return steps.includes(step) ? step : null
}

export const anchorOf = (step: number): string => `step-${step}`

/** The step that the reader had reached when they left, or null. */
export function keptPlace(memory: Memory): number | null {
  return stepOf(`#step-${memory.read('place') ?? ''}`)
}

/** @returns whether the browser does keep it */
export function keepPlace(memory: Memory, step: number): boolean {
  memory.write('place', String(step))
  return keptPlace(memory) === step
}
