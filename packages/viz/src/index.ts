export * from './network/index.ts'
export * from './training/index.ts'
export * from './tokens/index.ts'
