import type { OutputsName } from '@nextword/core/network'

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
  /** A new one begins where the loss becomes one of another kind; only the last may be empty. */
  #segments: HistoryPoint[][] = [[]]
  #outputs: OutputsName | undefined
  #marks: HistoryMark[] = []
  #every = 1
  #seen = 0
  #latest: HistoryPoint | undefined

  /** Oldest first; the latest is always among them. */
  get points(): readonly HistoryPoint[] {
    return this.#withLatest().flat()
  }

  /**
   * The points and, where it isn't among them, how the net stands now, in stretches whose losses are
   * of one kind. None is empty.
   */
  segmentsTo(now: HistoryPoint, outputs: OutputsName): readonly (readonly HistoryPoint[])[] {
    const segments = this.#withLatest()
    const last = segments.at(-1)
    if (last === undefined) return [[now]]
    if (outputs !== this.#outputs) return [...segments, [now]]
    return sameStanding(last[last.length - 1], now)
      ? segments
      : [...segments.slice(0, -1), [...last, now]]
  }

  get marks(): readonly HistoryMark[] {
    return this.#marks
  }

  get latest(): HistoryPoint | undefined {
    return this.#latest
  }

  /** Training goes on with outputs of this kind. */
  begin(outputs: OutputsName): void {
    if (this.#outputs !== undefined && this.#outputs !== outputs)
      this.#segments = [...this.#withLatest(), []]
    this.#outputs = outputs
  }

  add(point: HistoryPoint): void {
    const segment = this.#segments[this.#segments.length - 1]
    if (this.#seen++ % this.#every === 0 || segment.length === 0) segment.push(point)
    this.#latest = point
    if (this.#segments.reduce((count, { length }) => count + length, 0) < mostPoints) return
    this.#segments = this.#segments.map((points) => points.filter((_, i) => i % 2 === 0))
    this.#every *= 2
  }

  #withLatest(): HistoryPoint[][] {
    const latest = this.#latest
    const last = this.#segments[this.#segments.length - 1]
    if (latest === undefined) return []
    // A stretch that was only begun has no point yet, and the latest belongs to the one before.
    if (last.length === 0) return this.#segments.slice(0, -1)
    return last.at(-1) === latest
      ? this.#segments
      : [...this.#segments.slice(0, -1), [...last, latest]]
  }

  /** Marks the place that training has come to. Before the first step there is nothing to mark. */
  mark(kind: string, text: string): void {
    const epoch = this.#latest?.epoch ?? 0
    if (epoch === 0) return
    this.#marks = this.#marks.filter((one) => one.kind !== kind || one.epoch !== epoch)
    this.#marks.push({ epoch, kind, text })
  }
}

/** A loss that was computed again may differ in its last digits. */
function sameStanding(a: HistoryPoint, b: HistoryPoint): boolean {
  const near = Math.abs(a.loss - b.loss) <= 1e-6 * Math.max(1, a.loss)
  return a.step === b.step && a.right === b.right && near
}
