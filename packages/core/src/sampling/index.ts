export { type Distribution, distributionOf, drawFrom } from './distribution.ts'
export {
  generate,
  type GeneratedToken,
  type GenerateSettings,
  type NextLogits,
} from './generate.ts'
export { checkedSampling, defaultSampling, type SamplingSettings } from './settings.ts'
