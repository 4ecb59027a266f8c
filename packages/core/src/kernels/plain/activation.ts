import type { Floats } from '../../numbers/floats.ts'

const geluScale = Math.sqrt(2 / Math.PI)
const geluCube = 0.044715

export function geluInto(out: Floats, sums: Floats, length: number): void {
  for (let i = 0; i < length; i++) {
    const x = sums[i]
    out[i] = 0.5 * x * (1 + Math.tanh(geluScale * (x + geluCube * x * x * x)))
  }
}

export function geluGradientInto(gradient: Floats, sums: Floats, length: number): void {
  for (let i = 0; i < length; i++) {
    const x = sums[i]
    const bent = Math.tanh(geluScale * (x + geluCube * x * x * x))
    const inside = geluScale * (1 + 3 * geluCube * x * x)
    gradient[i] *= 0.5 * (1 + bent) + 0.5 * x * (1 - bent * bent) * inside
  }
}

export function swigluInto(out: Floats, sums: Floats, rows: number, hidden: number): void {
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < hidden; i++) {
      const gate = sums[r * 2 * hidden + i]
      out[r * hidden + i] = (gate / (1 + Math.exp(-gate))) * sums[r * 2 * hidden + hidden + i]
    }
}

export function swigluGradientInto(
  sumsGradient: Floats,
  outGradient: Floats,
  sums: Floats,
  rows: number,
  hidden: number,
): void {
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < hidden; i++) {
      const atGate = r * 2 * hidden + i
      const atUp = atGate + hidden
      const gate = sums[atGate]
      const share = 1 / (1 + Math.exp(-gate))
      const gradient = outGradient[r * hidden + i]
      sumsGradient[atGate] = gradient * sums[atUp] * share * (1 + gate * (1 - share))
      sumsGradient[atUp] = gradient * gate * share
    }
}

export function rotateInto(
  values: Floats,
  cosines: Floats,
  sines: Floats,
  places: Int32Array,
  rows: number,
  stride: number,
  heads: number,
  headWidth: number,
  direction: number,
): void {
  const half = headWidth / 2
  for (let r = 0; r < rows; r++)
    for (let h = 0; h < heads; h++)
      for (let i = 0; i < half; i++) {
        const at = r * stride + h * headWidth + 2 * i
        const cosine = cosines[places[r] * half + i]
        const sine = direction * sines[places[r] * half + i]
        const x = values[at]
        const y = values[at + 1]
        values[at] = x * cosine - y * sine
        values[at + 1] = x * sine + y * cosine
      }
}
