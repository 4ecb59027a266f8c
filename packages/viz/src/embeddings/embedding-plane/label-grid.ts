/**
 * Which parts of the board already hold a label: a grid of small cells.
 *
 * The grid moves along with the drawing, so that while it is moved no label comes or goes but at the
 * edge.
 */
export class LabelGrid {
  readonly #columns: number
  readonly #rows: number
  readonly #cells: Uint8Array
  readonly #left: number
  readonly #top: number

  /**
   * @param width - of the board, in px
   * @param height - of the board, in px
   * @param moved - how far the drawing is moved, in px
   */
  constructor(width: number, height: number, moved: { x: number; y: number } = { x: 0, y: 0 }) {
    this.#left = margin - remainder(moved.x, cellWidth)
    this.#top = margin - remainder(moved.y, cellHeight)
    this.#columns = Math.ceil((width + 2 * margin) / cellWidth) + 1
    this.#rows = Math.ceil((height + 2 * margin) / cellHeight) + 1
    this.#cells = new Uint8Array(this.#columns * this.#rows)
  }

  /** @param overDots - dots don't count */
  isFree(x: number, y: number, width: number, height: number, overDots = false): boolean {
    const from = this.#column(x)
    const to = this.#column(x + width)
    const bottom = this.#row(y + height)
    const most = overDots ? dot : 0
    for (let row = this.#row(y); row <= bottom; row++)
      for (let at = row * this.#columns + from, end = at + to - from; at <= end; at++)
        if (this.#cells[at] > most) return false
    return true
  }

  /** A label, or a part of the board that isn't for labels. */
  fill(x: number, y: number, width: number, height: number): void {
    this.#fill(x, y, width, height, taken)
  }

  /** A dot, which the labels that matter may cover and others may not. */
  fillDot(x: number, y: number, size: number): void {
    this.#fill(x - size / 2, y - size / 2, size, size, dot)
  }

  #fill(x: number, y: number, width: number, height: number, kind: number): void {
    const from = this.#column(x)
    const to = this.#column(x + width)
    const bottom = this.#row(y + height)
    for (let row = this.#row(y); row <= bottom; row++)
      this.#cells.fill(kind, row * this.#columns + from, row * this.#columns + to + 1)
  }

  /** What is far outside counts as at the margin. */
  #column(x: number): number {
    return bounded((x + this.#left) / cellWidth, this.#columns)
  }

  #row(y: number): number {
    return bounded((y + this.#top) / cellHeight, this.#rows)
  }
}

/** How far outside the board labels still make room for each other, in px. */
export const margin = 96
const cellWidth = 6
const cellHeight = 3
const dot = 1
const taken = 2

const remainder = (value: number, of: number): number => value - Math.floor(value / of) * of

const bounded = (value: number, count: number): number =>
  value < 0 ? 0 : value >= count ? count - 1 : Math.floor(value)
