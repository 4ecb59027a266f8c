import type { Network } from '@nextword/core/network'
import { argmax } from '@nextword/core/numbers'
import { type Examples, examplesFrom, symbolExamples } from '@nextword/core/training'
import type { Words } from '../words/en.ts'
import { type Warn, warnOnce } from './schema.ts'

/** A picture and the number of its right answer. */
export interface LabelledPicture {
  /** −1 black … 1 white, row by row */
  readonly pixels: ArrayLike<number>
  readonly label: number
}

/**
 * Labelled pictures from wherever they come: a list, or core's `Examples`.
 *
 * What doesn't fit the net gives the default and one warning.
 * @param raw - undefined for the default: the four symbols, for a net that reads them
 */
export function picturesFrom(
  name: string,
  raw: unknown,
  network: Network,
  fallback: readonly LabelledPicture[],
  warn: Warn = warnOnce,
): readonly LabelledPicture[] {
  if (raw === undefined) return fallback
  try {
    const pictures = isExamples(raw) ? unpacked(raw) : (raw as readonly LabelledPicture[])
    if (!Array.isArray(pictures)) throw new TypeError('needs a list of labelled pictures')
    if (pictures.length > 0) examplesOf(network, pictures)
    return pictures
  } catch (error) {
    warn(
      `Nextword: ${name} — ${error instanceof Error ? error.message : String(error)}; the default is used.`,
    )
    return fallback
  }
}

/** The four symbols, or none for a net that cannot read them. */
export function symbolPictures(network: Network): readonly LabelledPicture[] {
  const fits = network.sizes[0] === 9 && network.sizes[network.sizes.length - 1] === 4
  return fits ? fourSymbols : []
}

/**
 * The pictures packed for core. @throws RangeError if there are none, or they don't fit the net
 */
export function examplesOf(network: Network, pictures: readonly LabelledPicture[]): Examples {
  const outputs = network.sizes[network.sizes.length - 1]
  const inputs = network.sizes[0]
  for (const { pixels } of pictures)
    if (pixels.length !== inputs)
      throw new RangeError(`a net of ${inputs} inputs needs ${inputs} pixels, got ${pixels.length}`)
  return examplesFrom(
    pictures.map(({ pixels, label }) => ({ input: pixels, label })),
    outputs,
  )
}

/** What the answers of a net are called: the symbols, or numbers. */
export function answerNames(words: Words, network: Network): readonly string[] {
  const outputs = network.sizes[network.sizes.length - 1]
  return outputs === words.symbols.names.length
    ? words.symbols.names
    : Array.from({ length: outputs }, (_, answer) => String(answer + 1))
}

/** The columns of a picture: square where it can be, one row otherwise. */
export function columnsOf(pixels: ArrayLike<number>): number {
  const side = Math.sqrt(pixels.length)
  return Number.isInteger(side) ? side : pixels.length
}

const isExamples = (raw: unknown): raw is Examples =>
  typeof raw === 'object' && raw !== null && 'inputs' in raw && 'targets' in raw && 'count' in raw

function unpacked({ count, inputs, targets }: Examples): LabelledPicture[] {
  const width = inputs.length / count
  const outputs = targets.length / count
  return Array.from({ length: count }, (_, n) => ({
    pixels: inputs.subarray(n * width, (n + 1) * width),
    label: argmax(targets.subarray(n * outputs, (n + 1) * outputs)),
  }))
}

const fourSymbols = unpacked(symbolExamples())
