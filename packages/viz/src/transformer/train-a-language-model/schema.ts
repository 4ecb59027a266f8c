import { defineSchema } from '../../kit/schema.ts'

export const trainALanguageModelSchema = defineSchema({
  prompt: {
    type: 'string',
    length: 120,
    default: 'Nora',
    about: 'What each sample begins with; empty for a text from its start.',
  },
  steps: {
    type: 'integer',
    min: 1,
    max: 1_000_000,
    default: 8000,
    about: 'How many steps are planned.',
  },
  seed: {
    type: 'integer',
    min: 0,
    max: 2 ** 32 - 1,
    default: 3,
    about: 'The chance of weights and stories: the same seed gives the same model.',
  },
  probes: {
    type: 'strings',
    default: null,
    length: 300,
    about: 'Beginnings that are held against the truth one by one.',
  },
  used: {
    type: 'boolean',
    default: false,
    about:
      'Whether the reader’s model drives the other figures; without it the widget keeps its own.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
