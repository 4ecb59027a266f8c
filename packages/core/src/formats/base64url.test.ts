import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError, fromBase64url, toBase64url } from './index.ts'

describe('base64url', () => {
  test('three bytes are four letters, and two are three', () => {
    expect(toBase64url(Uint8Array.of(77, 97, 110))).toBe('TWFu')
    expect(toBase64url(Uint8Array.of(251, 240))).toBe('-_A')
    expect(toBase64url(new Uint8Array())).toBe('')
  })

  test('writes what Node’s own base64url writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(text)).toEqual(bytes)
      }),
    )
  })

  test('each run of bytes has one text: other endings are refused', () => {
    expect(fromBase64url('-_A')).toEqual(Uint8Array.of(251, 240))
    expect(() => fromBase64url('-_B')).toThrow(FormatError)
    expect(() => fromBase64url('-_B')).toThrow('stray bits')
  })

  test.each(['A', 'AAAAA', 'AA=', 'A+==', 'ab cd', 'é', '\0', '😀'])(
    '%j isn’t base64url and says so',
    (text) => {
      expect(() => fromBase64url(text)).toThrow(FormatError)
    },
  )
})
