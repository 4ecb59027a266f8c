import { headWidthOf, type TransformerConfig } from '@nextword/core/transformer'
import type { Graph } from './graph.ts'

/**
 * One token's attention to the places kept, and to itself.
 * @param qkv - [1, 1, (heads + 2 × keyValueHeads) × headWidth]
 * @param keys - [1, keyValueHeads, room, headWidth] @param values - the same
 * @param newKeys - how the token's own keys are to be called @param newValues - its own values
 * @returns the mix, [1, 1, width]
 */
export type Attend = (
  qkv: string,
  keys: string,
  values: string,
  newKeys: string,
  newValues: string,
) => string

/**
 * The operator that does all of it, but for rotations of heads whose width 16 doesn't divide. Its caches
 * go out whole, of which only the new row is kept.
 */
export function fusedAttention(
  g: Graph,
  config: TransformerConfig,
  room: number,
  place: string,
): Attend {
  const { heads, keyValueHeads } = config
  const headWidth = headWidthOf(config)
  const rotary = config.positions === 'rotary'
  const within = rotary && headWidth % 16 === 0
  const tables = rotary ? rotaryTables(g, config, room) : []
  // The type that this operator wants: 6 is int32.
  const [last] = g.node('Cast', [place], { to: 6 })
  const [total] = g.node('Cast', [g.node('Add', [place, integers(g, [1])])[0]], { to: 6 })
  const attributes = {
    num_heads: heads,
    kv_num_heads: keyValueHeads,
    do_rotary: Number(within),
    rotary_interleaved: 1,
  }
  const rotated = (qkv: string): string => {
    const all = heads + 2 * keyValueHeads
    const [parts] = g.node('Reshape', [qkv, integers(g, [1, all, 1, headWidth])])
    const sizes = integers(g, [heads + keyValueHeads, keyValueHeads])
    const [still, values] = g.node('Split', [parts, sizes], { axis: 1 }, 2)
    const [turned] = g.addedNode('RotaryEmbedding', [still, place, ...tables], { interleaved: 1 })
    const [joined] = g.node('Concat', [turned, values], { axis: 1 })
    return g.node('Reshape', [joined, integers(g, [1, 1, all * headWidth])])[0]
  }
  return (qkv, keys, values, newKeys, newValues) => {
    const given = rotary && !within ? rotated(qkv) : qkv
    const inputs = [given, '', '', keys, values, last, total, ...(within ? tables : [])]
    const [mix, allKeys, allValues] = g.addedNode('GroupQueryAttention', inputs, attributes, 3)
    g.node('Gather', [allKeys, place], { axis: 2 }, [newKeys])
    g.node('Gather', [allValues, place], { axis: 2 }, [newValues])
    return mix
  }
}

/**
 * Products and a softmax. The token's own score stands beside those of the places kept, so that nothing
 * has to be joined to the caches; a mask hides the places that aren't filled.
 */
export function standardAttention(
  g: Graph,
  config: TransformerConfig,
  room: number,
  place: string,
): Attend {
  const { heads, keyValueHeads, width } = config
  const headWidth = headWidthOf(config)
  const mask = g.input('mask', 'float32', [1, 1, 1, room + 1])
  const tables = config.positions === 'rotary' ? rotaryTables(g, config, room) : null
  const shape = (...sizes: number[]): string => integers(g, sizes)
  const alpha = { float: 1 / Math.sqrt(headWidth) }
  return (qkv, keys, values, newKeys, newValues) => {
    const parts = shape(1, heads + 2 * keyValueHeads, 1, headWidth)
    const [all] = g.node('Reshape', [qkv, parts])
    let query: string
    if (tables === null) {
      const sizes = shape(heads, keyValueHeads, keyValueHeads)
      const names = [`${newKeys}.query`, newKeys, newValues]
      query = g.node('Split', [all, sizes], { axis: 1 }, names)[0]
    } else {
      const sizes = shape(heads + keyValueHeads, keyValueHeads)
      const [still] = g.node('Split', [all, sizes], { axis: 1 }, [`${newKeys}.still`, newValues])
      const [turned] = g.addedNode('RotaryEmbedding', [still, place, ...tables], { interleaved: 1 })
      const names = [`${newKeys}.query`, newKeys]
      query = g.node('Split', [turned, shape(heads, keyValueHeads)], { axis: 1 }, names)[0]
    }
    if (heads !== keyValueHeads) {
      const grouped = shape(1, keyValueHeads, heads / keyValueHeads, headWidth)
      query = g.node('Reshape', [query, grouped])[0]
    }
    const scores = [keys, newKeys].map(
      (these) => g.addedNode('FusedMatMul', [query, these], { transB: 1, alpha })[0],
    )
    const [joined] = g.node('Concat', scores, { axis: -1 })
    const [pattern] = g.node('Softmax', [g.node('Add', [joined, mask])[0]], { axis: -1 })
    const [kept, own] = g.node('Split', [pattern, shape(room, 1)], { axis: -1 }, 2)
    const [mixKept] = g.node('MatMul', [kept, values])
    const [mixOwn] = g.node('MatMul', [own, newValues])
    const [mix] = g.node('Add', [mixKept, mixOwn])
    return g.node('Reshape', [mix, shape(1, 1, width)])[0]
  }
}

/** Cosines and sines, [places, headWidth ÷ 2]. */
function rotaryTables(g: Graph, config: TransformerConfig, room: number): string[] {
  const half = headWidthOf(config) / 2
  const angles = Array.from(
    { length: (room + 1) * half },
    (_, k) => Math.floor(k / half) * config.rotaryBase ** (-(k % half) / half),
  )
  return [
    g.constant('cosines', [room + 1, half], Float32Array.from(angles, Math.cos)),
    g.constant('sines', [room + 1, half], Float32Array.from(angles, Math.sin)),
  ]
}

const integers = (g: Graph, values: readonly number[]): string =>
  g.constant(`[${values.join()}]`, [values.length], BigInt64Array.from(values.map(BigInt)))
