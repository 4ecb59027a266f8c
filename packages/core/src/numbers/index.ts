export { type Floats, zerosLike } from './floats.ts'
export { type Matrix, matrix, multiply, multiplyVector, transpose } from './matrix.ts'
export {
  integerBelow,
  normalFrom,
  type Random,
  seededRandom,
  shuffleInto,
  uniformFrom,
} from './random.ts'
export { logSoftmax, logSumExp, softmax, softmaxInto } from './softmax.ts'
export { mean, variance } from './statistics.ts'
export { add, addScaledInto, argmax, dot, norm, scale, sum } from './vector.ts'
