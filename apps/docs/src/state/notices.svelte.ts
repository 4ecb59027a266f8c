import type { LinkProblem } from './link.ts'
import type { PageState } from './page-state.ts'

/** What the strip at the foot of the screen says; one thing at a time, the last wins. */
export type Notice =
  | { readonly kind: 'copied' }
  /** The browser refused to copy: here is the link to copy by hand. */
  | { readonly kind: 'by-hand'; readonly link: string }
  | { readonly kind: 'opened'; readonly own: PageState | null }
  | { readonly kind: 'refused'; readonly problem: LinkProblem; readonly own: PageState | null }
  | { readonly kind: 'resume'; readonly step: number }
  | { readonly kind: 'stopped'; readonly step: number }
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'untrained' | 'undone' | 'begun' }

class Notices {
  current = $state.raw<Notice | null>(null)

  say(notice: Notice): void {
    this.current = notice
  }

  clear(): void {
    this.current = null
  }
}

export const notices = new Notices()
