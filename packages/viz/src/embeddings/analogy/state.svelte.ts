import type { EmbeddingTable } from '@nextword/core/embeddings'
import { untrack } from 'svelte'
import { prefersReducedMotion } from 'svelte/motion'
import { Arriving } from '../../kit/arriving.svelte.ts'
import { browserClock } from '../../kit/clock.ts'
import { controlled, givenProps } from '../../kit/controlled.svelte.ts'
import { loadWords } from '../../kit/shipped.ts'
import { answered, unknownIn } from './answered.ts'
import {
  type Asked,
  askedFrom,
  carriedOnto,
  firstAsked,
  kinds,
  listOf,
  sameAsked,
  triedOf,
} from './kinds.ts'
import type { AnalogyProps, Among } from './props.ts'
import { type Flat, type Scene, sceneBetween, sceneOf } from './scene.ts'
import { analogySchema as schema } from './schema.ts'
import { tableFrom } from './table-from.ts'

/** How long the plane takes to turn, and the arrow to come to lie on its word. */
const turnMs = 280

/** What the widget knows: what is handed in, what it keeps of its own, and what follows from both. */
export class AnalogyState {
  readonly #raw: () => AnalogyProps
  readonly #given = $derived.by(() => givenProps(schema, this.#raw() as Record<string, unknown>))
  readonly #few: Arriving<EmbeddingTable>
  readonly #many: Arriving<EmbeddingTable>

