import { headGridSchema } from '../../transformer/head-grid/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { language } from '../live.ts'
import { prepareLanguage } from '../prepare.ts'

export const door = defineWidget({
  name: 'head-grid',
  about: 'The attention heads of a model: what each looks at, and what breaks without it.',
  schema: headGridSchema,
  changes: { onbeginning: 'beginning' },
  live: { language },
  prepare: prepareLanguage,
  space: {
    '': [
      [0, 1731],
      [360, 1641],
      [580, 1168],
      [680, 1116],
      [860, 1102],
    ],
  },
  component: () => import('../../transformer/head-grid/HeadGrid.svelte'),
})
