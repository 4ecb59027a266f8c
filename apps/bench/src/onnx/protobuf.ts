// As much of the wire format of Protocol Buffers as an ONNX file needs.
// https://protobuf.dev/programming-guides/encoding/

/** One field, or several in a row, as bytes. */
export type Field = Uint8Array

const utf8 = new TextEncoder()

/** A whole number, in 64 bits where it's below 0. */
export function integer(field: number, value: number): Field {
  return Uint8Array.from([...varint(field * 8), ...varint(BigInt.asUintN(64, BigInt(value)))])
}

/** A number in single precision. */
export function float(field: number, value: number): Field {
  const bytes = new Uint8Array(new Float32Array([value]).buffer)
  return Uint8Array.from([...varint(field * 8 + 5), ...bytes])
}

/** A text. */
export const text = (field: number, value: string): Field => bytes(field, utf8.encode(value))

/** A message of fields of its own. */
export const message = (field: number, fields: readonly Field[]): Field =>
  bytes(field, joined(fields))

/** Bytes that mean whatever their reader takes them for. */
export const bytes = (field: number, value: Uint8Array): Field =>
  joined([Uint8Array.from([...varint(field * 8 + 2), ...varint(value.length)]), value])

/** Fields one after another: a message as it stands in a file. */
export function joined(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(fields.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const field of fields) {
    whole.set(field, at)
    at += field.length
  }
  return whole
}

/** Seven bits a byte, the lowest first. */
function varint(value: number | bigint): number[] {
  const digits: number[] = []
  let rest = BigInt(value)
  for (; rest >= 128n; rest >>= 7n) digits.push(Number(rest % 128n) + 128)
  return [...digits, Number(rest)]
}
