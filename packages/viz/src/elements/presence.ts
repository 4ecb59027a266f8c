import { elements as words } from '../words/en/elements.ts'
import type { Door } from './door.ts'
import { drawnFor } from './drawn-for.ts'
import { whenNear } from './near.ts'
import { clearFrame, type Room, roomIn, say, showFallback } from './room.ts'
import { newSheet } from './new-sheet.ts'
import { sharedSheet } from './sheet.ts'
import { spaceStyle } from './space.ts'
import { prepare } from './prepare.ts'
import type { Stage } from './stage.svelte.ts'
import { dressAs, followPage } from './theme.ts'
import type { Values } from './values.ts'

/** What a figure in an element lives from. */
export interface Host {
  readonly element: HTMLElement
  readonly door: Door
  /** Every prop that the component may ever be given. */
  readonly names: readonly string[]
  values(): Values
  theme(): string
  /** Before anything of the widget is fetched. */
  onfetch(): void
  onthere(): void
}

const spaceSheets = new WeakMap<Door, WeakMap<Document, CSSStyleSheet>>()

/** The figure in an element: it comes when the reader is near and goes when the element has gone. */
export class Presence {
  readonly #host: Host
  #room: Room | undefined
  #stage: Stage | undefined
  #enter: ((isDrawn: boolean) => Stage) | undefined
  #coming = false
  /** What came with the code; what the page hands in goes before it. */
  #prepared: Values = {}
  #stopWaiting: () => void = () => {}
  #stopFollowing: () => void = () => {}

  constructor(host: Host) {
    this.#host = host
  }

  /** The element is in a page; it may have been moved there. */
  connect(): void {
    const { element } = this.#host
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    this.#room ??= roomIn(root)
    // The server's figure has the style sheet that came with it, until it is taken over.
    if (this.#room.drawnFor === undefined) this.#adoptSheets()
    if (this.#stage !== undefined) return
    this.#stopWaiting()
    this.#stopWaiting = whenNear(element, () => void this.#come())
  }

  /** The element has left the page; it goes unless it is put somewhere else in the same task. */
  disconnect(): void {
    setTimeout(() => {
      if (this.#host.element.isConnected) return
      this.#stopWaiting()
      this.#leave()
      if (this.#room !== undefined) showFallback(this.#room.frame)
    })
  }

  update(): void {
    this.#stage?.update(this.#values())
    if (this.#room !== undefined) say(this.#room.room, null)
  }

  /** The figure begins again, with nothing left of what it remembered. */
  anew(): void {
    if (this.#stage === undefined) return
    this.#leave()
    this.#draw()
  }

  /** Colours and letters: as they were asked for, or as around the element. */
  dress(): void {
    this.#stopFollowing()
    const { element, theme } = this.#host
    const frame = this.#room?.frame
    if (frame === undefined || this.#stage === undefined) return
    const put = (): void => dressAs(frame, element, theme())
    put()
    this.#stopFollowing = followPage(put)
  }

  notice(text: string): void {
    if (this.#room !== undefined) say(this.#room.room, text)
  }

  async #come(): Promise<void> {
    const { element, door, names } = this.#host
    const frame = this.#room?.frame
    if (this.#coming || frame === undefined) return
    this.#coming = true
    try {
      this.#host.onfetch()
      const [{ default: component }, { enter }, prepared] = await Promise.all([
        door.component(),
        import('./stage.svelte.ts'),
        prepare(door, this.#host.values()),
      ])
      this.#prepared = prepared
      const all = [...names, ...Object.keys(prepared).filter((name) => !names.includes(name))]
      this.#enter = (isDrawn) => enter(component, frame, all, this.#values(), isDrawn)
      if (element.isConnected && this.#stage === undefined) this.#draw()
    } catch (error) {
      console.error(error)
      this.#fail(words.failed, () => void this.#come())
    } finally {
      this.#coming = false
    }
  }

  #draw(): void {
    const { room, frame, drawnFor: drawn } = this.#room!
    const isDrawn = drawn !== undefined && drawn === drawnFor(this.#host.door, this.#host.values())
    this.#room = { room, frame, drawnFor: undefined }
    this.#adoptSheets()
    if (!isDrawn) clearFrame(frame)
    frame.className = 'frame live'
    frame.setAttribute('part', 'frame')
    say(room, null)
    try {
      this.#stage = this.#enter!(isDrawn)
    } catch (error) {
      console.error(error)
      showFallback(frame)
      this.#fail(words.broken, () => this.#draw())
      return
    }
    this.dress()
    this.#host.onthere()
  }

  #values(): Values {
    const given = Object.entries(this.#host.values()).filter(([, value]) => value !== undefined)
    return { ...this.#prepared, ...Object.fromEntries(given) }
  }

  #leave(): void {
    this.#stopFollowing()
    this.#stage?.leave()
    this.#stage = undefined
  }

  #fail(text: string, again: () => void): void {
    if (this.#room !== undefined) say(this.#room.room, text, { label: words.again, press: again })
  }

  #adoptSheets(): void {
    const { element, door } = this.#host
    const { ownerDocument } = element
    const root = element.shadowRoot!
    root.adoptedStyleSheets = [sharedSheet(ownerDocument), spaceSheet(door, ownerDocument)]
    // The style sheet that the server's HTML brought is one of these.
    if (this.#stage === undefined && this.#enter !== undefined)
      for (const link of root.querySelectorAll('link')) link.remove()
  }
}

function spaceSheet(door: Door, document: Document): CSSStyleSheet {
  let ofDoor = spaceSheets.get(door)
  if (ofDoor === undefined) spaceSheets.set(door, (ofDoor = new WeakMap()))
  let sheet = ofDoor.get(document)
  if (sheet === undefined) {
    sheet = newSheet(document)
    sheet.replaceSync(spaceStyle(door.space))
    ofDoor.set(document, sheet)
  }
  return sheet
}
