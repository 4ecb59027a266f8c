import { memory } from './browser-store.ts'
import { notices } from './notices.svelte.ts'
import { keepPlace } from './place.ts'

/** Keeps the step for the next visit and says so, or says that this browser keeps nothing. */
export function stopAt(step: number): void {
  notices.say(keepPlace(memory, step) ? { kind: 'stopped', step } : { kind: 'not-kept' })
}
