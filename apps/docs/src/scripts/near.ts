import type { ClientDirective } from 'astro'

/** A figure wakes up this far from the screen. */
const nearPx = 200
/** … and one that brings data with it this far, once the reader goes by keyboard. */
const nearByKeyPx = 2500

/**
 * `client:near`: an island wakes up when it comes near the screen, and at the first press of Tab:
 * who goes by keyboard must not lose the focus to a figure that wakes up under it.
 *
 * `client:near="data"` is for an island that brings word vectors or a vocabulary: even then it only
 * wakes up when it is near, though from further off.
 */
const near: ClientDirective = (load, { value }, element) => {
  let awake = false
  const wake = async (): Promise<void> => {
    if (awake) return
    awake = true
    for (const watch of watches) watch.disconnect()
    removeEventListener('keydown', wakeForTab)
    const hydrate = await load()
    await hydrate()
  }
  const watches: IntersectionObserver[] = []
  const wakeWithin = (px: number): void => {
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void wake()
      },
      { rootMargin: `${px}px` },
    )
    for (const child of element.children) watch.observe(child)
    watches.push(watch)
  }
  const wakeForTab = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab') return
    removeEventListener('keydown', wakeForTab)
    if (value === 'data') wakeWithin(nearByKeyPx)
    else void wake()
  }
  wakeWithin(nearPx)
  addEventListener('keydown', wakeForTab)
}

export default near
