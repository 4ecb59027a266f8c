export { type RotaryOptions, rotated, sinusoidalPositions, withPositions } from './position.ts'
export { vectorAt, type Vectors, vectors, vectorsFrom } from './vectors.ts'
