import type { ClientDirective } from 'astro'

/** A figure wakes up this far from the screen. */
const nearPx = 200

/**
 * `client:near`: an island wakes up when it comes near the screen, and at the first press of Tab:
 * who goes by keyboard must not lose the focus to a figure that wakes up under it.
 */
const near: ClientDirective = (load, _options, element) => {
  let awake = false
  const wake = async (): Promise<void> => {
    if (awake) return
    awake = true
    watch.disconnect()
    removeEventListener('keydown', wakeForTab)
    const hydrate = await load()
    await hydrate()
  }
  const wakeForTab = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') void wake()
  }
  const watch = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void wake()
    },
    { rootMargin: `${nearPx}px` },
  )
  for (const child of element.children) watch.observe(child)
  addEventListener('keydown', wakeForTab)
}

export default near
