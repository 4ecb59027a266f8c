/**
 * Keeps the rows with the largest scores, of equals the lowest row; rows are offered in order.
 *
 * A heap with the worst on top: once it is full most rows are turned away by one comparison.
 */
export class BestRows {
  /** A row below this, or equal to it, needn't be offered. */
  worst: number
  readonly #count: number
  readonly #rows: number[] = []
  readonly #scores: number[] = []

  constructor(count: number) {
    this.#count = count
    this.worst = count > 0 ? -Infinity : Infinity
  }

  offer(row: number, score: number): void {
    if (this.#rows.length < this.#count) {
      this.#rows.push(row)
      this.#scores.push(score)
      this.#rise()
    } else if (score > this.worst) {
      this.#rows[0] = row
      this.#scores[0] = score
      this.#sink()
    } else return
    if (this.#rows.length === this.#count) this.worst = this.#scores[0]
  }

  /** Best first. */
  sorted(): { row: number; score: number }[] {
    return this.#rows
      .map((row, at) => ({ row, score: this.#scores[at] }))
      .sort((a, b) => b.score - a.score || a.row - b.row)
  }

  #rise(): void {
    let at = this.#rows.length - 1
    for (let up = (at - 1) >> 1; at > 0 && this.#isWorse(at, up); up = (at - 1) >> 1) {
      this.#swap(at, up)
      at = up
    }
  }

  #sink(): void {
    let at = 0
    for (let down = 1; down < this.#rows.length; down = 2 * at + 1) {
      if (down + 1 < this.#rows.length && this.#isWorse(down + 1, down)) down++
      if (!this.#isWorse(down, at)) return
      this.#swap(at, down)
      at = down
    }
  }

  #isWorse(a: number, b: number): boolean {
    const difference = this.#scores[a] - this.#scores[b]
    return difference < 0 || (difference === 0 && this.#rows[a] > this.#rows[b])
  }

  #swap(a: number, b: number): void {
    const [row, score] = [this.#rows[a], this.#scores[a]]
    this.#rows[a] = this.#rows[b]
    this.#scores[a] = this.#scores[b]
    this.#rows[b] = row
    this.#scores[b] = score
  }
}
