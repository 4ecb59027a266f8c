import { type Mark, path } from '../../kit/drawing.ts'

const rimPx = 1
const thinnestHollowPx = 3

/**
 * A line that waits to be filled: pale, with a rim that stands out from the sheet, together as wide
 * as it will be when it is full. One too thin for a rim is dashed.
 */
export function hollowMarks(d: string, widthPx: number): Mark[] {
  return widthPx < thinnestHollowPx
    ? [path(d, { stroke: 'positive', strokeWidth: widthPx, dash: [2, 2] })]
    : [
        path(d, { stroke: 'positive', strokeWidth: widthPx }),
        path(d, { stroke: 'positive-soft', strokeWidth: widthPx - 2 * rimPx }),
      ]
}
