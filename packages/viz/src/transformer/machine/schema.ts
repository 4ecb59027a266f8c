import { firstBeginning } from '../../kit/language/beginning.ts'
import { defineSchema } from '../../kit/schema.ts'

export const machineSchema = defineSchema({
  mode: {
    type: 'choice',
    choices: ['whole', 'lacking', 'last', 'way'],
    default: 'whole',
    about:
      'The whole machine, what a plain net lacks, the last word on its way to a guess, or the whole way.',
  },
  beginning: {
    type: 'beginning',
    default: firstBeginning,
    about:
      'What the text begins with (`onbeginning`): “the [river|money] bank” has a word to swap.',
  },
  run: {
    type: 'choice',
    choices: ['known', 'all'],
    default: 'known',
    about: 'In `lacking`: with the parts that a plain net has, or with all (`onrun`).',
  },
  weights: {
    type: 'integer',
    min: 1,
    max: 2 ** 31,
    default: null,
    about: 'How many weights the model has, for the head of the figure before it has come.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
