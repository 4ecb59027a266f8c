import { firstBeginning } from '../../kit/language/beginning.ts'
import { defineSchema } from '../../kit/schema.ts'

export const twoStripsSchema = defineSchema({
  beginning: {
    type: 'beginning',
    default: firstBeginning,
    about:
      'The text up to the answer (`onbeginning`): “the [river|money] bank” has a word to swap.',
  },
  seen: {
    type: 'integer',
    min: 0,
    max: 1000,
    default: 2,
    about: 'How many words before the answer are seen at first.',
  },
  seed: {
    type: 'integer',
    min: 0,
    max: 999_999,
    default: 1,
    about: 'What other texts are drawn with, and the texts that are counted.',
  },
  stories: {
    type: 'integer',
    min: 100,
    max: 100_000,
    default: 20_000,
    about: 'How many stories are counted for the lower rungs of the ladder.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
