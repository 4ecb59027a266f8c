import { addressWith, browserStore } from './browser-store.ts'
import { queryOf } from './link.ts'
import { notices } from './notices.svelte.ts'

/** The address of this page as the reader has made it, at a place in it. */
export function linkTo(hash: string): string {
  const query = browserStore === undefined ? '' : queryOf(browserStore.current)
  return new URL(addressWith(query, hash), location.href).href
}

/** Copies the link, or shows it where the browser doesn't allow that. */
export async function copyLink(hash = ''): Promise<void> {
  const link = linkTo(hash)
  try {
    await navigator.clipboard.writeText(link)
    notices.say({ kind: 'copied' })
  } catch {
    notices.say({ kind: 'by-hand', link })
  }
}
