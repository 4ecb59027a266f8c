import type { ClientDirective } from 'astro'
import { arrived } from '../state/arrived.ts'
import { atFirstMove } from './first-move.ts'

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
 *
 * `client:near="move"` is for one on the first screen: it wakes up when the reader begins to do
 * something, so that a page at rest fetches nothing for it. A press that came before is done then.
 */
const near: ClientDirective = (load, { value }, element) => {
  let awake = false
  const wake = async (): Promise<void> => {
    if (awake) return
    awake = true
    for (const watch of watches) watch.disconnect()
    removeEventListener('keydown', wakeForTab)
    const release = hold(element, value === 'move')
    try {
      const hydrate = await arrived(() => loaded(load, element))
      await hydrate()
    } finally {
      release()
    }
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
  if (value === 'move') {
    atFirstMove(() => void wake())
    return
  }
  wakeWithin(nearPx)
  addEventListener('keydown', wakeForTab)
}

/** Astro tells of a failure by an event, and goes on as if nothing were amiss: here it fails. */
async function loaded(
  load: () => Promise<() => Promise<void>>,
  element: HTMLElement,
): Promise<() => Promise<void>> {
  let failure: unknown
  const hear = (event: Event): void => {
    event.preventDefault()
    failure = (event as CustomEvent<{ readonly error: unknown }>).detail.error
  }
  const name = 'astro:hydration-error'
  element.addEventListener(name, hear)
  const hydrate = await load()
  element.removeEventListener(name, hear)
  if (failure !== undefined) throw failure
  return hydrate
}

/** What a reader can do to a control. */
const acts = ['pointerdown', 'click', 'beforeinput', 'keydown', 'input', 'change', 'drop'] as const

/**
 * Until a figure is awake nothing in it can be changed: it would be lost. It looks like that, too,
 * and is called busy.
 * @param keepsPress - the last press is done once that ends
 * @returns what ends that
 */
function hold(element: HTMLElement, keepsPress: boolean): () => void {
  let pressed: HTMLElement | null = null
  const refuse = (event: Event): void => {
    // Going on by Tab, the browser's own keys, and a fold that opens need no figure that is awake.
    if (event instanceof KeyboardEvent && !isActing(event)) return
    if (event.target instanceof Element && event.target.closest('summary, a') !== null) return
    if (event.type === 'click' && event.target instanceof Element)
      pressed = event.target.closest<HTMLElement>('button')
    event.preventDefault()
    event.stopPropagation()
  }
  for (const act of acts) element.addEventListener(act, refuse, { capture: true })
  element.setAttribute('aria-busy', 'true')
  return () => {
    for (const act of acts) element.removeEventListener(act, refuse, { capture: true })
    element.removeAttribute('aria-busy')
    if (keepsPress && pressed?.isConnected) pressed.click()
  }
}

/** A key that does something to a control: types, presses or moves it. */
const isActing = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey &&
  !metaKey &&
  !altKey &&
  /^(.|Enter|Backspace|Delete|Arrow.*|Home|End|Page.*)$/u.test(key)

export default near
