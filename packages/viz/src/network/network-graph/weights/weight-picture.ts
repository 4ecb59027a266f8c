import { type Drawing, text } from '../../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../../kit/format.ts'
import type { EdgeRef } from '../../../kit/net.ts'
import { weightPictureMarks } from '../../../kit/pixels.ts'
import { edgeEnds, neuronName, type Run } from '../run.ts'
import { weightCells, weightLimit } from './weights.ts'

/** Of a cell: large where they are few, never under 24 px. */
const sideOf = (columns: number): number => (columns <= 3 ? 64 : columns <= 6 ? 44 : 32)

/** A neuron's weights, large enough to read and to paint. */
export function weightPictureDrawing(run: Run, edge: EdgeRef): Drawing {
  const cells = weightCells(run.network, edge)
  const side = sideOf(cells.columns)
  const rows = Math.ceil(cells.count / cells.columns)
  const width = cells.columns * side
  // Weights that are no picture say above which neuron each comes from.
  const head = edge.layer === 0 && rows === cells.columns ? 0 : 18
  const words = run.words.networkGraph.weights
  const count = (at: number): string => formatCount(at, run.lang)
  const part =
    cells.count < run.network.layers[edge.layer].inputs
      ? [
          text(
            0,
            11,
            words.part(
              count(cells.first + 1),
              count(cells.first + cells.count),
              count(run.network.layers[edge.layer].inputs),
            ),
            { fill: 'quiet' },
          ),
        ]
      : Array.from({ length: head === 0 || rows > 1 ? 0 : cells.count }, (_, i) =>
          text((i + 0.5) * side, 11, count(i + 1), { anchor: 'middle', fill: 'quiet' }),
        )
  return {
    width,
    height: head + rows * side,
    label: words.pictureOf(neuronName(run, edgeEnds(edge).to)),
    marks: [
      ...part,
      weightPictureMarks(cells.weights, {
        x: 0,
        y: head,
        size: width,
        columns: cells.columns,
        limit: weightLimit(run.network.layers[edge.layer].weights),
        number: (value) => formatNumber(value, run.lang),
        lit: (cell) => cell === edge.input - cells.first,
      }),
    ],
  }
}
