/** The popover's width where there is room, and the least distance from the window's edges. */
const [widthPx, marginPx] = [320, 8]

/**
 * Puts a popover under its button, or above it where there is more room; it goes along with the page.
 * (Written by script, a style is allowed by every policy.)
 */
export function placeBeside(popover: HTMLElement, button: Element): void {
  const { clientWidth, clientHeight } = document.documentElement
  const box = button.getBoundingClientRect()
  const width = Math.min(widthPx, clientWidth - 2 * marginPx)
  const left = Math.min(Math.max(box.right - width, marginPx), clientWidth - marginPx - width)
  const [above, below] = [box.top, clientHeight - box.bottom]
  const isBelow = below >= above || below > 420
  Object.assign(popover.style, {
    width: `${width}px`,
    left: `${left + scrollX}px`,
    top: isBelow ? `${box.bottom + scrollY}px` : 'auto',
    bottom: isBelow ? 'auto' : `${clientHeight - box.top - scrollY}px`,
    maxHeight: `${Math.max(200, (isBelow ? below : above) - marginPx)}px`,
  })
}
