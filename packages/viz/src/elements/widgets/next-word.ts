import { nextWordSchema } from '../../transformer/next-word/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { language } from '../live.ts'
import { prepareLanguage } from '../prepare.ts'

export const door = defineWidget({
  name: 'next-word',
  about: 'What comes next in a text: how sure the model is of each word, beside the truth.',
  schema: nextWordSchema,
  changes: {
    onbeginning: 'beginning',
    ontemperature: 'temperature',
    ontopk: 'topK',
    ontopp: 'topP',
    onseed: 'seed',
  },
  live: { language },
  prepare: prepareLanguage,
  space: {
    '': [
      [0, 983],
      [340, 915],
      [440, 895],
      [580, 691],
      [1120, 661],
    ],
    '[mode="settings"]': [
      [0, 1268],
      [300, 1224],
      [460, 1178],
      [580, 1023],
      [720, 893],
    ],
  },
  component: () => import('../../transformer/next-word/NextWord.svelte'),
})
