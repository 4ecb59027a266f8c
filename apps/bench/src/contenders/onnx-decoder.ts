import { headWidthOf, type TransformerConfig } from '@nextword/core/transformer'
import { decoderGraph, type DecoderStyle } from '../onnx/decoder.ts'
import { ort, packing, sessionOf } from '../onnx/session.ts'

/** Somebody who says what might follow, one token at a time. */
export interface Decoder {
  readonly name: string
  /**
   * Takes the token at that place; those before it must have been taken already.
   * @returns the logits of what follows, good until the next step
   */
  step(token: number, place: number): Float32Array | Promise<Float32Array>
  /** Gives back memory that nothing else does. */
  close?(): Promise<void>
}

/** onnxruntime-web, with room for so many places. */
export async function onnxDecoder(
  config: TransformerConfig,
  parameters: Float32Array,
  room: number,
  style: DecoderStyle,
): Promise<Decoder> {
  const { graph, files } = decoderGraph(config, parameters, room, style)
  const session = await sessionOf(graph, files, packing(style.packed))
  const { keyValueHeads, layers } = config
  const headWidth = headWidthOf(config)
  const sizes = [keyValueHeads, room, headWidth]
  const caches = new Float32Array(2 * layers * keyValueHeads * room * headWidth)
  const token = new BigInt64Array(1)
  const at = new BigInt64Array(1)
  const mask = new Float32Array(room + 1)
  const feeds: Record<string, ort.Tensor> = {
    token: new ort.Tensor('int64', token, [1, 1]),
    place: new ort.Tensor('int64', at, [1]),
  }
  if (style.attention === 'standard')
    feeds.mask = new ort.Tensor('float32', mask, [1, 1, 1, room + 1])
  if (style.bundled) feeds.caches = new ort.Tensor('float32', caches, [2 * layers, ...sizes])
  else
    for (let k = 0; k < 2 * layers; k++) {
      const one = caches.subarray(...[k, k + 1].map((n) => n * keyValueHeads * room * headWidth))
      feeds[`${k % 2 === 0 ? 'keys' : 'values'}.${k >> 1}`] = new ort.Tensor('float32', one, [
        1,
        ...sizes,
      ])
    }

  /** @param from - the number of its first head among those of all caches */
  function keep(rows: Float32Array, from: number, place: number): void {
    for (let h = 0; h * headWidth < rows.length; h++)
      caches.set(
        rows.subarray(h * headWidth, (h + 1) * headWidth),
        ((from + h) * room + place) * headWidth,
      )
  }
  return {
    name: nameOf(style),
    async step(id, place) {
      token[0] = BigInt(id)
      at[0] = BigInt(place)
      mask.fill(0, 0, place).fill(-1e9, place, room)
      const given = await session.run(feeds)
      const rowsOf = (name: string): Float32Array => given[name].data as Float32Array
      if (style.bundled) keep(rowsOf('fresh'), 0, place)
      else
        for (let b = 0; b < layers; b++) {
          keep(rowsOf(`newKeys.${b}`), 2 * b * keyValueHeads, place)
          keep(rowsOf(`newValues.${b}`), (2 * b + 1) * keyValueHeads, place)
        }
      return rowsOf('logits')
    },
    close: () => session.release(),
  }
}

const nameOf = ({ attention, bundled, int8, packed }: DecoderStyle): string =>
  [
    `onnxruntime-web${int8 ? ' int8' : ''}`,
    `${attention} attention`,
    packed ? 'packed' : 'unpacked',
    bundled ? 'one cache' : 'a cache a layer',
  ].join(', ')
