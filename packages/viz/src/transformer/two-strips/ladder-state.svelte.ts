import { beginningText, swappedBeginning } from '../../kit/language/index.ts'
import { briefPause, inSlices } from '../../kit/work/slices.ts'
import { CancelledError } from '../../kit/work/task.ts'
import { storyWords } from '@nextword/core/world'
import { ladderRungs, swappedRungs } from './ladder.ts'
import { type LadderProgress, type LadderResult, ladderWork } from './ladder-work.ts'
import type { TwoStripsState } from './state.svelte.ts'

const sliceMs = 8

/** The ladder under the strips: it is climbed once it is opened. */
export class LadderState {
  readonly #strips: TwoStripsState
  isOpen = $state(false)
  progress = $state.raw<LadderProgress>({ counted: 0, measured: 0 })
  hasGivenUp = $state(false)
  #result = $state.raw<
    | {
        readonly of: TwoStripsState['language']
        readonly seed: number
        readonly stories: number
        readonly result: LadderResult
      }
    | undefined
  >()

  readonly result = $derived.by(() => {
    const { language, seed, stories } = this.#strips
    const known = this.#result
    return known?.of === language && known?.seed === seed && known?.stories === stories
      ? known?.result
      : undefined
  })
  readonly #words = $derived.by(() =>
    this.#strips.text.words.slice(0, this.#strips.answer).map(({ word }) => word),
  )
  readonly rungs = $derived.by(() => {
    const { language } = this.#strips
    return language === undefined || this.result === undefined
      ? []
      : ladderRungs(language, this.result.counts, this.#words)
  })
  /** What a swap of the cue does, where the whole beginning is read. */
  readonly swapped = $derived.by(() => {
    const { language, canSwap, beginning } = this.#strips
    if (language === undefined || this.result === undefined || !canSwap) return undefined
    const words = storyWords(beginningText(beginning))
    if (words.join(' ') !== this.#words.join(' ')) return undefined
    const twin = storyWords(beginningText(swappedBeginning(beginning)))
    return swappedRungs(language, this.result.counts, words, twin)
  })
  /** What a full bar stands for, the same on every rung. */
  readonly most = $derived.by(() =>
    this.rungs.every(({ next }) =>
      [...next.rows, next.others].every(({ model, truth }) => model <= 0.5 && (truth ?? 0) <= 0.5),
    )
      ? 0.5
      : 1,
  )

  constructor(strips: TwoStripsState) {
    this.#strips = strips
  }

  /** Climbs it, for an effect: it ends with what it was asked for. */
  climb(): () => void {
    const { language, seed, stories } = this.#strips
    let isCancelled = !this.isOpen || language === undefined || this.result !== undefined
    if (!isCancelled) {
      this.hasGivenUp = false
      this.progress = { counted: 0, measured: 0 }
      inSlices(ladderWork(language!, seed, stories), {
        sliceMs,
        pause: briefPause,
        onreport: (progress) => {
          this.progress = progress
        },
        isCancelled: () => isCancelled,
      }).then(
        (result) => {
          if (!isCancelled) this.#result = { of: language, seed, stories, result }
        },
        (error) => {
          if (!(error instanceof CancelledError)) this.hasGivenUp = true
        },
      )
    }
    return () => {
      isCancelled = true
    }
  }
}
