import { defineSchema } from '../../kit/schema.ts'
import { ambiguousWords } from './ambiguous.ts'

export const attentionLinesSchema = defineSchema({
  text: {
    type: 'string',
    length: 2000,
    default: ambiguousWords[0].sentences[0].text,
    about: 'The sentence (`ontext`). The first 40 words of it are drawn.',
  },
  longest: {
    type: 'integer',
    min: 1,
    max: 2000,
    default: 2000,
    about: 'How long a sentence of the reader’s own may be, in UTF-16 code units.',
  },
  word: {
    type: 'string',
    length: 64,
    default: '',
    about:
      'The word of it that looks around (`onword`); without it one of two meanings, or else the last that isn’t a stop word.',
  },
  cues: {
    type: 'strings',
    length: 64,
    default: null,
    about:
      'The words that the cue is swapped for (`onswap`); without them those of the same word’s other stories.',
  },
  back: {
    type: 'string',
    length: 2000,
    default: '',
    about:
      'A sentence that a button leads back to while another one stands there (`onback`); without it there is none.',
  },
  stage: {
    type: 'choice',
    choices: ['entry', 'mixing'],
    default: 'mixing',
    about: 'The word’s one entry in the table, or the words around it mixed in.',
  },
  mixing: {
    type: 'number',
    min: 0,
    max: 1,
    default: 0,
    about: 'How much of the mix is taken in, 0 … 1 (`onmixing`).',
  },
  form: {
    type: 'choice',
    choices: ['naive', 'centred', 'withoutStopWords', 'othersAdded'],
    default: 'othersAdded',
    about: 'From the naive form to the mended one (`onform`).',
  },
  average: {
    type: 'boolean',
    default: false,
    about: 'A plain average in place of attention (`onaverage`).',
  },
  looksBack: {
    type: 'boolean',
    default: true,
    about: 'Whether it looks only at the words before it, as in GPT (`onlooksback`).',
  },
  senses: {
    type: 'strings',
    length: 64,
    default: null,
    about:
      'Words of the two meanings, the first half of the list those of the one; without them those of the ten ambiguous words, or else the two words that are looked at most.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
