import type { Kernels } from '../kernels.ts'
import { arena } from './arena.ts'
import type { KernelExports } from './exports.ts'

type Placed = Float32Array | Int32Array | Int8Array

/** So far beyond the last array something may be read, though not used. */
const beyond = 256

/** So many bytes of a memory are not for arrays: what the module keeps for itself, and what is beyond. */
export const reserved: number = 327_680

/** The module works out the shares of so many places beside the pattern. */
const mostPlaces = 65_536

function requirePlaces(places: number): void {
  if (places > mostPlaces)
    throw new RangeError(`attention needs at most ${mostPlaces} places, got ${places}`)
}

/** The interface over what the module exports. */
export function simdKernels(exports: KernelExports, buffer: ArrayBuffer): Kernels<Float32Array> {
  const arrays = arena(buffer, exports.free(), buffer.byteLength - beyond)
  const first = exports.free()
  const at = (array: Placed): number => {
    const place = array.byteOffset
    // An array of the language's own begins at 0, where the module keeps its constants.
    if (place < first) throw new TypeError('kernels need arrays of their own memory')
    return place
  }
  return {
    name: 'simd',
    ...arrays,
    matmulInto: (c, a, b, rows, inner, columns, add) =>
      exports.matmul(at(c), at(a), at(b), rows, inner, columns, add),
    matmulTransposedInto: (c, a, b, rows, inner, columns, add) =>
      exports.matmulTransposed(at(c), at(a), at(b), rows, inner, columns, add),
    transposedMatmulInto: (c, a, b, rows, inner, columns, add) =>
      exports.transposedMatmul(at(c), at(a), at(b), rows, inner, columns, add),
    matvecInto: (y, w, x, rows, columns) => exports.matvec(at(y), at(w), at(x), rows, columns),
    matvecInt8Into: (y, w, scales, x, rows, columns) =>
      exports.matvecInt8(at(y), at(w), at(scales), at(x), rows, columns),
    addRowInto: (c, bias, rows, columns) => exports.addRow(at(c), at(bias), rows, columns),
    addRowSumsInto: (target, c, rows, columns) =>
      exports.addRowSums(at(target), at(c), rows, columns),
    addInto: (target, values, length) => exports.add(at(target), at(values), length),
    scaleInto: (target, factor, length) => exports.scale(at(target), factor, length),
    sumOfSquares: (values, length) => exports.sumOfSquares(at(values), length),
    layerNormInto: (out, means, scales, input, weight, bias, rows, width, epsilon) =>
      exports.layerNorm(
        at(out),
        at(means),
        at(scales),
        at(input),
        at(weight),
        at(bias),
        rows,
        width,
        epsilon,
      ),
    layerNormGradientInto: (
      inputGradient,
      weightGradient,
      biasGradient,
      outGradient,
      input,
      weight,
      means,
      scales,
      rows,
      width,
    ) =>
      exports.normGradient(
        at(inputGradient),
        at(weightGradient),
        at(biasGradient),
        at(outGradient),
        at(input),
        at(weight),
        at(means),
        at(scales),
        rows,
        width,
      ),
    rmsNormInto: (out, scales, input, weight, rows, width, epsilon) =>
      exports.rmsNorm(at(out), at(scales), at(input), at(weight), rows, width, epsilon),
    rmsNormGradientInto: (
      inputGradient,
      weightGradient,
      outGradient,
      input,
      weight,
      scales,
      rows,
      width,
    ) =>
      exports.normGradient(
        at(inputGradient),
        at(weightGradient),
        0,
        at(outGradient),
        at(input),
        at(weight),
        0,
        at(scales),
        rows,
        width,
      ),
    geluInto: (out, sums, length) => exports.gelu(at(out), at(sums), length),
    geluGradientInto: (gradient, sums, length) =>
      exports.geluGradient(at(gradient), at(sums), length),
    swigluInto: (out, sums, rows, hidden) => exports.swiglu(at(out), at(sums), rows, hidden),
    swigluGradientInto: (sumsGradient, outGradient, sums, rows, hidden) =>
      exports.swigluGradient(at(sumsGradient), at(outGradient), at(sums), rows, hidden),
    rotateInto: (values, cosines, sines, places, rows, stride, heads, headWidth, direction) =>
      exports.rotate(
        at(values),
        at(cosines),
        at(sines),
        at(places),
        rows,
        stride,
        heads,
        headWidth,
        direction,
      ),
    attentionInto(out, pattern, qkv, starts, shape) {
      requirePlaces(shape.tokens)
      exports.attention(
        at(out),
        at(pattern),
        at(qkv),
        at(starts),
        shape.sequences,
        shape.tokens,
        shape.heads,
        shape.keyValueHeads,
        shape.headWidth,
      )
    },
    attentionGradientInto: (qkvGradient, outGradient, pattern, qkv, starts, scratch, shape) =>
      exports.attentionGradient(
        at(qkvGradient),
        at(outGradient),
        at(pattern),
        at(qkv),
        at(starts),
        at(scratch),
        shape.sequences,
        shape.tokens,
        shape.heads,
        shape.keyValueHeads,
        shape.headWidth,
      ),
    attendInto(out, pattern, query, keys, values, count, places, heads, keyValueHeads, headWidth) {
      requirePlaces(count)
      exports.attend(
        at(out),
        at(pattern),
        at(query),
        at(keys),
        at(values),
        count,
        places,
        heads,
        keyValueHeads,
        headWidth,
      )
    },
    crossEntropyInto: (losses, logits, targets, rows, vocabulary, factor) =>
      exports.crossEntropy(at(losses), at(logits), at(targets), rows, vocabulary, factor),
    adamWInto: (parameters, first, second, gradient, from, to, step, settings) => {
      const { learningRate, beta1, beta2, epsilon, weightDecay } = settings
      exports.adamW(
        at(parameters),
        at(first),
        at(second),
        at(gradient),
        from,
        to,
        learningRate / (1 - beta1 ** step),
        beta1,
        1 - beta1,
        beta2,
        1 - beta2,
        1 / (1 - beta2 ** step),
        epsilon,
        1 - learningRate * weightDecay,
      )
    },
  }
}
