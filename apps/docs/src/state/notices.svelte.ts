import type { LinkPart, LinkProblem } from './link.ts'
import type { PageState } from './page-state.ts'

/** What the strip at the foot of the screen says; one thing at a time, the last wins. */
export type Notice =
  | { readonly kind: 'copied' }
  /** The browser refused to copy: here is the link to copy by hand. */
  | { readonly kind: 'by-hand'; readonly link: string }
  | {
      readonly kind: 'opened'
      readonly held: PageState
      readonly own: PageState | null
      readonly leftOut: readonly LinkPart[]
    }
  | { readonly kind: 'refused'; readonly problem: LinkProblem; readonly own: PageState | null }
  | { readonly kind: 'resume'; readonly step: number; readonly made: boolean }
  | { readonly kind: 'stopped'; readonly step: number }
  | { readonly kind: 'not-kept' | 'unreadable' }
  /** An own sentence was longer than a link can hold. */
  | { readonly kind: 'shortened' }
  /** A figure waits for what it needs. */
  | { readonly kind: 'late' }
  | { readonly kind: 'untrained' | 'undone' | 'begun' | 'returned' }

/** What only confirms goes away by itself. */
const passing: readonly Notice['kind'][] = ['copied', 'stopped', 'untrained', 'undone', 'begun']
const passingMs = 12_000

class Notices {
  current = $state.raw<Notice | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  say(notice: Notice): void {
    this.clear()
    this.current = notice
    if (passing.includes(notice.kind)) this.#timer = setTimeout(() => this.clear(), passingMs)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.current = null
  }
}

export const notices = new Notices()
