import { firstStep, stepOf, steps } from '../state/place.ts'
import { leaveAt, readOn } from '../state/stop.ts'

let here: number | null = null

/** The step that the reader is at, or null before the first. */
export const stepHere = (): number | null => here

const followers = new Set<() => void>()

/** Tells whenever the reader has come to another step. @returns what ends that */
export function onStep(tell: () => void): () => void {
  followers.add(tell)
  return () => followers.delete(tell)
}

/** Marks the step that is being read in the rail and the line, and keeps it when the page is left. */
export function followPlace(): void {
  const sections = document.querySelectorAll<HTMLElement>('main section[id^="step-"]')
  // A line across the screen, a third of the way down: the step that crosses it is being read.
  // Reckoned from where all sections stand, since a jump may skip any of them.
  const watch = new IntersectionObserver(
    () => {
      const reached = [...sections].findLast(
        (section) => section.getBoundingClientRect().top <= innerHeight / 3,
      )
      const before = here
      here = reached === undefined ? null : stepOf(`#${reached.id}`)
      mark()
      if (here === before) return
      readOn()
      for (const tell of followers) tell()
    },
    { rootMargin: '-33% 0px -66% 0px' },
  )
  for (const section of sections) watch.observe(section)
  const keep = (): void => {
    if (here !== null) leaveAt(here)
  }
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) keep()
  })
}

function mark(): void {
  const reached = here ?? firstStep - 1
  for (const step of steps) {
    const link = document.querySelector(`[data-rail="${step}"]`)
    link?.toggleAttribute('data-done', step < reached)
    if (step === here) link?.setAttribute('aria-current', 'step')
    else link?.removeAttribute('aria-current')
    const piece = document.querySelector(`[data-line="${step}"]`)
    piece?.toggleAttribute('data-done', step < reached)
    piece?.toggleAttribute('data-here', step === here)
  }
}
