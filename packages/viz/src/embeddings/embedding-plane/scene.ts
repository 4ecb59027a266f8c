import type { IdLine } from './id-line.ts'
import { flatNearest, type SceneNeighbour, trulyNearest, withRanks } from './neighbours.ts'
import type { Placing } from './placing.ts'

/** All that is drawn, whatever the view: the words, and what belongs to the chosen one. */
export interface Scene {
  readonly placing: Placing
  /** [drawn]: rows of the table; those of the placing first, then guests of the chosen word. */
  readonly rows: Int32Array
  readonly words: readonly string[]
  /** [drawn], in the layout's own units */
  readonly x: Float64Array
  readonly y: Float64Array
  /** [drawn]: the number on the line; NaN for none */
  readonly ids: Float64Array
  readonly lastId: number
  /** [drawn]: −1 for none */
  readonly groups: Int8Array
  /** From this place on they are only there as neighbours on the line. */
  readonly lineOnlyFrom: number
  /** The reader's own words, as places among the drawn ones. */
  readonly own: ReadonlySet<number>
  /** The chosen word, as a place among the drawn ones; −1 if there is none. */
  readonly chosen: number
  /** Those truly nearest, the nearest first. */
  readonly neighbours: readonly SceneNeighbour[]
  /** As many, nearest in the drawing, as places among the drawn ones. */
  readonly flat: readonly number[]
  /** How many of the neighbours are among those. */
  readonly kept: number
  /** How far away the last of those is, in the layout's units. */
  readonly ringRadius: number
  /** The neighbours on the line; −1 for none. */
  readonly before: number
  readonly after: number
}

export interface SceneOptions {
  readonly line: IdLine
  /** The row of the chosen word; null for none. */
  readonly chosen: number | null
  /** Rows of the reader's own words. */
  readonly own?: readonly number[]
  /** How many neighbours. */
  readonly count?: number
  /** Whether vectors are measured from the table's mean. */
  readonly centred: boolean
}

/** What is drawn while a word is chosen. */
export function sceneOf(placing: Placing, options: SceneOptions): Scene {
  const { line, chosen, own = [], count = 10, centred } = options
  const { table } = placing
  const nearest = chosen === null ? [] : trulyNearest(table, chosen, { count, centred })
  const beside = chosen === null ? { before: null, after: null } : line.beside(chosen)

  const guests = new Guests(placing)
  for (const row of own) guests.invite(row)
  guests.invite(chosen)
  for (const { row } of nearest) guests.invite(row)
  const lineOnlyFrom = guests.count
  guests.invite(beside.before)
  guests.invite(beside.after)

  const { rows, x, y, groups } = guests.joined()
  const here = guests.at(chosen)
  const order = here < 0 ? [] : flatNearest(x, y, here, lineOnlyFrom)
  const flat = order.slice(0, nearest.length)
  const neighbours = withRanks(nearest, (row) => guests.at(row), order, flat.length)
  const outermost = flat.at(-1)
  return {
    placing,
    rows,
    words: Array.from(rows, (row) => table.words[row]),
    x,
    y,
    ids: Float64Array.from(rows, (row) => line.idOf(row)),
    lastId: line.last,
    groups,
    lineOnlyFrom,
    own: new Set(own.map((row) => guests.at(row)).filter((at) => at >= 0)),
    chosen: here,
    neighbours,
    flat,
    kept: neighbours.filter((one) => one.kept).length,
    ringRadius:
      outermost === undefined ? 0 : Math.hypot(x[outermost] - x[here], y[outermost] - y[here]),
    before: guests.at(beside.before),
    after: guests.at(beside.after),
  }
}

/** Words that come to a placing with the chosen one, where the layout has a place for them. */
class Guests {
  readonly #placing: Placing
  readonly #added = new Map<number, { at: number; x: number; y: number }>()

  constructor(placing: Placing) {
    this.#placing = placing
  }

  /** How many are drawn by now. */
  get count(): number {
    return this.#placing.rows.length + this.#added.size
  }

  invite(row: number | null): void {
    if (row === null || this.at(row) >= 0) return
    const place = this.#placing.placeOf(row)
    if (place !== null) this.#added.set(row, { at: this.count, ...place })
  }

  at(row: number | null): number {
    if (row === null) return -1
    return this.#placing.drawnAt.get(row) ?? this.#added.get(row)?.at ?? -1
  }

  joined(): Pick<Placing, 'rows' | 'x' | 'y' | 'groups'> {
    const { rows, x, y, groups } = this.#placing
    if (this.#added.size === 0) return { rows, x, y, groups }
    const places = [...this.#added.values()]
    return {
      rows: Int32Array.from([...rows, ...this.#added.keys()]),
      x: Float64Array.from([...x, ...places.map((place) => place.x)]),
      y: Float64Array.from([...y, ...places.map((place) => place.y)]),
      groups: Int8Array.from([...groups, ...places.map(() => -1)]),
    }
  }
}
