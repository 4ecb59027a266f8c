import { firstBeginning } from '../../kit/language/beginning.ts'
import { defineSchema } from '../../kit/schema.ts'

export const nextWordSchema = defineSchema({
  mode: {
    type: 'choice',
    choices: ['guess', 'settings'],
    default: 'guess',
    about: 'The reader guesses first, or sees what the settings of sampling leave.',
  },
  beginning: {
    type: 'beginning',
    default: firstBeginning,
    about:
      'What the text begins with (`onbeginning`): “the [river|money] bank” has a word to swap.',
  },
  longest: {
    type: 'integer',
    min: 1,
    max: 400,
    default: 400,
    about: 'How long a beginning of the reader’s own may be, in UTF-16 code units.',
  },
  weights: {
    type: 'integer',
    min: 1,
    max: 2 ** 31,
    default: null,
    about: 'How many weights the model has, for the head of the figure before it has come.',
  },
  temperature: {
    type: 'number',
    min: 0,
    max: 5,
    default: 1,
    about:
      'Below 1 bolder, above 1 more even; 0 takes the likeliest (`ontemperature`). For `settings`, as the next three.',
  },
  topK: {
    type: 'integer',
    min: 0,
    max: 100_000,
    default: 0,
    about: 'So many words are kept, the likeliest; 0 keeps all (`ontopk`).',
  },
  topP: {
    type: 'number',
    min: 0,
    max: 1,
    default: 1,
    about: 'The fewest words are kept that together have this share (`ontopp`).',
  },
  seed: {
    type: 'integer',
    min: 0,
    max: 999_999,
    default: 1,
    about: 'What the draws begin with: the same seed, the same text (`onseed`).',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
