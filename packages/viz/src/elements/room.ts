/** The inside of an element: what it may stand in, what is drawn, and what is said under it. */
export interface Room {
  readonly room: HTMLElement
  readonly frame: HTMLElement
  /** What the server's figure was drawn for; undefined where there is none. */
  readonly drawnFor: string | undefined
}

/**
 * The room in a shadow root: that of the server's HTML, or a new one, where what stands within the
 * element's tags is read until the figure is there.
 */
export function roomIn(root: ShadowRoot): Room {
  const room = root.querySelector<HTMLElement>('.room')
  const frame = room?.querySelector<HTMLElement>('.frame')
  if (room && frame) return { room, frame, drawnFor: frame.dataset.for }
  return newRoom(root)
}

function newRoom(root: ShadowRoot): Room {
  const room = document.createElement('div')
  const frame = document.createElement('div')
  room.className = 'room'
  room.append(frame)
  root.replaceChildren(room)
  showFallback(frame)
  return { room, frame, drawnFor: undefined }
}

/** What stands within the element's tags is read. */
export function showFallback(frame: HTMLElement): void {
  frame.className = 'frame'
  frame.replaceChildren(document.createElement('slot'))
}

/** The frame is the figure's. */
export function clearFrame(frame: HTMLElement): void {
  frame.replaceChildren()
}

/** Says something under the figure, with a button for what can be done about it; null takes it away. */
export function say(
  room: HTMLElement,
  text: string | null,
  button?: { readonly label: string; readonly press: () => void },
): void {
  room.querySelector(':scope > .said')?.remove()
  if (text === null) return
  const said = document.createElement('p')
  said.className = 'said'
  said.setAttribute('part', 'notice')
  said.setAttribute('role', 'alert')
  said.textContent = text
  if (button !== undefined) {
    const element = document.createElement('button')
    element.type = 'button'
    element.textContent = button.label
    element.addEventListener('click', button.press)
    said.append(element)
  }
  room.append(said)
}
