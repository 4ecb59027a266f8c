import { weightSlopeSchema } from '../../training/weight-slope/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { drawings, examples } from '../live.ts'

export const door = defineWidget({
  name: 'weight-slope',
  about: 'One weight of a net against the error: moved by hand, or rolling down the slope.',
  schema: weightSlopeSchema,
  changes: {
    onnetwork: 'network',
    onlabel: 'label',
    onover: 'over',
    onparameter: 'parameter',
    onstage: 'stage',
    onrate: 'rate',
  },
  live: { examples, drawings },
  space: {
    '': [
      [0, 1029],
      [300, 987],
      [420, 915],
      [600, 768],
      [840, 722],
    ],
    '[stage="slope"]': [
      [0, 1292],
      [420, 1179],
      [600, 959],
      [660, 922],
      [920, 845],
    ],
  },
  component: () => import('../../training/weight-slope/WeightSlope.svelte'),
})
