export {
  checkedConfig,
  gpt2Config,
  headWidthOf,
  llamaConfig,
  parameterCountOf,
  qkvWidthOf,
  type TransformerConfig,
  type TransformerSizes,
} from './config.ts'
export { type Parameter, parametersOf } from './parameters.ts'
export type { FloatTensor, Int8Tensor, Tensor, Tensors } from './tensor.ts'
export {
  emptyBatch,
  endRow,
  packText,
  packing,
  textSource,
  type TokenBatch,
  type TokenSource,
} from './packing.ts'
export { headOff, type Interventions, type Replacement, type ValueChange } from './interventions.ts'
export { type LensLayer, type LensOptions, logitLens } from './logit-lens.ts'
export { logitsOf, NonFiniteError } from './logits.ts'
export type { Transformer } from './model.ts'
export { session, type Session } from './session.ts'
export { startTensors } from './start.ts'
export { type Trace, type TraceChoice, type TransformerValue, traceOf } from './trace.ts'
export {
  type TransformerAxis,
  traceAxes,
  type TransformerName,
  traceNames,
  traceShape,
} from './trace-names.ts'
export { tensorsOf, transformer, transformerIn, type TransformerOptions } from './transformer.ts'
export {
  trainTransformer,
  type TransformerReport,
  type TransformerRun,
  type TransformerTrainingResult,
} from './train.ts'
export {
  type TransformerCheckpoint,
  type TransformerStep,
  transformerTrainer,
  type TransformerTrainer,
} from './trainer.ts'
export { defaultTransformerTraining, type TransformerTraining } from './training-settings.ts'
