import type { Schema } from '../kit/schema.ts'
import { warnOnce } from '../kit/schema.ts'
import { type Door, tagOf } from './door.ts'
import { elementClass } from './widget-element.ts'
import { version } from './version.ts'

/**
 * Makes a widget's tag known to the page. Where there are no elements, as in Node, nothing happens.
 *
 * The first one wins: the same script twice is no matter, another version is warned of.
 * @returns the door
 */
export function defineWidget<const S extends Schema>(door: Door<S>): Door<S> {
  if (typeof customElements === 'undefined') return door
  const tag = tagOf(door)
  const known = customElements.get(tag) as { readonly version?: string } | undefined
  if (known === undefined) customElements.define(tag, elementClass(door, version))
  else if (known.version !== version)
    warnOnce(
      `Nextword: <${tag}> is there already in version ${known.version ?? 'unknown'}; ${version} is left out.`,
    )
  return door
}
