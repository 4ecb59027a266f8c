import { networkGraphSchema } from '../../network/network-graph/schema.ts'
import { defineWidget } from '../define-widget.ts'

export const door = defineWidget({
  name: 'network-graph',
  about:
    'A net of neurons: a picture running through it, its weights, one neuron’s sum, or the gradients.',
  schema: networkGraphSchema,
  changes: { onmode: 'mode', onnetwork: 'network', onpixels: 'pixels', onlabel: 'label' },
  tells: { onhighlight: 'input' },
  space: {
    '': [
      [0, 870],
      [340, 853],
      [440, 795],
      [600, 705],
      [700, 686],
    ],
    '[mode="weights"]': [
      [0, 1233],
      [360, 1156],
      [480, 1036],
      [600, 927],
      [800, 686],
    ],
    '[mode="neuron"]': [
      [0, 1270],
      [420, 1192],
      [581, 1213],
      [900, 775],
      [940, 755],
    ],
    '[mode="gradients"]': [
      [0, 1145],
      [360, 1105],
      [580, 989],
      [660, 931],
      [800, 687],
    ],
  },
  component: () => import('../../network/network-graph/NetworkGraph.svelte'),
})
