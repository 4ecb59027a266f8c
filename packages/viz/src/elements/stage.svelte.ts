import { type Component, flushSync, hydrate, mount, unmount } from 'svelte'
import { contexts } from './contexts.ts'
import type { Values } from './values.ts'

/** A component on show. */
export interface Stage {
  update(values: Values): void
  leave(): void
}

/**
 * Shows a component in an element.
 * @param names - every prop that it may ever be given
 * @param isDrawn - whether the server's figure stands there already
 */
export function enter(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  component: Component<any>,
  target: Element,
  names: readonly string[],
  given: Values,
  isDrawn: boolean,
): Stage {
  let values = $state.raw(given)
  const props: Record<string, unknown> = {}
  for (const name of names)
    Object.defineProperty(props, name, { enumerable: true, get: () => values[name] })
  const instance = (isDrawn ? hydrate : mount)(component, { target, props, context: contexts })
  // At once: what measures itself has its true size before it is seen.
  flushSync()
  return {
    update(next) {
      values = next
    },
    leave() {
      void unmount(instance)
    },
  }
}
