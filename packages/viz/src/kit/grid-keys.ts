/**
 * Where a key leads from a cell of a grid, as the ARIA practices have it: arrows stop at the edge,
 * Home and End stay in the row, with Control they go to the first and last cell.
 * @returns the cell, or null for a key that doesn't move
 */
export function cellAfter(
  key: string,
  control: boolean,
  cell: number,
  columns: number,
  rows: number,
): number | null {
  const row = Math.floor(cell / columns)
  const column = cell % columns
  switch (key) {
    case 'ArrowLeft':
      return row * columns + Math.max(0, column - 1)
    case 'ArrowRight':
      return row * columns + Math.min(columns - 1, column + 1)
    case 'ArrowUp':
      return Math.max(0, row - 1) * columns + column
    case 'ArrowDown':
      return Math.min(rows - 1, row + 1) * columns + column
    case 'Home':
      return control ? 0 : row * columns
    case 'End':
      return control ? rows * columns - 1 : row * columns + columns - 1
    default:
      return null
  }
}

/** A place inside a square of side 1, as a share of its width and height. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** The cells that a stroke from one place to another crosses, in its order; none outside the grid. */
export function cellsAlong(from: Place, to: Place, columns: number): number[] {
  const cells: number[] = []
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) * columns * 8))
  for (let step = 0; step <= steps; step++) {
    const x = Math.floor((from.x + ((to.x - from.x) * step) / steps) * columns)
    const y = Math.floor((from.y + ((to.y - from.y) * step) / steps) * columns)
    const cell = y * columns + x
    if (x >= 0 && x < columns && y >= 0 && y < columns && cells.at(-1) !== cell) cells.push(cell)
  }
  return cells
}
