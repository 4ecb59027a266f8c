import { firstBeginning } from '../../kit/language/beginning.ts'
import { defineSchema } from '../../kit/schema.ts'

export const logitLensSchema = defineSchema({
  beginning: {
    type: 'beginning',
    default: firstBeginning,
    about: 'The text (`onbeginning`): “the [river|money] bank” has a word to swap.',
  },
  layer: {
    type: 'integer',
    min: 0,
    max: 256,
    default: 0,
    about:
      'The rung that one stands on: 0 before the first layer, then after each (`onlayer`); beyond the last it is the last.',
  },
  place: {
    type: 'integer',
    min: 0,
    max: 4096,
    default: null,
    about:
      'After how many words of the text the model guesses (`onplace`); without it, or beyond the last, after all.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
