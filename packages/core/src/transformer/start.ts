import { normalFrom, type Random } from '../numbers/random.ts'
import { checkedConfig, type TransformerConfig } from './config.ts'
import { parametersOf } from './parameters.ts'
import type { FloatTensor } from './tensor.ts'

/**
 * The numbers of a transformer that has learnt nothing: matrices normal with deviation 0.02, those
 * that write into the residual stream smaller by √(2 × layers), norms 1, biases 0.
 * @see Radford et al. 2019, "Language models are unsupervised multitask learners", section 2.3
 * @example
 * startTensors(config, seededRandom(1)).get('norm.weight').values // => Float32Array [1, 1, 1, 1]
 */
export function startTensors(
  config: TransformerConfig,
  random: Random,
): ReadonlyMap<string, FloatTensor> {
  const checked = checkedConfig(config)
  const narrower = 1 / Math.sqrt(2 * checked.layers)
  return new Map(
    parametersOf(checked).map(({ name, shape, length }) => {
      const values = new Float32Array(length)
      if (shape.length === 2) {
        const deviation = 0.02 * (/attention\.output|mlp\.down/.test(name) ? narrower : 1)
        for (let i = 0; i < length; i++) values[i] = deviation * normalFrom(random)
      } else if (name.endsWith('norm.weight')) values.fill(1)
      return [name, { shape, values }]
    }),
  )
}
