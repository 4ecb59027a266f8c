/** How high a label is, in px. */
export const labelHeight = 14
const half = labelHeight / 2
/** From a dot to a label beside it, in px. */
export const gap = 7

/** To the right, to the left, above, below. */
export const sides = (width: number): readonly (readonly [number, number])[] => [
  [gap, 0],
  [-gap - width, 0],
  [-width / 2, -gap - half],
  [-width / 2, gap + half],
  [gap, -gap - half],
  [gap, gap + half],
  [-gap - width, -gap - half],
  [-gap - width, gap + half],
]

export const reaches = [gap, 22, 38, 56, 76, 100, 128]
/** Wherever there may still be room on a crowded board. */
export const anywhere = Array.from({ length: 16 }, (_, i) => 40 + 12 * i)
export const turnsAll = Array.from({ length: 32 }, (_, i) => (i * Math.PI) / 16)
const turnsAway = [
  0, 0.25, -0.25, 0.5, -0.5, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6, 2.1, -2.1, 2.6, -2.6, 3.1,
]

/** Places round about, first those that lead away, then farther off. */
export function* waysOut(
  away: number,
  width: number,
  far: readonly number[],
  turns: readonly number[] = turnsAway,
): Generator<readonly [number, number]> {
  for (const reach of far)
    for (const turn of turns) {
      const [right, down] = [Math.cos(away + turn), Math.sin(away + turn)]
      // The end of the label that faces the dot, or its middle where it stands above or below.
      const end = right > 0.35 ? 0 : right < -0.35 ? width : width / 2
      yield [right * reach - end, down * (reach + (end === width / 2 ? half : 0))]
    }
}
