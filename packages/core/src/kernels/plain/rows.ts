import type { Floats } from '../../numbers/floats.ts'

export function addRowInto(c: Floats, bias: Floats, rows: number, columns: number): void {
  for (let r = 0, at = 0; r < rows; r++) for (let j = 0; j < columns; j++, at++) c[at] += bias[j]
}

export function addRowSumsInto(target: Floats, c: Floats, rows: number, columns: number): void {
  for (let r = 0, at = 0; r < rows; r++) for (let j = 0; j < columns; j++, at++) target[j] += c[at]
}

export function addInto(target: Floats, values: Floats, length: number): void {
  for (let i = 0; i < length; i++) target[i] += values[i]
}

export function scaleInto(target: Floats, factor: number, length: number): void {
  for (let i = 0; i < length; i++) target[i] *= factor
}

export function sumOfSquares(values: Floats, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += values[i] * values[i]
  return sum
}
