export type { AdamWSettings, AttentionShape, Engine, Kernels } from './kernels.ts'
export { plainEngine, plainKernels } from './plain.ts'
