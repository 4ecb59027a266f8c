import { type Parameter, parametersOf, type TransformerConfig } from '@nextword/core/transformer'
import type { Graph } from './graph.ts'

/** A model's learnt numbers as values of a graph. */
export interface DecoderWeights {
  /** As it lies among the parameters. */
  whole(name: string): string
  /** A matrix [inputs, outputs], as onnxruntime's products have it. */
  turned(name: string): string
  /** As `turned`, in so many pieces of the outputs. */
  turnedPieces(name: string, pieces: number): string[]
  readonly files: Readonly<Record<string, Uint8Array>>
}

/** @param parameters - in the order of `parametersOf` */
export function decoderWeights(
  g: Graph,
  config: TransformerConfig,
  parameters: Float32Array,
): DecoderWeights {
  const list = new Map(parametersOf(config).map((one) => [one.name, one]))
  const asBytes = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength)
  const files: Record<string, Uint8Array> = { parameters: asBytes(parameters) }
  const named = (name: string): Parameter => {
    const found = list.get(name)
    if (found === undefined) throw new RangeError(`no parameter is called ${name}`)
    return found
  }
  const turnedPieces = (name: string, pieces: number): string[] => {
    const { shape, offset } = named(name)
    const [outputs, inputs] = shape
    return Array.from({ length: pieces }, (_, piece) => {
      const from = Math.floor((outputs * piece) / pieces)
      const to = Math.floor((outputs * (piece + 1)) / pieces)
      const turned = new Float32Array((to - from) * inputs)
      for (let o = from; o < to; o++)
        for (let i = 0; i < inputs; i++)
          turned[i * (to - from) + o - from] = parameters[offset + o * inputs + i]
      const file = `${name}.${piece}`
      files[file] = asBytes(turned)
      return g.weight(`${file}.turned`, 'float32', [inputs, to - from], {
        file,
        offset: 0,
        length: 4 * turned.length,
      })
    })
  }
  return {
    whole(name) {
      const { shape, offset, length } = named(name)
      return g.weight(name, 'float32', shape, {
        file: 'parameters',
        offset: 4 * offset,
        length: 4 * length,
      })
    },
    turned: (name) => turnedPieces(name, 1)[0],
    turnedPieces,
    files,
  }
}
