import { trainingPanelSchema } from '../../training/training-panel/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { drawings, examples, trainingSettings } from '../live.ts'

export const door = defineWidget({
  name: 'training-panel',
  about: 'A net learns: the course of its error, step by step or as fast as it goes.',
  schema: trainingPanelSchema,
  changes: {
    onnetwork: 'network',
    ondrawings: 'drawings',
    onsettings: 'settings',
    onspeed: 'speed',
  },
  tells: { onplaying: 'playing' },
  live: { examples, drawings, settings: trainingSettings },
  space: {
    '': [
      [0, 1145],
      [440, 1083],
      [580, 854],
      [720, 808],
      [1080, 788],
    ],
  },
  component: () => import('../../training/training-panel/TrainingPanel.svelte'),
})
