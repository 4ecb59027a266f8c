import type { Memory } from './memory.ts'

/** The steps that the page has. */
export const firstStep = 3
export const lastStep = 10

/** The number of a step's anchor, or null for any other hash. */
export function stepOf(hash: string): number | null {
  const step = hash.length <= 10 ? Number(/^#?step-(\d{1,2})$/.exec(hash)?.[1] ?? NaN) : NaN
  return step >= firstStep && step <= lastStep ? step : null
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
