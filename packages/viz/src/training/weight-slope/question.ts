import type { Network } from '@nextword/core/network'
import type { Examples } from '@nextword/core/training'
import { examplesOf, type LabelledPicture, symbolPictures } from '../../kit/pictures.ts'

/** The pictures that the error is about, with their right answers; or why there is no error. */
export type Question =
  | {
      readonly kind: 'asked'
      readonly pictures: readonly LabelledPicture[]
      readonly examples: Examples
    }
  /** Nobody said what the picture is meant to be. */
  | { readonly kind: 'unlabelled'; readonly pixels: ArrayLike<number> }
  | { readonly kind: 'none' }

export interface QuestionParts {
  readonly network: Network
  readonly over: 'picture' | 'all'
  readonly pixels: ArrayLike<number>
  readonly label: number | null
  readonly all: readonly LabelledPicture[]
}

/** What the net is asked. */
export function questionOf({ network, over, pixels, label, all }: QuestionParts): Question {
  if (over === 'all')
    return all.length === 0
      ? { kind: 'none' }
      : { kind: 'asked', pictures: all, examples: examplesOf(network, all) }
  if (pixels.length !== network.sizes[0]) return { kind: 'none' }
  if (label === null) return { kind: 'unlabelled', pixels }
  const pictures = [{ pixels, label }]
  return { kind: 'asked', pictures, examples: examplesOf(network, pictures) }
}

/** What the picture is meant to be: as was said, else the symbol that it equals, else null. */
export function meaningOf(
  network: Network,
  pixels: ArrayLike<number>,
  said: number | null,
): number | null {
  const outputs = network.sizes[network.sizes.length - 1]
  if (said !== null) return said < outputs ? said : null
  const equal = symbolPictures(network).find((picture) => samePixels(picture.pixels, pixels))
  return equal?.label ?? null
}

const samePixels = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.from(a).every((pixel, i) => pixel === b[i])
