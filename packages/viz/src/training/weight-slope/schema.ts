import { symbols } from '@nextword/core/network'
import { defineSchema } from '../../kit/schema.ts'

export const weightSlopeSchema = defineSchema({
  network: {
    type: 'network',
    default: null,
    about:
      'The net whose weight moves; without it an untrained one. `onnetwork` hands out the net with the weight moved.',
  },
  pixels: {
    type: 'numbers',
    default: Array.from(symbols[0].pixels),
    min: -1,
    max: 1,
    about: 'The picture whose answer is known, −1 black … 1 white.',
  },
  label: {
    type: 'integer',
    default: null,
    min: 0,
    about:
      'The right answer to the picture. Without it the symbol that it equals; if there is none, the reader is asked (`onlabel`).',
  },
  over: {
    type: 'choice',
    choices: ['picture', 'all'],
    default: 'picture',
    about: 'Whether the error is that of the one picture or the mean over all (`onover`).',
  },
  parameter: {
    type: 'integer',
    default: null,
    min: 0,
    about:
      'Which weight or bias moves: its place among the net’s parameters. Without it the one with the largest gradient (`onparameter`).',
  },
  stage: {
    type: 'choice',
    choices: ['hand', 'slope'],
    default: 'hand',
    about: 'By hand against the meter, or with the curve, its slope and the ball (`onstage`).',
  },
  rate: {
    type: 'number',
    default: 1,
    min: 0.000001,
    max: 1000,
    about: 'How far one step rolls for a gradient of 1 (`onrate`).',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  lang: { type: 'string', default: 'en', about: 'The language of its numbers.' },
})
