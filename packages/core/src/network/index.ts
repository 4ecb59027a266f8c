export { activationAt, type ActivationName, activationNames, derivativeAt } from './activation.ts'
export {
  backward,
  forward,
  forwardTrace,
  type LayerGradients,
  type LayerTrace,
  type NetworkGradients,
  type NetworkTrace,
  type TracedValue,
  type TraceName,
  traceValue,
} from './forward.ts'
export {
  biasIndex,
  inDoublePrecision,
  type Layer,
  type Network,
  networkFrom,
  type NetworkShape,
  type OutputsName,
  parameterAt,
  parameterCount,
  weightIndex,
  withBias,
  withOutputs,
  withParameter,
  withParameters,
  withWeight,
} from './network.ts'
export { startingNetwork, type StartName } from './start.ts'
export {
  noisyPicture,
  type SymbolNoise,
  type SymbolPicture,
  symbolPosterior,
  symbols,
  symbolShape,
  symbolVariant,
} from './symbols.ts'
