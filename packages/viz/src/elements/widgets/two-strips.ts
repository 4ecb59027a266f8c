import { twoStripsSchema } from '../../transformer/two-strips/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { language } from '../live.ts'
import { prepareLanguage } from '../prepare.ts'

export const door = defineWidget({
  name: 'two-strips',
  about: 'Two strips of paper over a text: the more of it is seen, the less the answer surprises.',
  schema: twoStripsSchema,
  changes: { onbeginning: 'beginning' },
  live: { language },
  prepare: prepareLanguage,
  space: {
    '': [
      [0, 1384],
      [320, 1208],
      [380, 1168],
      [520, 1116],
      [580, 767],
    ],
  },
  component: () => import('../../transformer/two-strips/TwoStrips.svelte'),
})
