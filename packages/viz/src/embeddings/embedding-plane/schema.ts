import { defineSchema } from '../../kit/schema.ts'

export const embeddingPlaneSchema = defineSchema({
  mode: {
    type: 'choice',
    choices: ['lift', 'find'],
    default: 'lift',
    about:
      'What the reader does: lifts the words off the line of their numbers, or finds words on the plane.',
  },
  view: {
    type: 'choice',
    choices: ['line', 'plane'],
    default: 'line',
    follows: true,
    about:
      'Whether the words lie on the line or on the plane (`onview`). Without it on the line to be lifted, on the plane to be found.',
  },
  show: {
    type: 'choice',
    choices: ['chosen', '2000', '5000'],
    default: 'chosen',
    about:
      'Which words: the chosen ones, laid out by PCA as one looks, or all of the table or of the larger one, on a map made beforehand (`onshow`).',
  },
  word: {
    type: 'string',
    length: 64,
    default: 'dog',
    about: 'The word whose neighbours are shown (`onchange`); an empty text for none.',
  },
  home: {
    type: 'string',
    length: 64,
    default: '',
    about:
      'The word of the page’s sentence, which a button leads back to by `onchange`; an empty text for none.',
  },
  chosen: {
    type: 'strings',
    length: 64,
    default: null,
    about: 'The words that PCA lays out; without it some seventy in six groups.',
  },
  own: {
    type: 'strings',
    length: 64,
    default: null,
    about: 'Words of the reader’s own, which join them (`onown`).',
  },
  centred: {
    type: 'boolean',
    default: true,
    about: 'Whether cosines are measured from the mean of all words.',
  },
  sentences: {
    type: 'boolean',
    default: true,
    follows: true,
    about: 'Whether sentences are compared in a fold. Without it they are where words are found.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