  readonly #asked = controlled<Asked>(
    () => (this.#given.asked == null ? undefined : askedFrom(this.#given.asked)),
    () => firstAsked,
    (asked) => this.#raw().onasked?.(listOf(asked)),
  )
  readonly #inputs = controlled<boolean>(
    () => this.#given.inputs,
    () => schema.inputs.default,
    (inputs) => this.#raw().oninputs?.(inputs),
  )
  readonly #among = controlled<Among>(
    () => this.#given.among,
    () => schema.among.default,
    (among) => this.#raw().onamong?.(among),
  )
  /** Where the tail of the arrow is while it is carried or glides, in px. */
  #held = $state.raw<Flat | null>(null)
  #callOff: (() => void) | undefined

  readonly lang = $derived.by(() => this.#given.lang ?? schema.lang.default)
  readonly number = $derived.by(() => this.#given.number || undefined)
  readonly title = $derived.by(() => this.#given.title || undefined)
  readonly inputs = $derived.by(() => this.#inputs.current)
  readonly among = $derived.by(() => this.#among.current)
  readonly asked = $derived.by(() => this.#asked.current)
  readonly #own = $derived.by(() => tableFrom(this.#raw().table))
  /** The table as far as it has come; while the large one is on its way the small one stays. */
  readonly table = $derived.by(() => {
    const few = this.#own ?? this.#few.value
    return this.among === '5000' ? (this.#many.value ?? few) : few
  })
  /** What is fetched now, if anything is. */
  readonly arriving = $derived.by(() => {
    if (this.among === '5000') return this.#many
    return this.#own === undefined ? this.#few : undefined
  })
  /** How many words there are to choose from: a table of one's own, or the shipped ones. */
  readonly choices = $derived.by(() => {
    const count = this.#own?.words.length
    return count !== undefined && count >= 5000 ? [] : [count ?? 2000, 5000]
  })
  readonly unknown = $derived.by(() =>
    this.table === undefined ? [] : unknownIn(this.table, this.asked),
  )
  readonly result = $derived.by(() =>
    this.table === undefined ? undefined : answered(this.table, this.asked, this.inputs),
  )
  readonly settled = $derived.by(() => {
    const { table, result } = this
    return table === undefined || result === undefined ? undefined : sceneOf(table, result)
  })
  /** While the arrow is carried about the drawing under it stays as it is; then it turns. */
  readonly scene = $derived.by(() => this.#turning ?? this.settled)
  #turning = $state.raw<Scene | undefined>()
  #last: { table: EmbeddingTable; asked: Asked; scene: Scene } | undefined

  /** What comes of all the analogies of the board. */
  readonly outcomes = $derived.by(() => {
    const { table, inputs } = this
    return kinds.map((kind) => ({
      name: kind.name,
      results: triedOf(kind).map((asked) => ({
        asked,
        result: table === undefined ? undefined : answered(table, asked, inputs),
      })),
    }))
  })
  readonly held = $derived.by(() => this.#held)
  readonly changed = $derived.by(
    () => !sameAsked(this.asked, firstAsked) || this.inputs !== schema.inputs.default,
  )

  constructor(raw: () => AnalogyProps) {
    this.#raw = raw
    const load = (among: Among) => (this.#raw().load ?? loadWords)(among)
    this.#few = new Arriving(() => load('2000'))
    this.#many = new Arriving(() => load('5000'))
    // Only in a browser: the server writes what it was handed.
    $effect(() => {
      if (this.arriving?.arrival === 'waiting') this.arriving.fetch()
    })
    // Before it is drawn, so that no frame shows the new plane at once.
    $effect.pre(() => {
      const { table, asked, settled } = this
      untrack(() => this.#follow(table, asked, settled))
    })
  }

  ask(asked: Asked): void {
    this.#asked.change(asked)
  }

  /** Carries the arrow onto another word. */
  carry(onto: string): void {
    if (onto !== this.asked.onto) this.ask(carriedOnto(this.asked, onto))
  }

  allowInputs(inputs: boolean): void {
    this.#inputs.change(inputs)
  }

  lookAmong(among: Among): void {
    this.#among.change(among)
  }

  reset(): void {
    this.ask(firstAsked)
    this.allowInputs(schema.inputs.default)
  }

  /** The tail of the arrow follows the pointer, over a drawing that stays. */
  hold(at: Flat): void {
    this.#halt()
    this.#turning ??= this.scene
    this.#held = at
  }

  /**
   * Lets the arrow glide onto its word, and the plane turn to hold it.
   * @param onto - where that word lies now, in px
   */
  letGo(onto?: () => Flat | null): void {
    const { settled } = this
    const start = this.scene
    if (settled === undefined || start === undefined) this.#rest()
    else this.#turn(start, settled, this.#held, onto)
  }

  destroy(): void {
    this.#halt()
  }

  /** Another word to carry it onto: the plane turns. Another pair, or other vectors: it is another. */
  #follow(table: EmbeddingTable | undefined, asked: Asked, settled: Scene | undefined): void {
    const last = this.#last
    this.#last = table && settled && { table, asked, scene: settled }
    if (settled === last?.scene || (this.#held !== null && this.#callOff === undefined)) return
    const turns =
      last?.table === table && last?.asked.from === asked.from && last.asked.to === asked.to
    if (turns && last !== undefined && settled !== undefined)
      this.#turn(this.#turning ?? last.scene, settled, null)
    else this.#rest()
  }

  /** Whoever prefers less motion sees where it leads at once. */
  #turn(from: Scene, to: Scene, held: Flat | null, onto?: () => Flat | null): void {
    this.#halt()
    if (prefersReducedMotion.current) {
      this.#rest()
      return
    }
    const start = browserClock.now()
    const step = (): void => {
      const share = Math.min(1, (browserClock.now() - start) / turnMs)
      if (share === 1) {
        this.#rest()
        return
      }
      const eased = 1 - (1 - share) ** 3
      this.#turning = sceneBetween(from, to, eased)
      const place = held === null ? null : (onto?.() ?? null)
      this.#held =
        held === null || place === null
          ? null
          : { x: held.x + (place.x - held.x) * eased, y: held.y + (place.y - held.y) * eased }
      this.#callOff = browserClock.frame(step)
    }
    step()
  }

  #rest(): void {
    this.#halt()
    this.#turning = undefined
    this.#held = null
  }

  #halt(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }
}
