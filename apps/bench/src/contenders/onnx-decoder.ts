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
  const headWidth = headWidthOf(config)
  const cache = [1, config.keyValueHeads, room, headWidth]
  const size = config.keyValueHeads * room * headWidth

  const token = new BigInt64Array(1)
  const at = new BigInt64Array(1)
  const feeds: Record<string, ort.Tensor> = {
    token: new ort.Tensor('int64', token, [1, 1]),
    place: new ort.Tensor('int64', at, [1]),
  }
  const mask = new Float32Array(room + 1).fill(-1e9, 0, room)
  if (style.attention === 'standard')
    feeds.mask = new ort.Tensor('float32', mask, [1, 1, 1, room + 1])
  const kept = ['keys', 'values'].flatMap((what) =>
    Array.from({ length: config.layers }, (_, b) => {
      const values = new Float32Array(size)
      feeds[`${what}.${b}`] = new ort.Tensor('float32', values, cache)
      return { values, fresh: `new${what[0].toUpperCase()}${what.slice(1)}.${b}` }
    }),
  )
  return {
    name: `onnxruntime-web${style.int8 ? ' int8' : ''}, ${style.attention} attention, ${style.packed ? '' : 'un'}packed`,
    async step(id, place) {
      token[0] = BigInt(id)
      at[0] = BigInt(place)
      mask.fill(0, 0, place).fill(-1e9, place, room)
      const given = await session.run(feeds)
      for (const { values, fresh } of kept) {
        const row = given[fresh].data as Float32Array
        for (let h = 0; h < config.keyValueHeads; h++)
          values.set(
            row.subarray(h * headWidth, (h + 1) * headWidth),
            (h * room + place) * headWidth,
          )
      }
      return given.logits.data as Float32Array
    },
    close: () => session.release(),
  }
}
