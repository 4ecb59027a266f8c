import { END } from './scratch'

export { gelu, geluGradient, rotate, swiglu, swigluGradient } from './activation'
export { attend, attention, attentionGradient } from './attention'
export { adamW, crossEntropy } from './learning'
export { matmul, matmulTransposed, transposedMatmul } from './matmul'
export { matvec, matvecInt8 } from './matvec'
export { layerNorm, normGradient, rmsNorm } from './norm'
export { add, addRow, addRowSums, scale, sumOfSquares } from './rows'

/** Where the memory is free, in bytes: what comes before is the module's own. */
export function free(): usize {
  return END
}
