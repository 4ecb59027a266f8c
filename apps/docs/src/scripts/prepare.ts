import { atFirstMove } from './first-move.ts'

/**
 * From the reader's first move on, whenever the browser has time, lays the steps out one after
 * another, so that each stands where it will stay, and fetches what brings their figures to life,
 * so that they go on working without a connection.
 */
export function prepareWhenIdle(): void {
  const root = document.documentElement
  const sections = Array.from(document.querySelectorAll('main section[id^="step-"]'))
  const whenIdle =
    typeof requestIdleCallback === 'function'
      ? (next: () => void) => requestIdleCallback(next, { timeout: 500 })
      : (next: () => void) => setTimeout(next, 60)
  const next = (): void => {
    const section = sections.shift()
    if (section === undefined) {
      root.classList.add('whole')
      for (const island of document.querySelectorAll('main .sitting astro-island'))
        fetchScript(island)
      // Of the figures about words, all but the data.
      import('../state/word-figures.ts').catch(() => {})
      return
    }
    section.classList.add('laid-out')
    for (const island of section.querySelectorAll('astro-island')) fetchScript(island)
    whenIdle(next)
  }
  atFirstMove(() => whenIdle(next))
  // Whoever jumps before that is done lands exactly all the same.
  addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="#"]'))
      root.classList.add('whole')
  })
}

/**
 * An island that can't be fetched yet tries again by itself when it comes into view. Those that bring
 * word vectors or a vocabulary wait until they are near: nobody pays for data that they don't reach.
 */
function fetchScript(island: Element): void {
  if (island.getAttribute('opts')?.includes('"value":"data"')) return
  const address = island.getAttribute('component-url')
  if (address !== null) import(/* @vite-ignore */ address).catch(() => {})
}
