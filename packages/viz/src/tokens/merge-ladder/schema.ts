import { vocabularyNames } from '../../kit/vocabulary-names.ts'
import { defineSchema } from '../../kit/schema.ts'

export const mergeLadderSchema = defineSchema({
  view: {
    type: 'choice',
    choices: ['learn', 'real'],
    default: 'learn',
    about:
      'Merges learnt from a text before the reader’s eyes, or those behind one of GPT’s tokens.',
  },
  sample: {
    type: 'string',
    length: 1_000_000,
    default:
      'Nora ran to the river. Nora sat on the bank. The river ran by the bank, and Nora sat by the river, and sang.',
    about: 'What is learnt from until the reader writes something else.',
  },
  text: {
    type: 'string',
    length: 1_000_000,
    default: '',
    about: 'What is learnt from, whatever the reader does; `ontext` says what they wrote.',
  },
  word: {
    type: 'string',
    length: 1_000_000,
    default: 'Nora',
    about: 'The word whose merges in GPT’s vocabulary are shown.',
  },
  spaced: {
    type: 'boolean',
    default: true,
    about: 'Whether that word has its space before it.',
  },
  vocabulary: {
    type: 'choice',
    choices: vocabularyNames,
    default: 'r50k',
    about: 'Whose merges: GPT-2’s, GPT-4’s or GPT-4o’s.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
