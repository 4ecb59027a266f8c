import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActivationName,
  activationNames,
  forward,
  inDoublePrecision,
  type Network,
  networkFrom,
  parameterCount,
  startingNetwork,
  symbols,
  symbolShape,
} from '../network/index.ts'
import { seededRandom } from '../numbers/index.ts'
import {
  codeRounding,
  crc32,
  FormatError,
  fromBase64url,
  networkCode,
  networkFromCode,
  toBase64url,
} from './index.ts'

const pageNet = startingNetwork(symbolShape, 'uniform', seededRandom(23))

/** Any bit pattern that is a finite number, so −0 and subnormals too. */
const floatBits = fc
  .integer({ min: 0, max: 0xffffffff })
  .map((bits) => new Float32Array(Uint32Array.of(bits).buffer)[0])
  .filter(Number.isFinite)

const anyNetwork: fc.Arbitrary<Network> = fc
  .array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 6 })
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      hidden: fc.array(fc.constantFrom<ActivationName>(...activationNames), {
        minLength: sizes.length - 2,
        maxLength: sizes.length - 2,
      }),
      outputs: fc.constantFrom('sigmoid' as const, 'softmax' as const),
      numbers: fc.array(floatBits, {
        minLength: parameterCount(sizes),
        maxLength: parameterCount(sizes),
      }),
    }),
  )
  .map(({ numbers, ...shape }) => networkFrom(shape, Float32Array.from(numbers)))

/** The same code with its bytes changed, and a checksum that fits them again. */
function forged(code: string, change: (bytes: Uint8Array) => void): string {
  const bytes = fromBase64url(code)
  change(bytes)
  const end = bytes.length - 4
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true)
  return toBase64url(bytes)
}

const bitsOf = (network: Network): Uint32Array =>
  new Uint32Array(Float32Array.from(network.parameters).buffer)

describe('networkCode', () => {
  test('the smallest net, byte by byte', () => {
    const net = networkFrom(
      { sizes: [1, 1], hidden: [], outputs: 'sigmoid' },
      Float32Array.of(1, -2),
    )
    const bytes = fromBase64url(networkCode(net))
    expect([...bytes.slice(0, -4)]).toEqual([1, 0, 2, 1, 0, 1, 0, 0, 0, 0, 128, 63, 0, 0, 0, 192])
  })

  test('the page’s net takes 718 letters, under the 740 that a link has room for', () => {
    expect(networkCode(pageNet)).toHaveLength(718)
    expect(networkCode(pageNet, 'int8')).toHaveLength(299)
    expect(networkCode(pageNet)).toMatch(/^[\w-]+$/)
  })

  test('any net comes back bit for bit, its shape too', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const back = networkFromCode(networkCode(network))
        expect(bitsOf(back)).toEqual(bitsOf(network))
        expect(back.sizes).toEqual(network.sizes)
        expect(back.hidden).toEqual(network.hidden)
        expect(back.outputs).toBe(network.outputs)
      }),
    )
  })

  test('a net in double precision, or too large a one, is refused before anything is written', () => {
    expect(() => networkCode(inDoublePrecision(pageNet))).toThrow('single precision')
    const wide = networkFrom(
      { sizes: [512, 512], hidden: [], outputs: 'softmax' },
      new Float32Array(parameterCount([512, 512])),
    )
    expect(() => networkCode(wide)).toThrow('at most 262144 numbers, got 262656')
    expect(() => networkCode(pageNet, 'f16' as 'f32')).toThrow("one of f32, int8, got 'f16'")
  })
})

