import { firstBeginning } from '../../kit/language/beginning.ts'
import { defineSchema } from '../../kit/schema.ts'

export const headGridSchema = defineSchema({
  beginning: {
    type: 'beginning',
    default: firstBeginning,
    about: 'The text (`onbeginning`): “the [river|money] bank” has a word to swap.',
  },
  layer: {
    type: 'integer',
    min: 1,
    max: 256,
    default: null,
    about: 'The layer of the head that is chosen first, counted from 1.',
  },
  head: {
    type: 'integer',
    min: 1,
    max: 256,
    default: null,
    about: 'Which of that layer’s heads, counted from 1.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
