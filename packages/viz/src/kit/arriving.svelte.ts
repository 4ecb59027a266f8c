/** How far something is that is fetched when it is needed: word vectors, a vocabulary. */
export type Arrival = 'waiting' | 'arriving' | 'there' | 'failed'

/**
 * Something that a figure fetches when it first needs it, and shows that it is coming.
 *
 * A failure is kept as a state, not thrown: a reader without a connection can try again.
 */
export class Arriving<T> {
  readonly #load: () => Promise<T>
  #value = $state.raw<T | undefined>(undefined)
  #arrival = $state<Arrival>('waiting')

  /** @param load - fetches it; called again after a failure */
  constructor(load: () => Promise<T>) {
    this.#load = load
  }

  get arrival(): Arrival {
    return this.#arrival
  }

  get value(): T | undefined {
    return this.#value
  }

  /** Begins to fetch, unless it is there or on its way. Also what "Try again" calls. */
  fetch(): void {
    if (this.#arrival === 'arriving' || this.#arrival === 'there') return
    this.#arrival = 'arriving'
    this.#load().then(
      (value) => {
        this.#value = value
        this.#arrival = 'there'
      },
      () => {
        this.#arrival = 'failed'
      },
    )
  }
}
