import { activationNames } from '../network/activation.ts'
import {
  type Network,
  networkFrom,
  type NetworkShape,
  type OutputsName,
  parameterCount,
} from '../network/network.ts'
import { requireChoice } from '../numbers/require.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { crc32 } from './checksum.ts'
import { FormatError } from './format-error.ts'

/** How a link code holds each number: f32 exactly, int8 in a quarter of the room and rounded. */
export type CodePrecision = 'f32' | 'int8'

const version = 1
const outputsNames: readonly OutputsName[] = ['sigmoid', 'softmax']
// The widest net a code may hold: a link of a million letters is nobody's.
const mostParameters = 2 ** 18

/**
 * A net as text for a link.
 *
 * Little-endian bytes in base64url: version, precision (0 f32, 1 int8), number of layers, the sizes
 * (two bytes each), the hidden activations and the outputs (a byte each), the numbers, then the
 * CRC-32 of all before. int8 keeps one f32 scale for each row of weights and each row of biases:
 * the row's largest size over 127. The page's net takes 718 letters in f32, 299 in int8.
 * @throws RangeError for an unknown precision, a net in double precision asked for as f32, or more
 * than 262,144 numbers
 */
export function networkCode(network: Network, precision: CodePrecision = 'f32'): string {
  requireChoice('code precision', precision, ['f32', 'int8'])
  const { sizes, hidden, outputs, parameters } = network
  if (parameters.length > mostParameters)
    throw new RangeError(
      `a link code holds at most ${mostParameters} numbers, got ${parameters.length}`,
    )
  if (parameters.some((x) => !Number.isFinite(Math.fround(x))))
    throw new RangeError('a link code needs numbers within the range of single precision')
  if (precision === 'f32' && parameters instanceof Float64Array)
    throw new RangeError('a link code needs a net in single precision, got double')
  const head = [version, precision === 'f32' ? 0 : 1, sizes.length]
  for (const size of sizes) head.push(size & 255, size >> 8)
  for (const name of hidden) head.push(activationNames.indexOf(name))
  head.push(outputsNames.indexOf(outputs))
  const body = precision === 'f32' ? floatBytes(parameters) : roundedBytes(network)
  const bytes = new Uint8Array(head.length + body.length + 4)
  bytes.set(head)
  bytes.set(body, head.length)
  const end = bytes.length - 4
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true)
  return toBase64url(bytes)
}

/**
 * The net that a link code holds: in f32 the very one that was saved, bit for bit.
 * @throws FormatError for text that isn't a code, another version, damage, or a shape no net has
 */
export function networkFromCode(code: string): Network {
  if (typeof code !== 'string') throw new FormatError(`a link code needs text, got ${typeof code}`)
  // Four letters hold three bytes; nothing is unpacked before the length is known to be sane.
  if (code.length > (mostParameters * 4 * 4) / 3 + 100)
    throw new FormatError(`a link code of ${code.length} letters is too long`)
  const bytes = fromBase64url(code)
  if (bytes.length < 12)
    throw new FormatError(`a link code needs at least 12 bytes, got ${bytes.length}`)
  const end = bytes.length - 4
  const view = new DataView(bytes.buffer)
  if (bytes[0] !== version)
    throw new FormatError(`this reads link codes of version ${version}, got version ${bytes[0]}`)
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end)))
    throw new FormatError('a link code is damaged: its checksum differs')
  const { shape, at } = headOf(bytes, view, end)
  const body = bytes.subarray(at, end)
  const count = parameterCount(shape.sizes)
  if (count > mostParameters)
    throw new FormatError(`a link code holds at most ${mostParameters} numbers`)
  if (bytes[1] > 1) throw new FormatError(`a link code of unknown precision ${bytes[1]}`)
  try {
    return bytes[1] === 0
      ? networkFrom(shape, floatsOf(body, count))
      : networkOfRounded(shape, body, count)
  } catch (error) {
    throw error instanceof FormatError
      ? error
      : new FormatError(`a link code holds no net: ${(error as Error).message}`)
  }
}

