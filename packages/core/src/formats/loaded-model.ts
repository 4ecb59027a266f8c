import type { TransformerConfig } from '../transformer/config.ts'
import type { Parameter } from '../transformer/parameters.ts'
import type { Tensor, Tensors } from '../transformer/tensor.ts'

/** A transformer and what it has learnt. */
export interface LoadedModel<T extends Tensors = Tensors> {
  readonly config: TransformerConfig
  readonly tensors: T
}

/**
 * The tensor of a parameter, as a model to be written has it.
 * @throws RangeError where it is missing or of another shape, naming both
 */
export function tensorFor(tensors: Tensors, { name, shape, length }: Parameter): Tensor {
  const tensor = tensors.get(name)
  const needed = shape.join(' × ')
  if (tensor === undefined) throw new RangeError(`a model needs ${name} of ${needed}, got none`)
  if (tensor.shape.join(' × ') !== needed || tensor.values.length !== length)
    throw new RangeError(
      `a model needs ${name} of ${needed}, got ${tensor.shape.join(' × ')} of ${tensor.values.length} numbers`,
    )
  return tensor
}
