/** Up and Down go from item to item; in a field and among choices they are the browser's. */
export function moveAmong(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { key, target, currentTarget } = event
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (!(target instanceof Element) || target.matches('input, textarea')) return
  const items = [...currentTarget.querySelectorAll<HTMLElement>('button, a')]
  const here = items.indexOf(target as HTMLElement)
  const next = {
    ArrowDown: (here + 1) % items.length,
    ArrowUp: (here - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[key]
  if (next === undefined) return
  event.preventDefault()
  items[next].focus()
}