describe('int8 codes', () => {
  test('move no weight by more than half a step of its row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const net = startingNetwork(symbolShape, 'he', seededRandom(seed))
        const { network, largest } = codeRounding(net)
        let most = 0
        net.layers.forEach(({ weights, inputs, neurons }, l) => {
          for (let j = 0; j < neurons; j++) {
            const row = weights.slice(j * inputs, (j + 1) * inputs)
            const step = Math.max(...row.map(Math.abs)) / 127
            row.forEach((weight, i) => {
              const moved = Math.abs(weight - network.layers[l].weights[j * inputs + i])
              expect(moved).toBeLessThanOrEqual(step / 2 + 1e-6)
              most = Math.max(most, moved)
            })
          }
        })
        expect(largest).toBeGreaterThanOrEqual(most)
      }),
      { numRuns: 30 },
    )
  })

  test('hold the largest numbers there are, and refuse what single precision cannot', () => {
    const largest = networkFrom(symbolShape, new Float32Array(130).fill(3.4028234663852886e38))
    expect(codeRounding(largest).largest).toBeLessThan(3.4028e38 / 254)
    const beyond = networkFrom(symbolShape, new Float64Array(130).fill(1e200))
    expect(() => networkCode(beyond, 'int8')).toThrow('range of single precision')
  })

  test('say how far they move the answers: they are not exact', () => {
    const { network } = codeRounding(pageNet)
    const moved = symbols.map(({ pixels }) =>
      Math.max(
        ...forward(pageNet, pixels).map((share, k) =>
          Math.abs(share - forward(network, pixels)[k]),
        ),
      ),
    )
    expect(Math.max(...moved)).toBeGreaterThan(1e-4)
    expect(Math.max(...moved)).toBeLessThan(0.02)
  })
})

describe('networkFromCode', () => {
  const code = networkCode(pageNet)

  test('notices every single flipped bit', () => {
    const bytes = fromBase64url(code)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit >> 3] ^= 1 << (bit & 7)
      expect(() => networkFromCode(toBase64url(bytes))).toThrow(FormatError)
      bytes[bit >> 3] ^= 1 << (bit & 7)
    }
    expect(networkFromCode(toBase64url(bytes)).parameters).toEqual(pageNet.parameters)
  })

  test('notices a code cut off anywhere', () => {
    for (let length = 0; length < code.length; length++)
      expect(() => networkFromCode(code.slice(0, length))).toThrow(FormatError)
  })

  test('takes random text for what it is', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const random = seededRandom(1)
    for (let n = 0; n < (process.env['LONG'] ? 1e5 : 1e4); n++) {
      const text = Array.from(
        { length: Math.floor(random() * 80) },
        () => alphabet[Math.floor(random() * 64)],
      ).join('')
      expect(() => networkFromCode(text)).toThrow(FormatError)
    }
  })

  test('a forged code with a good checksum gives a net or a FormatError, nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        (changes) => {
          const text = forged(code, (bytes) => {
            for (const [at, byte] of changes) bytes[at] = byte
          })
          try {
            expect(networkFromCode(text).parameters.every(Number.isFinite)).toBe(true)
          } catch (error) {
            expect(error).toBeInstanceOf(FormatError)
          }
        },
      ),
      { numRuns: process.env['LONG'] ? 20_000 : 1000 },
    )
  })

  test.each([
    ['another version', (b: Uint8Array) => (b[0] = 2), 'version 1, got version 2'],
    ['an unknown precision', (b: Uint8Array) => (b[1] = 7), 'precision 7'],
    ['no layers', (b: Uint8Array) => (b[2] = 1), '1 to 16 layers'],
    ['a hundred layers', (b: Uint8Array) => (b[2] = 101), '1 to 16 layers'],
    ['a layer of none', (b: Uint8Array) => (b[3] = 0), '1 to 4096 wide'],
    ['a layer of 65,535', (b: Uint8Array) => b.fill(255, 3, 5), '1 to 4096 wide'],
    ['more numbers than it holds', (b: Uint8Array) => (b[3] = 10), 'bytes of numbers'],
    ['an activation there isn’t', (b: Uint8Array) => (b[11] = 6), 'activation'],
    ['outputs there aren’t', (b: Uint8Array) => (b[13] = 2), 'activation'],
    ['NaN for a weight', (b: Uint8Array) => b.fill(255, 14, 18), 'finite'],
  ])('%s is refused with its reason', (_, change, reason) => {
    const text = forged(code, (bytes) => void change(bytes))
    expect(() => networkFromCode(text)).toThrow(FormatError)
    expect(() => networkFromCode(text)).toThrow(reason)
  })

  test('a huge text is refused by its length alone', () => {
    expect(() => networkFromCode('A'.repeat(3_000_000))).toThrow('too long')
    expect(() => networkFromCode(7 as unknown as string)).toThrow(FormatError)
  })
})
