import type { Memory } from './memory.ts'

/** The steps that the page has, by the numbers that they have in the thread. */
export const steps: readonly number[] = Array.from({ length: 20 }, (_, i) => i + 1)
export const firstStep = 1

/** The steps that begin the second, third and fourth sitting. */
export const sittings = [3, 11, 16] as const

/** Whether a step is about words: the ribbon holds the sentence then, and the symbol in the others. */
export const isAboutWords = (step: number): boolean => step < sittings[0] || step >= sittings[1]

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
