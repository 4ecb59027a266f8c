import { type Sharing, sharingAt, sharingKey } from '../kit/menu/sharing.ts'
import { site } from './version.ts'

/** The menu’s addresses: those of our site, where this build knows one, and of these very modules. */
const cdn = new URL('..', import.meta.url).href
const sharing: Sharing = site === '' ? { cdn } : sharingAt(site, cdn)

/** What every figure within an element finds in its context. */
export const contexts: Map<unknown, unknown> = new Map([[sharingKey, sharing]])
