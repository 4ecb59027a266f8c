import { defaultTraining } from '@nextword/core/training'
import { defineSchema } from '../../kit/schema.ts'

export const trainingPanelSchema = defineSchema({
  network: {
    type: 'network',
    default: null,
    about:
      'The net as it is now; without it the one to start from. `onnetwork` hands out the trained one, at most once a frame.',
  },
  start: {
    type: 'network',
    default: null,
    about: 'The net that reset goes back to; without it an untrained one.',
  },
  seed: {
    type: 'integer',
    default: 23,
    min: 0,
    max: 4294967295,
    about:
      'The chance in training: the order of the pictures, the noise; and in the untrained net.',
  },
  speed: {
    type: 'choice',
    choices: ['slow', 'steady', 'fast'],
    default: 'steady',
    about: 'Four steps a second, sixty epochs a second, or as many as fit (`onspeed`).',
  },
  number: { type: 'string', length: 12, default: '', about: 'The number of the figure.' },
  lang: { type: 'string', default: 'en', about: 'The language of its numbers.' },
})

/** What `settings` holds; `batch` besides, a whole number or 'all'. */
export const trainingSettingsSchema = defineSchema({
  optimizer: {
    type: 'choice',
    choices: ['sgd', 'momentum', 'adam'],
    default: 'sgd',
    about: 'How a gradient becomes a step.',
  },
  learningRate: {
    type: 'number',
    default: defaultTraining.learningRate,
    min: 0.000001,
    max: 100000,
    about: 'How far a step goes for a gradient of 1.',
  },
  epochs: {
    type: 'integer',
    default: defaultTraining.epochs,
    min: 1,
    max: 1000000,
    about: 'Passes through all pictures before it stops by itself.',
  },
  stopAtLoss: {
    type: 'number',
    default: defaultTraining.stopAtLoss,
    min: 0,
    max: 100,
    about: 'Done when the loss is as small as this.',
  },
  flipChance: {
    type: 'number',
    default: defaultTraining.flipChance,
    min: 0,
    max: 1,
    about: 'The chance of each pixel to be flipped each time it is shown.',
  },
  weightLimit: {
    type: 'number',
    default: null,
    min: 0.000001,
    max: 1000000,
    about: 'Weights are kept within ± this; null for no limit.',
  },
})
