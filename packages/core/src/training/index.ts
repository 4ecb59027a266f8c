export { type Examples, examplesFrom, type Labelled, oneHot, symbolExamples } from './examples.ts'
export { type LossName, lossGradient, lossGradients, lossName, lossOf, lossTerms } from './loss.ts'
export {
  accuracy,
  type Evaluation,
  evaluate,
  finiteDifference,
  lossAlong,
  meanGradient,
  meanLoss,
} from './measure.ts'
export {
  adam,
  momentum,
  type Optimizer,
  optimizerFor,
  type OptimizerName,
  optimizerNames,
  sgd,
} from './optimizer.ts'
export { learningRateAt, type ScheduleSettings } from './schedule.ts'
export { defaultTraining, type TrainingSettings } from './settings.ts'
export { train, type TrainingReport, type TrainingResult } from './train.ts'
export { type Value, value } from './value.ts'
