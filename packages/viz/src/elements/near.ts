const waiting = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | undefined

/**
 * Calls back once, when an element is within a screen of what the reader sees.
 * @returns a way to call it off
 */
export function whenNear(element: Element, come: () => void): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const callback = waiting.get(target)
        if (!isIntersecting || callback === undefined) continue
        forget(target)
        callback()
      }
    },
    { rootMargin: '100%' },
  )
  waiting.set(element, come)
  observer.observe(element)
  return () => forget(element)
}

function forget(element: Element): void {
  waiting.delete(element)
  observer?.unobserve(element)
}
