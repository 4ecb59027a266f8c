/** The live regions of the page. */
const speakers = new Set<Element>()

/** Takes part in the turns from now on. @returns what ends that */
export function takeTurns(region: Element): () => void {
  speakers.add(region)
  return () => speakers.delete(region)
}

/** One whose figure shows less than this part of what the one most in sight does keeps quiet. */
const leastPart = 0.6

/**
 * Whether it may speak: if the reader is in its figure, or if that is in sight as much as any other. One tap
 * may change many figures; whoever listens wants to hear of the one before them.
 */
export function hasTurn(region: Element): boolean {
  if (speakers.size < 2 || figureOf(region).matches(':focus-within')) return true
  const most = Math.max(...Array.from(speakers, inSight))
  const own = inSight(region)
  return most > 0 ? own >= most * leastPart : own === most
}

/** What a live region speaks of. */
const figureOf = (region: Element): Element => region.closest('figure') ?? region

/** How many px of its figure are on the screen; of what is off it how far it is, negative. */
function inSight(region: Element): number {
  const { top, bottom } = figureOf(region).getBoundingClientRect()
  return Math.min(bottom, innerHeight) - Math.max(top, 0)
}
