import { symbols } from '@nextword/core/network'
import { defineSchema } from '../../kit/schema.ts'

export const pixelGridSchema = defineSchema({
  pixels: {
    type: 'numbers',
    length: 9,
    min: -1,
    max: 1,
    default: Array.from(symbols[0].pixels),
    about: 'The picture, row by row from the top left; −1 black … 1 white.',
  },
  brush: {
    type: 'choice',
    choices: ['black', 'white', 'grey'],
    default: 'black',
    about: 'What a stroke paints; on a pixel that has this colour already it rubs out.',
  },
  seed: {
    type: 'integer',
    min: 0,
    max: 2 ** 32 - 1,
    default: 1,
    about: 'Where the chance of the noise begins; each press of Noise goes one further.',
  },
  flipChance: {
    type: 'number',
    min: 0,
    max: 0.5,
    default: 0.1,
    about: 'The chance of each pixel to flip when noise is added.',
  },
  greyAmount: {
    type: 'number',
    min: 0,
    max: 1,
    default: 0.4,
    about: 'How far a pixel may fade when noise is added.',
  },
  neurons: {
    type: 'boolean',
    default: false,
    about: 'Draws the nine input neurons beside the pixels.',
  },
  highlight: {
    type: 'integer',
    min: 0,
    max: 8,
    default: null,
    about: 'The pixel that is lit, and its neuron with it.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
