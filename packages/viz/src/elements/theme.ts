/** Elements that take their colours from the page around them. */
const followers = new Set<() => void>()
let watches = false

/** Calls back when the page may have changed its colours. @returns a way to stop */
export function followPage(callback: () => void): () => void {
  followers.add(callback)
  if (!watches) {
    watches = true
    const tell = (): void => followers.forEach((follower) => follower())
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell)
    const observer = new MutationObserver(tell)
    const options = { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] }
    for (const root of [document.documentElement, document.body]) observer.observe(root, options)
  }
  return () => followers.delete(callback)
}

/**
 * Puts the theme on a frame, and the letters of the page around its element, unless the page names others
 * for the figures. (Written by script, a style is allowed by every policy.)
 * @param theme - 'auto' is dark where the page writes in light letters, however it came to them
 */
export function dressAs(frame: HTMLElement, element: Element, theme: string): void {
  const style = getComputedStyle(element)
  const around = lightnessOf(style.color) > 0.5 ? 'dark' : 'light'
  frame.dataset.theme = theme === 'auto' ? around : theme
  if (style.getPropertyValue('--nextword-sans') === '')
    frame.style.setProperty('--nextword-sans', style.fontFamily)
  else frame.style.removeProperty('--nextword-sans')
}

/**
 * How light a computed colour is, 0 … 1.
 * @example
 * lightnessOf('rgb(255, 255, 255)') // => 1
 */
export function lightnessOf(colour: string): number {
  const numbers = colour.replace(/^color\([\w-]+/, '').match(/[\d.]+(e-?\d+)?/g)
  const [a = 0, b = 0, c = 0] = (numbers ?? []).map(Number)
  if (/^(oklch|oklab)/.test(colour)) return a
  if (/^(lch|lab)/.test(colour)) return a / 100
  const most = colour.startsWith('rgb') ? 255 : 1
  return (0.299 * a + 0.587 * b + 0.114 * c) / most
}
