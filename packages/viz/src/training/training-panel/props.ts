import type { Network } from '@nextword/core/network'
import type { Examples, TrainingSettings } from '@nextword/core/training'
import type { LabelledPicture } from '../../kit/pictures.ts'
import type { Words } from '../../words/en.ts'

export type Speed = 'slow' | 'steady' | 'fast'

/** What a net that is handed out comes from. */
export type NetworkOrigin = 'training' | 'reset' | 'undo' | 'outputs'

/** The widget's props: those of the schema, live things, and the events. */
export interface TrainingPanelProps {
  network?: Network | string | undefined
  /** The net as it learns, at most once a frame; and that of a reset, an undo, other outputs. */
  onnetwork?: ((network: Network, origin: NetworkOrigin) => void) | undefined
  start?: Network | string | undefined
  seed?: number | undefined
  /** What it learns from beside the reader's own, if not the four symbols. */
  examples?: Examples | readonly LabelledPicture[] | undefined
  /** The reader's own drawings. */
  drawings?: readonly LabelledPicture[] | undefined
  /** The drawings without the one that was removed. */
  ondrawings?: ((drawings: readonly LabelledPicture[]) => void) | undefined
  settings?: Partial<TrainingSettings> | undefined
  /** All settings, when the reader changed one. */
  onsettings?: ((settings: TrainingSettings) => void) | undefined
  speed?: Speed | undefined
  onspeed?: ((speed: Speed) => void) | undefined
  onplaying?: ((playing: boolean) => void) | undefined
  number?: string | number | undefined
  lang?: string | undefined
  words?: Words | undefined
}
