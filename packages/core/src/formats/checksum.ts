/** [256]: what eight steps of the division make of each byte. */
const eightSteps = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  return crc
})

/**
 * The cyclic redundancy check that zip and PNG use: 32 bits that notice any single flipped bit and
 * any burst of up to 32.
 * @see ISO 3309; polynomial 0xEDB88320, reflected
 * @example
 * crc32(Uint8Array.of(49, 50, 51, 52, 53, 54, 55, 56, 57)) // => 0xcbf43926
 */
export function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ eightSteps[(crc ^ bytes[at]) & 255]
  return ~crc >>> 0
}
