import { en } from '../words/en.ts'

/** A picture read out row by row: "black white black, white black white, black white black". */
export function pictureInWords(pixels: ArrayLike<number>): string {
  const { tones } = en.ribbon
  const names = Array.from(pixels, (pixel) =>
    pixel <= -0.5 ? tones.black : pixel >= 0.5 ? tones.white : tones.grey,
  )
  return [0, 3, 6].map((row) => names.slice(row, row + 3).join(' ')).join(', ')
}
