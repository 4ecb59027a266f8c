type Point = readonly [x: number, y: number]

/**
 * A path from point to point.
 * @param digits - after the point of each number
 * @example
 * linePath([[0, 0], [1.25, 2]], 1) // => 'M0,0L1.3,2'
 */
export function linePath(points: readonly Point[], digits: number): string {
  const round = rounding(digits)
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('')
}

/** The same in steps: each height lasts until the next point. */
export function stepPath(points: readonly Point[], digits: number): string {
  const corners = points.flatMap((point, i): Point[] => {
    const before = points[i - 1]
    return before === undefined ? [point] : [[point[0], before[1]], point]
  })
  return linePath(corners, digits)
}

function rounding(digits: number): (value: number) => number {
  const ofOne = 10 ** digits
  return (value) => Math.round(value * ofOne) / ofOne
}
