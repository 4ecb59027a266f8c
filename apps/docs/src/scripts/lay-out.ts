const moves = ['scroll', 'pointerdown', 'pointermove', 'touchstart', 'keydown', 'focusin'] as const

/**
 * From the reader's first move on, lays the steps out one after another whenever the browser has
 * time, so that each stands where it will stay.
 */
export function layOutWhenIdle(): void {
  const root = document.documentElement
  const sections = Array.from(document.querySelectorAll('main section[id^="step-"]'))
  const whenIdle =
    typeof requestIdleCallback === 'function'
      ? (next: () => void) => requestIdleCallback(next, { timeout: 500 })
      : (next: () => void) => setTimeout(next, 60)
  const next = (): void => {
    const section = sections.shift()
    if (section === undefined) root.classList.add('whole')
    else {
      section.classList.add('laid-out')
      whenIdle(next)
    }
  }
  const begin = (): void => {
    for (const move of moves) removeEventListener(move, begin)
    whenIdle(next)
  }
  for (const move of moves) addEventListener(move, begin, { passive: true })
  // Whoever jumps before that is done lands exactly all the same.
  addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href^="#"]'))
      root.classList.add('whole')
  })
}
