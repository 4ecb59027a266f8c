import type { Table } from '../../kit/table.ts'
import { limitedRows, neuronName, type Run, written } from './run.ts'

/** Every neuron with its sum and its value; the rows are only made when somebody looks. */
export function valuesTable(run: Run): Table {
  const { columns, signal } = run.words.networkGraph
  return {
    caption: signal.table,
    columns: [columns.neuron, columns.sum, columns.value],
    get rows() {
      const all = run.network.sizes.flatMap((size, layer) =>
        Array.from({ length: size }, (_, neuron) => ({ layer, neuron })),
      )
      return limitedRows(run, all.length, (at) => {
        const { layer, neuron } = all[at]
        return [
          neuronName(run, all[at]),
          layer === 0 ? '' : written(run, run.trace.layers[layer - 1].sums[neuron], 4).text,
          written(run, run.values[layer][neuron], 4).text,
        ]
      })
    },
  }
}
