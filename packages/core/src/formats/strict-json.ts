import { describe } from '../numbers/require.ts'
import { WeightsError } from './format-error.ts'

/**
 * What a JSON text says, where it says it once: `JSON.parse` would silently take the last of two equal
 * keys. A key such as `__proto__` is data like any other.
 * @param most - how deeply it may be nested, and how many keys an object may have
 * @throws WeightsError for what is no JSON, a key twice, or more than `most`
 */
export function strictJson(
  text: string,
  most: { readonly depth: number; readonly keys: number },
): unknown {
  try {
    // Before parsing, so that too large a text isn't made into objects first.
    requireUniqueKeys(text, most)
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof WeightsError) throw error
    throw new WeightsError('damaged', `a header needs JSON, got ${describe(text)}`)
  }
}

/** Whatever isn't JSON passes here: the parser refuses it. */
function requireUniqueKeys(text: string, most: { depth: number; keys: number }): void {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : undefined) > most.depth)
        throw new WeightsError('damaged', `a header may be nested ${most.depth} deep`)
    } else if (sign === '}' || sign === ']') open.pop()
    else if (sign === '"') {
      const from = at
      for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++
      let next = at + 1
      while (' \n\r\t'.includes(text.charAt(next) || 'none')) next++
      const keys = open.at(-1)
      if (text[next] !== ':' || keys === undefined) continue
      // Parsed, for a letter may be written in two ways.
      const key = JSON.parse(text.slice(from, at + 1)) as string
      if (keys.has(key)) throw new WeightsError('damaged', `a header has ${describe(key)} twice`)
      if (keys.add(key).size > most.keys)
        throw new WeightsError('too-large', `a header may name ${most.keys} things, got more`)
    }
  }
}

/** An object with string keys, and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
