import { rowDistancesInto } from './row-sums.ts'
import type { EmbeddingTable } from './table.ts'

const floatsByTable = new WeakMap<EmbeddingTable, Float32Array>()
const plainLengths = new WeakMap<EmbeddingTable, Float64Array>()
const centredLengths = new WeakMap<EmbeddingTable, Float64Array>()

/** The values before scaling, as floats: the search then has one kind of array to be fast on. */
export function floatValues(table: EmbeddingTable): Float32Array {
  if (table.values instanceof Float32Array) return table.values
  return remembered(floatsByTable, table, () => Float32Array.from(table.values))
}

/** [words], the Euclidean length of every row. */
export function rowLengths(table: EmbeddingTable, centred: boolean): Float64Array {
  return remembered(centred ? centredLengths : plainLengths, table, () => {
    const lengths = new Float64Array(table.words.length)
    const from = centred ? table.mean : new Float64Array(table.width)
    rowDistancesInto(lengths, floatValues(table), table.scales, 0, lengths.length, from)
    return lengths.map(Math.sqrt)
  })
}

function remembered<Value>(
  store: WeakMap<EmbeddingTable, Value>,
  table: EmbeddingTable,
  make: () => Value,
): Value {
  let value = store.get(table)
  if (value === undefined) store.set(table, (value = make()))
  return value
}
