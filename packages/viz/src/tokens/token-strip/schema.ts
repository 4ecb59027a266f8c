import { vocabularyNames } from '../../kit/vocabulary-names.ts'
import { defineSchema } from '../../kit/schema.ts'

export const tokenStripSchema = defineSchema({
  mode: {
    type: 'choice',
    choices: ['pieces', 'vectors'],
    default: 'pieces',
    about: 'A text cut into GPT’s tokens, or its words as vectors with their places added.',
  },
  sentence: {
    type: 'string',
    length: 1_000_000,
    default: 'Nora talked about the river. Then she walked to the bank and',
    about: 'What is shown until the reader changes it.',
  },
  text: {
    type: 'string',
    length: 1_000_000,
    default: '',
    about: 'What is shown, whatever the reader does; `onchange` says what they did.',
  },
  vocabulary: {
    type: 'choice',
    choices: vocabularyNames,
    default: 'r50k',
    about: 'Whose tokens: GPT-2’s, GPT-4’s or GPT-4o’s.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
