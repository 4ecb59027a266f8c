import { defineSchema } from '../../kit/schema.ts'

export const analogySchema = defineSchema({
  asked: {
    type: 'strings',
    default: ['dog', 'puppy', 'cat', 'kitten'],
    length: 40,
    about:
      'The arrow’s two words, the word that it is carried onto, and the word that should come, if somebody says so: dog, puppy, cat, kitten (`onasked`).',
  },
  inputs: {
    type: 'boolean',
    default: false,
    about: 'Whether the three words themselves may be the answer (`oninputs`).',
  },
  among: {
    type: 'choice',
    choices: ['2000', '5000'],
    default: '2000',
    about:
      'Among how many words the answer is looked for (`onamong`). For 2000 the `table` that is handed in counts.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
