import { attentionLinesSchema } from '../../attention/attention-lines/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { table } from '../live.ts'
import { prepareTable } from '../prepare.ts'

export const door = defineWidget({
  name: 'attention-lines',
  about:
    'How much one word of a sentence looks at each of the others, and what it takes from them.',
  schema: attentionLinesSchema,
  changes: {
    ontext: 'text',
    onword: 'word',
    onmixing: 'mixing',
    onform: 'form',
    onaverage: 'average',
    onlooksback: 'looksBack',
  },
  tells: { onswap: 'cue' },
  sets: { onback: { name: 'text', value: ({ back }) => back } },
  live: { table },
  prepare: prepareTable,
  space: {
    '': [
      [0, 963],
      [300, 898],
      [380, 875],
      [580, 784],
      [581, 880],
    ],
    '[stage="entry"]': [
      [0, 759],
      [300, 706],
      [380, 683],
      [460, 664],
      [581, 712],
    ],
  },
  component: () => import('../../attention/attention-lines/AttentionLines.svelte'),
})
