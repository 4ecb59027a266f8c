import { analogySchema } from '../../embeddings/analogy/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { table } from '../live.ts'
import { prepareTable } from '../prepare.ts'

export const door = defineWidget({
  name: 'analogy',
  about: 'The arrow from one word to another, carried onto a third.',
  schema: analogySchema,
  changes: { onasked: 'asked', oninputs: 'inputs', onamong: 'among' },
  live: { table },
  prepare: prepareTable,
  space: {
    '': [
      [0, 1190],
      [340, 1162],
      [600, 1026],
      [660, 780],
      [940, 736],
    ],
  },
  component: () => import('../../embeddings/analogy/Analogy.svelte'),
})
