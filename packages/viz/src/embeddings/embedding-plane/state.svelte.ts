import { type EmbeddingTable, rowOf } from '@nextword/core/embeddings'
import { untrack } from 'svelte'
import { Arriving } from '../../kit/arriving.svelte.ts'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { loadMap, loadWords } from '../../kit/shipped.ts'
import { chosenWords } from './chosen.ts'
import { type Deed, Deeds } from './deeds.svelte.ts'
import { idLineOf } from './id-line.ts'
import { bringIntoSight, chosenPoint } from './in-sight.ts'
import { Looking } from './looking.svelte.ts'
import { type Placing, placedByComponents, placedByMap, type PlaneMap, rowsOf } from './placing.ts'
import type { EmbeddingPlaneProps, PlaneMode, PlaneShow, PlaneView } from './props.ts'
import { type Scene, sceneOf } from './scene.ts'
import { embeddingPlaneSchema as schema } from './schema.ts'
import { foundWords, type FoundWords } from './search.ts'

/** More own words than these would hide the plane. */
export const mostOwn = 24

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class EmbeddingPlaneState {
  readonly #raw: () => EmbeddingPlaneProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))

  readonly #small = new Arriving<EmbeddingTable>(() => loadWords('2000'))
  readonly #large = new Arriving<EmbeddingTable>(() => loadWords('5000'))
  readonly #smallMap = new Arriving<PlaneMap>(() => loadMap('2000'))
  readonly #largeMap = new Arriving<PlaneMap>(() => loadMap('5000'))

  readonly #view = controlled<PlaneView>(
    () => this.#given.view,
    () => (this.mode === 'find' ? 'plane' : 'line'),
    (view) => this.#raw().onview?.(view),
  )
  readonly #show = controlled<PlaneShow>(
    () => this.#given.show,
    () => schema.show.default,
    (show) => this.#raw().onshow?.(show),
  )
  readonly #word = controlled<string>(
    () => this.#given.word,
    () => schema.word.default,
    (word) => this.#raw().onchange?.(word),
  )
  readonly #own = controlled<readonly string[]>(
    () => this.#given.own ?? undefined,
    () => [],
    (own) => this.#raw().onown?.(own),
  )

  /** The word that the widget began with. */
  readonly #first: string
  /** The word that was last brought into sight. */
  #inSight: string
  readonly #deeds = new Deeds()
  /** The row that the pointer is at. */
  #pointed = $state.raw<number | null>(null)

  readonly mode: PlaneMode = $derived.by(() => this.#given.mode ?? schema.mode.default)
  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly centred = $derived.by(() => this.#given.centred ?? schema.centred.default)
  /** The word of the page's sentence; an empty text where there is none. */
  readonly home = $derived.by(() => this.#given.home ?? schema.home.default)
  readonly view = $derived.by(() => this.#view.current)
  readonly show = $derived.by(() => this.#show.current)
  readonly word = $derived.by(() => this.#word.current)
  readonly own = $derived.by(() => this.#own.current.slice(0, mostOwn))

  readonly #smallTable = $derived.by(() => tableOf(this.#raw().table) ?? this.#small.value)
  readonly #largeTable = $derived.by(() => tableOf(this.#raw().largeTable) ?? this.#large.value)
  readonly #map = $derived.by(() =>
    this.show === '5000'
      ? (this.#raw().largeMap ?? this.#largeMap.value)
      : (this.#raw().map ?? this.#smallMap.value),
  )

  /** The table that words are looked for in. */
  readonly table: EmbeddingTable | undefined = $derived.by(() => {
    const [small, large] = [this.#smallTable, this.#largeTable]
    if (this.show === '5000') return large ?? small
    if (small === undefined || large === undefined || this.show === '2000') return small
    // A word that came from the larger table stays when one goes back to the chosen ones.
    return [this.word, ...this.own].every((word) => rowOf(small, word) !== undefined)
      ? small
      : large
  })
  /** What is on its way, or did not come. */
  readonly waitsFor: Arriving<unknown> | undefined = $derived.by(() => {
    if (this.#smallTable === undefined) return this.#small
    if (this.show === 'chosen') return undefined
    if (this.show === '5000' && this.#largeTable === undefined) return this.#large
    if (this.#map !== undefined) return undefined
    return this.show === '5000' ? this.#largeMap : this.#smallMap
  })

  readonly chosen = $derived.by(() => this.#given.chosen ?? chosenWords)
  readonly #placing: Placing | undefined = $derived.by(() => {
    const { table } = this
    if (table === undefined) return undefined
    const onMap =
      this.show === 'chosen' || this.#map === undefined ? null : placedByMap(table, this.#map)
    // Until all is there, and with a map of other words, the chosen ones stay.
    return onMap ?? placedByComponents(table, [...this.chosen, ...this.own])
  })
  readonly line = $derived.by(() =>
    this.table === undefined ? undefined : idLineOf(this.table, this.#raw().ids ?? null),
  )
  /** With the word that is chosen. */
  readonly settled: Scene | undefined = $derived.by(() => this.#sceneWith(this.row))
  /** With the word that is pointed at, if there is one. */
  readonly scene: Scene | undefined = $derived.by(() =>
    this.#pointed === null || this.#pointed === this.row
      ? this.settled
      : this.#sceneWith(this.#pointed),
  )
  /** The row of the chosen word; null where there is none or the table hasn't it. */
  readonly row = $derived.by(() =>
    this.table === undefined || this.word === '' ? null : (rowOf(this.table, this.word) ?? null),
  )
  /** The word that was asked for, where the table hasn't it. */
  readonly missing = $derived.by(() =>
    this.table === undefined || this.word === '' || this.row !== null ? null : this.word,
  )
  /** Whether sentences are compared in a fold. */
  readonly compares = $derived.by(() => this.#given.sentences ?? this.mode === 'find')
  readonly title = $derived.by(() => this.#given.title ?? '')
  readonly looking: Looking

  constructor(raw: () => EmbeddingPlaneProps) {
    this.#raw = raw
    this.#first = this.#inSight = untrack(() => this.word)
    this.looking = new Looking(
      () => this.view,
      () => this.line?.last ?? 1,
    )
    // On a server nothing is fetched: what isn't handed in isn't there.
    $effect(() => {
      if (this.waitsFor?.arrival === 'waiting') this.waitsFor.fetch()
    })
    // Whoever chose another word, here or elsewhere on the page, it is brought into sight …
    $effect(() => {
      const { word, settled } = this
      if (settled === undefined || settled.chosen < 0 || word === this.#inSight) return
      this.#inSight = word
      untrack(() => this.#showChosen())
    })
    // … and stays there when the board is turned or resized; what the reader looks at stays theirs.
    $effect(() => {
      if (this.looking.size.width > 0 && untrack(() => this.looking.isFitted))
        untrack(() => this.#showChosen())
    })
  }

  /** What would be undone; undefined where there is nothing. */
  get lastDeed(): Deed | undefined {
    return this.#deeds.last
  }

  /** Whether there is anything to go back from: other words, or another part of them in sight. */
  get canReset(): boolean {
    const { own, word, looking } = this
    return own.length > 0 || word !== this.#start || !looking.isWhole || this.lastDeed !== undefined
  }

  /** The word that one begins with. */
  get #start(): string {
    return this.home === '' ? this.#first : this.home
  }

  /** Whether another word than that of the page's sentence is chosen. */
  get canGoHome(): boolean {
    return this.home !== '' && this.word !== this.home
  }

  /** How many words there are to choose from, for each of the choices. */
  countOf(show: PlaneShow): number {
    if (show === 'chosen') {
      const words = [...this.chosen, ...this.own]
      return this.table === undefined ? words.length : rowsOf(this.table, words).length
    }
    return (show === '2000' ? this.#smallTable : this.#largeTable)?.words.length ?? Number(show)
  }

  point(row: number | null): void {
    this.#pointed = row
  }

  choose(word: string): void {
    if (word === this.word) this.#showChosen()
    this.#choose(word)
  }

  #choose(word: string): void {
    this.#pointed = null
    if (word !== this.word) this.#word.change(word)
  }

  goHome(): void {
    this.choose(this.home)
  }

  /**
   * Takes the words of a text: the first becomes the chosen one, all join the reader's own.
   * @returns what was found, and what wasn't
   */
  take(text: string): FoundWords {
    const { table } = this
    const room = mostOwn - this.own.length
    const found = foundWords(
      text,
      (word) => {
        const row = table === undefined ? undefined : rowOf(table, word)
        return row === undefined ? undefined : table?.words[row]
      },
      Math.max(1, room),
    )
    const first = found.known.at(0)
    if (first === undefined) return found
    const already = [...this.chosen, ...this.own]
    const added = found.known.filter((word) => !already.includes(word)).slice(0, room)
    this.#remember({ kind: 'found', word: first })
    if (added.length > 0) this.#own.change([...this.own, ...added])
    this.choose(first)
    return found
  }

  remove(word: string): void {
    this.#remember({ kind: 'removed', word })
    this.#own.change(this.own.filter((one) => one !== word))
  }

  undo(): void {
    const before = this.#deeds.takeBack()
    if (before === undefined) return
    this.#own.change(before.own)
    this.#choose(before.word ?? this.home)
  }

  /** Back to the first word, without any of the reader's own, and all of it in sight. */
  reset(): void {
    this.#deeds.forget()
    this.#own.change([])
    this.looking.reset()
    this.#inSight = this.#start
    this.#choose(this.#start)
  }

  /** From the line to the plane, or back. */
  turn(): void {
    this.looking.release()
    this.#view.change(this.view === 'line' ? 'plane' : 'line')
  }

  /** Holds the words between the line and the plane. */
  scrub(lift: number): void {
    const view = this.looking.hold(lift)
    if (view !== this.view) this.#view.change(view)
  }

  /** Nearer or farther, around the chosen word if it is in sight. */
  zoom(factor: number): void {
    const { size } = this.looking
    const at = this.settled === undefined ? undefined : chosenPoint(this.settled, this.looking)
    const { scale, x, y } = this.looking.view
    const seen = at === undefined ? undefined : { x: at.x * scale + x, y: at.y * scale + y }
    const isInSight =
      seen !== undefined &&
      seen.x >= 0 &&
      seen.x <= size.width &&
      seen.y >= 0 &&
      seen.y <= size.height
    this.looking.step(factor, isInSight ? seen : { x: size.width / 2, y: size.height / 2 })
  }

  #showChosen(): void {
    if (this.settled !== undefined) bringIntoSight(this.settled, this.looking)
  }

  changeShow(show: PlaneShow): void {
    this.#pointed = null
    this.looking.reset()
    this.#show.change(show)
  }

  #remember(deed: Deed): void {
    const { word, home, own } = this
    this.#deeds.remember(deed, { word: word === home ? null : word, own })
  }

  /** All values of the schema, as they are now. */
  values(): Readonly<Record<string, unknown>> {
    const { mode, show, word } = this
    // On the line or on the plane it begins as its mode has it.
    const view = this.view === (mode === 'find' ? 'plane' : 'line') ? undefined : this.view
    const own = this.own.length === 0 ? null : this.own
    return { ...this.#given, mode, view, show, word, own }
  }

  #sceneWith(row: number | null): Scene | undefined {
    const { table, line, centred } = this
    const placing = this.#placing
    if (table === undefined || line === undefined || placing === undefined) return undefined
    const own = this.own.map((word) => rowOf(table, word)).filter((one) => one !== undefined)
    return sceneOf(placing, { line, chosen: row, own, centred })
  }
}

/** A table that was handed in, if it is one. */
function tableOf(given: unknown): EmbeddingTable | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const table = given as Partial<EmbeddingTable>
  const isWhole =
    Array.isArray(table.words) && ArrayBuffer.isView(table.values) && Boolean(table.width)
  return isWhole ? (given as EmbeddingTable) : undefined
}
