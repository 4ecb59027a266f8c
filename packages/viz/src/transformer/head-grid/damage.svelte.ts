import { type Broken, isWhole, type NeuronPlace, type Places, whole } from './bench.ts'
import type { Read } from './read.ts'

/** What the reader has broken, and mends. */
export class Damage {
  readonly #read: () => Read | undefined
  #heads = $state.raw<readonly number[]>([])
  /** The cue, whichever it is, or a word of a text of so many that has none. */
  #hidden = $state.raw<'cue' | { readonly place: number; readonly of: number } | null>(null)
  #ahead = $state(false)
  #places = $state<Places>('told')
  #neuron = $state.raw<NeuronPlace | null>(null)

  /** As far as this model has such parts, and this text such words. */
  readonly broken: Broken = $derived.by(() => {
    const read = this.#read()
    if (read === undefined) return whole
    const { layers, heads, hidden } = read.language.model.config
    const neuron = this.#neuron
    return {
      heads: this.#heads.filter((head) => head < layers * heads),
      hidden: this.#hiddenIn(read),
      ahead: this.#ahead,
      places: this.#places,
      neuron: neuron !== null && neuron.layer < layers && neuron.neuron < hidden ? neuron : null,
    }
  })
  readonly isNone: boolean = $derived.by(() => isWhole(this.broken))

  constructor(read: () => Read | undefined) {
    this.#read = read
  }

  #hiddenIn({ cue, heard: { words } }: Read): number[] {
    if (this.#hidden === null) return []
    if (this.#hidden === 'cue') return cue < 0 ? [] : [cue]
    return cue < 0 && this.#hidden.of === words.length ? [this.#hidden.place] : []
  }

  /** Turns a head off, or on again. */
  toggle(head: number): void {
    const { heads } = this.broken
    this.#heads = heads.includes(head)
      ? heads.filter((other) => other !== head)
      : [...heads, head].sort((a, b) => a - b)
  }

  /** Turns one head off and all others on. */
  turnOffOnly(head: number): void {
    this.#heads = [head]
  }

  /** Hides a word, or shows all; the cue stays hidden when it is swapped. */
  hide(place: number | null): void {
    const read = this.#read()
    if (place === null || read === undefined) this.#hidden = null
    else this.#hidden = place === read.cue ? 'cue' : { place, of: read.heard.words.length }
  }

  lookAhead(ahead: boolean): void {
    this.#ahead = ahead
  }

  place(places: Places): void {
    this.#places = places
  }

  silence(neuron: NeuronPlace | null): void {
    this.#neuron = neuron
  }

  mend(): void {
    this.#heads = []
    this.#hidden = null
    this.#ahead = false
    this.#places = 'told'
    this.#neuron = null
  }
}
