import { logitLensSchema } from '../../transformer/logit-lens/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { language } from '../live.ts'
import { prepareLanguage } from '../prepare.ts'

export const door = defineWidget({
  name: 'logit-lens',
  about: 'What the model would guess after each of its layers, if it had to say so there.',
  schema: logitLensSchema,
  changes: { onbeginning: 'beginning', onlayer: 'layer', onplace: 'place' },
  live: { language },
  prepare: prepareLanguage,
  space: {
    '': [
      [0, 1797],
      [340, 1718],
      [580, 1607],
      [660, 1135],
      [800, 1115],
    ],
  },
  component: () => import('../../transformer/logit-lens/LogitLens.svelte'),
})
