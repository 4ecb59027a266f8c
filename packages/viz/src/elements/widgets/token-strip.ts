import { tokenStripSchema } from '../../tokens/token-strip/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { table, vocabularies } from '../live.ts'
import { prepareTable, prepareVocabulary } from '../prepare.ts'

export const door = defineWidget({
  name: 'token-strip',
  about: 'A text cut into GPT’s tokens, or its words as vectors with their places added.',
  schema: tokenStripSchema,
  changes: { onchange: 'text', onvocabulary: 'vocabulary' },
  replaces: { sentence: 'text' },
  live: { table, vocabularies },
  prepare: (values) =>
    values.mode === 'vectors' ? prepareTable(values) : prepareVocabulary(values),
  space: {
    '': [
      [0, 922],
      [360, 803],
      [520, 665],
      [600, 545],
      [880, 494],
    ],
    '[mode="vectors"]': [
      [0, 865],
      [320, 768],
      [480, 716],
      [580, 680],
      [860, 647],
    ],
  },
  component: () => import('../../tokens/token-strip/TokenStrip.svelte'),
})
