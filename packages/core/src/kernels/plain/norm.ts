import type { Floats } from '../../numbers/floats.ts'

export function layerNormInto(
  out: Floats,
  means: Floats,
  scales: Floats,
  input: Floats,
  weight: Floats,
  bias: Floats,
  rows: number,
  width: number,
  epsilon: number,
): void {
  for (let r = 0; r < rows; r++) {
    const at = r * width
    let sum = 0
    for (let i = 0; i < width; i++) sum += input[at + i]
    const mean = sum / width
    let squares = 0
    for (let i = 0; i < width; i++) squares += (input[at + i] - mean) ** 2
    const scale = 1 / Math.sqrt(squares / width + epsilon)
    means[r] = mean
    scales[r] = scale
    for (let i = 0; i < width; i++)
      out[at + i] = (input[at + i] - mean) * scale * weight[i] + bias[i]
  }
}

export function layerNormGradientInto(
  inputGradient: Floats,
  weightGradient: Floats,
  biasGradient: Floats,
  outGradient: Floats,
  input: Floats,
  weight: Floats,
  means: Floats,
  scales: Floats,
  rows: number,
  width: number,
): void {
  for (let r = 0; r < rows; r++) {
    const at = r * width
    // What a shift and what a stretch of the whole row would do has to go.
    let shift = 0
    let stretch = 0
    for (let i = 0; i < width; i++) {
      const normed = (input[at + i] - means[r]) * scales[r]
      const gradient = outGradient[at + i]
      weightGradient[i] += gradient * normed
      biasGradient[i] += gradient
      shift += gradient * weight[i]
      stretch += gradient * weight[i] * normed
    }
    shift /= width
    stretch /= width
    for (let i = 0; i < width; i++) {
      const normed = (input[at + i] - means[r]) * scales[r]
      inputGradient[at + i] +=
        scales[r] * (outGradient[at + i] * weight[i] - shift - normed * stretch)
    }
  }
}

export function rmsNormInto(
  out: Floats,
  scales: Floats,
  input: Floats,
  weight: Floats,
  rows: number,
  width: number,
  epsilon: number,
): void {
  for (let r = 0; r < rows; r++) {
    const at = r * width
    let squares = 0
    for (let i = 0; i < width; i++) squares += input[at + i] * input[at + i]
    const scale = 1 / Math.sqrt(squares / width + epsilon)
    scales[r] = scale
    for (let i = 0; i < width; i++) out[at + i] = input[at + i] * scale * weight[i]
  }
}

export function rmsNormGradientInto(
  inputGradient: Floats,
  weightGradient: Floats,
  outGradient: Floats,
  input: Floats,
  weight: Floats,
  scales: Floats,
  rows: number,
  width: number,
): void {
  for (let r = 0; r < rows; r++) {
    const at = r * width
    let stretch = 0
    for (let i = 0; i < width; i++) {
      const normed = input[at + i] * scales[r]
      weightGradient[i] += outGradient[at + i] * normed
      stretch += outGradient[at + i] * weight[i] * normed
    }
    stretch /= width
    for (let i = 0; i < width; i++)
      inputGradient[at + i] +=
        scales[r] * (outGradient[at + i] * weight[i] - input[at + i] * scales[r] * stretch)
  }
}
