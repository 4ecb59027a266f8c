import type { Floats } from '../numbers/floats.ts'
import type { Matrix } from './model.ts'
import { type Pass, rowsOf } from './pass.ts'
import { type Probe, show } from './probe.ts'

/** Each token's row of the table, plus its place's where positions are learned: block 0 begins here. */
export function embed(pass: Pass, probe: Probe | null): void {
  const { token, position } = pass.model.weights
  const { before } = pass.blocks[0]
  const rows = rowsOf(pass)
  gatherInto(before, token, pass.batch.ids, rows)
  if (probe !== null) show(probe, 'embedding', before, rows * token.columns)
  if (position === null || probe?.positions === false) return
  gatherInto(pass.scratch, position, pass.places, rows)
  if (probe !== null) show(probe, 'position', pass.scratch, rows * token.columns)
  pass.model.kernels.addInto(before, pass.scratch, rows * token.columns)
}

/** Adds each token's gradient to the rows that it was looked up in. */
export function embedGradient(pass: Pass): void {
  const { weights, residual } = pass.gradients!
  scatterInto(weights.token, residual, pass.batch.ids, rowsOf(pass))
  if (weights.position !== null) scatterInto(weights.position, residual, pass.places, rowsOf(pass))
}

/** @param target - [rows, columns] @param places - [rows]: rows of the table */
export function gatherInto(target: Floats, table: Matrix, places: Int32Array, rows: number): void {
  const { columns, values, scales } = table
  for (let r = 0, at = 0; r < rows; r++) {
    const scale = scales === null ? 1 : scales[places[r]]
    let from = places[r] * columns
    for (let i = 0; i < columns; i++) target[at++] = values[from++] * scale
  }
}

function scatterInto(table: Matrix, gradient: Floats, places: Int32Array, rows: number): void {
  const { columns, values } = table
  for (let r = 0, at = 0; r < rows; r++) {
    let to = places[r] * columns
    for (let i = 0; i < columns; i++) values[to++] += gradient[at++]
  }
}
