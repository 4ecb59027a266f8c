/** How training stood at one moment. */
export interface HistoryPoint {
  readonly step: number
  /** Passes through all examples, with fractions. */
  readonly epoch: number
  readonly loss: number
  /** Examples answered rightly. */
  readonly right: number
}

/** Something that the reader changed on the way. */
export interface HistoryMark {
  readonly epoch: number
  /** Of marks of one kind at one place the last counts. */
  readonly kind: string
  readonly text: string
}

const mostPoints = 600

/** The course of training: every step at first, then every second, every fourth … */
export class History {
  #points: HistoryPoint[] = []
  #marks: HistoryMark[] = []
  #every = 1
  #seen = 0
  #latest: HistoryPoint | undefined

  /** Oldest first; the latest is always among them. */
  get points(): readonly HistoryPoint[] {
    const last = this.#points.at(-1)
    return this.#latest === undefined || this.#latest === last
      ? this.#points
      : [...this.#points, this.#latest]
  }

  get marks(): readonly HistoryMark[] {
    return this.#marks
  }

  get latest(): HistoryPoint | undefined {
    return this.#latest
  }

  add(point: HistoryPoint): void {
    if (this.#seen++ % this.#every === 0) this.#points.push(point)
    this.#latest = point
    if (this.#points.length < mostPoints) return
    this.#points = this.#points.filter((_, i) => i % 2 === 0)
    this.#every *= 2
  }

  /** Marks the place that training has come to. Before the first step there is nothing to mark. */
  mark(kind: string, text: string): void {
    const epoch = this.#latest?.epoch ?? 0
    if (epoch === 0) return
    this.#marks = this.#marks.filter((one) => one.kind !== kind || one.epoch !== epoch)
    this.#marks.push({ epoch, kind, text })
  }
}
