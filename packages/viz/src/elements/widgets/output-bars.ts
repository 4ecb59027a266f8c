import { type Network, type OutputsName, withOutputs } from '@nextword/core/network'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { outputBarsSchema } from '../../network/output-bars/schema.ts'
import { defineWidget } from '../define-widget.ts'

export const door = defineWidget({
  name: 'output-bars',
  about: 'What a net answers, as bars: how sure it is of each symbol, and how far from the truth.',
  schema: outputBarsSchema,
  sets: {
    onoutputs: {
      name: 'network',
      value: ({ network }, outputs) =>
        withOutputs((network as Network | undefined) ?? untrainedNetwork(), outputs as OutputsName),
    },
  },
  space: {
    '': [
      [0, 571],
      [380, 542],
      [580, 494],
    ],
  },
  component: () => import('../../network/output-bars/OutputBars.svelte'),
})
