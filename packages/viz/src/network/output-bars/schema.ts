import { symbols } from '@nextword/core/network'
import { defineSchema } from '../../kit/schema.ts'

export const outputBarsSchema = defineSchema({
  network: {
    type: 'network',
    default: null,
    about: 'The net; without it an untrained one.',
  },
  networkLabel: { type: 'string', length: 60, default: '', about: 'What the net is called.' },
  pixels: {
    type: 'numbers',
    default: Array.from(symbols[0].pixels),
    about: 'What the net looks at, one number an input.',
  },
  target: {
    type: 'integer',
    min: 0,
    max: 4095,
    default: null,
    about: 'The number of the right answer, from 0, if it is known: then the error is shown.',
  },
  compare: { type: 'network', default: null, about: 'A net to compare with.' },
  compareLabel: {
    type: 'string',
    length: 60,
    default: '',
    about: 'What that net is called. With a label and no net yet, its place is kept.',
  },
  truth: {
    type: 'boolean',
    default: false,
    about: 'Shows the true share of each symbol, were every pixel flipped with some chance.',
  },
  flipChance: {
    type: 'number',
    min: 0.001,
    max: 0.5,
    default: 0.1,
    about: 'That chance.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
