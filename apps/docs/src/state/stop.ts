import { memory } from './browser-store.ts'
import { notices } from './notices.svelte.ts'
import { keepPlace } from './place.ts'

/** Whether the reader has said where to go on, and has read no further since. */
let stopped = false

/** Keeps the step for the next visit and says so, or says that this browser keeps nothing. */
export function stopAt(step: number): void {
  stopped = keepPlace(memory, step)
  notices.say(stopped ? { kind: 'stopped', step } : { kind: 'not-kept' })
}

/** The reader has come to another step after all. */
export function readOn(): void {
  stopped = false
}

/** Keeps where the reader is, unless they have said where to go on. */
export function leaveAt(step: number): void {
  if (!stopped) keepPlace(memory, step)
}
