import type { Floats } from '../numbers/floats.ts'
import type { Engine, Kernels } from './kernels.ts'
import {
  geluGradientInto,
  geluInto,
  rotateInto,
  swigluGradientInto,
  swigluInto,
} from './plain/activation.ts'
import { attendInto, attentionGradientInto, attentionInto } from './plain/attention.ts'
import { adamWInto, crossEntropyInto } from './plain/learning.ts'
import {
  matmulInto,
  matmulTransposedInto,
  matvecInt8Into,
  matvecInto,
  transposedMatmulInto,
} from './plain/matmul.ts'
import {
  layerNormGradientInto,
  layerNormInto,
  rmsNormGradientInto,
  rmsNormInto,
} from './plain/norm.ts'
import { addInto, addRowInto, addRowSumsInto, scaleInto, sumOfSquares } from './plain/rows.ts'

/**
 * The kernels in plain TypeScript: to read, to check the fast ones by, and to run wherever those can't.
 * @param precision - `Float64Array` where gradients are checked by finite differences
 */
export function plainKernels<A extends Floats>(precision: new (length: number) => A): Kernels<A> {
  return {
    name: 'plain',
    floats: (length) => new precision(length),
    ints: (length) => new Int32Array(length),
    bytes: (length) => new Int8Array(length),
    matmulInto,
    matmulTransposedInto,
    transposedMatmulInto,
    matvecInto,
    matvecInt8Into,
    addRowInto,
    addRowSumsInto,
    addInto,
    scaleInto,
    sumOfSquares,
    layerNormInto,
    layerNormGradientInto,
    rmsNormInto,
    rmsNormGradientInto,
    geluInto,
    geluGradientInto,
    swigluInto,
    swigluGradientInto,
    rotateInto,
    attentionInto,
    attentionGradientInto,
    attendInto,
    crossEntropyInto,
    adamWInto,
  }
}

/** Plain kernels in single precision; their memory is the language's own. */
export const plainEngine: Engine = { name: 'plain', kernels: () => plainKernels(Float32Array) }
