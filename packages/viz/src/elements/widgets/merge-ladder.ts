import { mergeLadderSchema } from '../../tokens/merge-ladder/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { vocabularies } from '../live.ts'
import { prepareVocabulary } from '../prepare.ts'

export const door = defineWidget({
  name: 'merge-ladder',
  about: 'Merge by merge, letters become tokens: learnt from a text, or as in GPT’s vocabulary.',
  schema: mergeLadderSchema,
  changes: {
    onview: 'view',
    ontext: 'text',
    onword: 'word',
    onspaced: 'spaced',
    onvocabulary: 'vocabulary',
  },
  replaces: { sample: 'text' },
  live: { vocabularies },
  prepare: (values) => (values.view === 'real' ? prepareVocabulary(values) : Promise.resolve({})),
  space: {
    '': [
      [0, 909],
      [340, 799],
      [480, 698],
      [600, 496],
      [800, 466],
    ],
    '[view="real"]': [
      [0, 675],
      [340, 605],
      [520, 551],
      [580, 492],
      [880, 445],
    ],
  },
  component: () => import('../../tokens/merge-ladder/MergeLadder.svelte'),
})
