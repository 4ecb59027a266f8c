import type { Network } from '@nextword/core/network'
import type { Examples } from '@nextword/core/training'
import type { LabelledPicture } from '../../kit/pictures.ts'
import type { Words } from '../../words/en.ts'

export type Over = 'picture' | 'all'
export type Stage = 'hand' | 'slope'

/** The widget's props: those of the schema, live things, and the events. */
export interface WeightSlopeProps {
  network?: Network | string | undefined
  /** The net with the weight moved: at each nudge, and once a frame at most while the ball rolls. */
  onnetwork?: ((network: Network) => void) | undefined
  pixels?: ArrayLike<number> | string | undefined
  label?: number | null | undefined
  onlabel?: ((label: number) => void) | undefined
  /** What all pictures are, if not the four symbols. */
  examples?: Examples | readonly LabelledPicture[] | undefined
  /** The reader's own, which join them. */
  drawings?: readonly LabelledPicture[] | undefined
  over?: Over | undefined
  onover?: ((over: Over) => void) | undefined
  parameter?: number | null | undefined
  onparameter?: ((index: number) => void) | undefined
  stage?: Stage | undefined
  onstage?: ((stage: Stage) => void) | undefined
  rate?: number | undefined
  onrate?: ((rate: number) => void) | undefined
  number?: string | number | undefined
  lang?: string | undefined
  words?: Words | undefined
}
