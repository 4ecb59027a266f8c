export * from './numbers/index.ts'
export * from './network/index.ts'
export * from './training/index.ts'
export * from './formats/index.ts'
