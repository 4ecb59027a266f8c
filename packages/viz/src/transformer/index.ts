export { default as NextWord } from './next-word/NextWord.svelte'
export { nextWordSchema } from './next-word/schema.ts'
export { default as Machine } from './machine/Machine.svelte'
export { default as LackingMachine } from './machine/lacking/LackingMachine.svelte'
export { default as LastMachine } from './machine/last/LastMachine.svelte'
export { default as WayMachine } from './machine/lacking/WayMachine.svelte'
export { default as WholeMachine } from './machine/whole/WholeMachine.svelte'
export { type PartLinks, type PartName } from './machine/parts.ts'
export type { MachineProps } from './machine/props.ts'
export { machineSchema } from './machine/schema.ts'
export { default as HeadGrid } from './head-grid/HeadGrid.svelte'
export { headGridSchema } from './head-grid/schema.ts'
export type {
  CueShares,
  Looks,
  MeasuredHead,
  MeasuredHeads,
  MeasuredNeuron,
} from './head-grid/measured.ts'
export type { HeadGridProps, Likeness, Resemblance } from './head-grid/props.ts'
export { default as LogitLens } from './logit-lens/LogitLens.svelte'
export { logitLensSchema } from './logit-lens/schema.ts'
export { default as TwoStrips } from './two-strips/TwoStrips.svelte'
export { twoStripsSchema } from './two-strips/schema.ts'
