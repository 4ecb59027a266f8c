import { type Sharing, sharingAt, sharingKey } from '../kit/menu/sharing.ts'
import { site } from './version.ts'

// Named first: a bundler takes `new URL('…', import.meta.url)` for a file to bring along.
const here = import.meta.url
const cdn = new URL('..', here).href
/** The menu’s addresses: those of our site, where this build knows one, and of these very modules. */
const sharing: Sharing = site === '' ? { cdn } : sharingAt(site, cdn)

/** What every figure within an element finds in its context. */
export const contexts: Map<unknown, unknown> = new Map([[sharingKey, sharing]])