/**
 * How far int8 moves a net's numbers.
 * @returns the largest change of any weight or bias, and the net as it comes back
 * @throws RangeError as `networkCode` does
 */
export function codeRounding(network: Network): {
  largest: number
  network: Network
} {
  const rounded = networkFromCode(networkCode(network, 'int8'))
  let largest = 0
  for (let i = 0; i < rounded.parameters.length; i++)
    largest = Math.max(largest, Math.abs(rounded.parameters[i] - network.parameters[i]))
  return { largest, network: rounded }
}

function headOf(
  bytes: Uint8Array,
  view: DataView,
  end: number,
): { shape: NetworkShape; at: number } {
  const layers = bytes[2] - 1
  const at = 3 + 2 * (layers + 1) + layers
  if (layers < 1 || layers > 16 || at > end)
    throw new FormatError(`a link code needs 1 to 16 layers within its length, got ${layers}`)
  const sizes = Array.from({ length: layers + 1 }, (_, l) => view.getUint16(3 + 2 * l, true))
  const names = 3 + 2 * (layers + 1)
  const hidden = Array.from(bytes.subarray(names, names + layers - 1), (n) => activationNames[n])
  const outputs = outputsNames[bytes[names + layers - 1]]
  if (hidden.includes(undefined!) || outputs === undefined)
    throw new FormatError('a link code names an activation that there isn’t')
  if (sizes.some((size) => size < 1 || size > 4096))
    throw new FormatError(`a link code needs layers 1 to 4096 wide, got ${sizes.join('-')}`)
  return { shape: { sizes, hidden, outputs }, at }
}

function floatBytes(values: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4))
  for (let i = 0; i < values.length; i++) view.setFloat32(i * 4, values[i], true)
  return new Uint8Array(view.buffer)
}

function floatsOf(body: Uint8Array, count: number): Float32Array {
  if (body.length !== count * 4)
    throw new FormatError(`a link code needs ${count * 4} bytes of numbers, got ${body.length}`)
  const view = new DataView(body.buffer, body.byteOffset)
  return Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true))
}

/** Where each row that shares a scale begins and how long it is: a neuron's weights; a layer's biases. */
function* rowsOf(sizes: readonly number[]): Generator<{ from: number; length: number }> {
  let from = 0
  for (let l = 1; l < sizes.length; l++) {
    for (let j = 0; j < sizes[l]; j++, from += sizes[l - 1]) yield { from, length: sizes[l - 1] }
    yield { from, length: sizes[l] }
    from += sizes[l]
  }
}

function roundedBytes(network: Network): Uint8Array {
  const { sizes, parameters } = network
  const bytes: number[] = []
  for (const { from, length } of rowsOf(sizes)) {
    const row = parameters.subarray(from, from + length)
    let largest = 0
    for (const x of row) largest = Math.max(largest, Math.abs(x))
    // Rounded down a little where 127 of it would no longer be a single-precision number.
    const scale = Math.fround(Math.min(largest, 3.4028e38) / 127)
    bytes.push(...floatBytes([scale]))
    for (const x of row)
      bytes.push((scale === 0 ? 0 : Math.max(-127, Math.min(127, Math.round(x / scale)))) & 255)
  }
  return Uint8Array.from(bytes)
}

function networkOfRounded(shape: NetworkShape, body: Uint8Array, count: number): Network {
  const parameters = new Float32Array(count)
  const rows = [...rowsOf(shape.sizes)]
  if (body.length !== count + rows.length * 4)
    throw new FormatError(
      `a link code needs ${count + rows.length * 4} bytes of numbers, got ${body.length}`,
    )
  const view = new DataView(body.buffer, body.byteOffset)
  let at = 0
  for (const { from, length } of rows) {
    const scale = view.getFloat32(at, true)
    at += 4
    for (let i = 0; i < length; i++) parameters[from + i] = scale * view.getInt8(at++)
  }
  return networkFrom(shape, parameters)
}
