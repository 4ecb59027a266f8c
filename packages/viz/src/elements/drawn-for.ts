import { plainValue } from '../kit/prop-text.ts'
import type { Door } from './door.ts'
import type { Values } from './values.ts'
import { version } from './version.ts'

/**
 * A mark of what a figure was drawn for: the version, and every value. The server writes it, and the
 * element goes on from the server's figure only where it would draw the same.
 */
export function drawnFor(door: Door, values: Values): string {
  const plain = Object.keys(door.schema).map((name) => plainValue(door.schema, name, values[name]))
  return hashOf(JSON.stringify([version, door.name, plain]))
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++)
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(36)
}
