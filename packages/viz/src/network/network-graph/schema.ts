import { defineSchema } from '../../kit/schema.ts'

export const networkGraphSchema = defineSchema({
  mode: {
    type: 'choice',
    choices: ['signal', 'weights', 'neuron', 'gradients'],
    default: 'signal',
    about:
      'What the figure shows: a picture running through, the weights, one neuron’s sum, or the gradients.',
  },
  switchable: {
    type: 'boolean',
    default: false,
    about: 'Shows the switch between the four modes.',
  },
  network: {
    type: 'network',
    default: null,
    about: 'The net; without it, the untrained net that reads the four symbols.',
  },
  pixels: {
    type: 'numbers',
    default: null,
    about: 'What goes in: a number for each input neuron; −1 black … 1 white.',
  },
  label: {
    type: 'integer',
    min: 0,
    max: 4095,
    default: null,
    about: 'Which output is the right answer, counted from 0; without it the figure asks.',
  },
  outputNames: {
    type: 'strings',
    length: 24,
    default: null,
    about: 'What the outputs are called; without it the four symbols, or numbers.',
  },
  neuron: {
    type: 'string',
    length: 12,
    default: '',
    about: 'Which neuron is chosen at first: layer and number, both counted from 1, as in 1-4.',
  },
  highlight: {
    type: 'integer',
    min: 0,
    max: 4095,
    default: null,
    about: 'An input neuron that is lit, with its pixel.',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  title: { type: 'string', length: 200, default: '', about: 'The title of the figure.' },
  lang: { type: 'string', length: 35, default: 'en', about: 'The language of the numbers.' },
})
