import { trainALanguageModelSchema } from '../../transformer/train-a-language-model/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { recipe, world } from '../live.ts'

export const door = defineWidget({
  name: 'train-a-language-model',
  about: 'A language model learns the starter world, held against the truth as it goes.',
  schema: trainALanguageModelSchema,
  live: { recipe, world },
  // A foreign page’s storage is its own.
  prepare: () => Promise.resolve({ store: null }),
  space: {
    '': [
      [0, 2160],
      [360, 2048],
      [580, 1491],
      [780, 1334],
      [960, 1280],
    ],
  },
  component: () => import('../../transformer/train-a-language-model/TrainALanguageModel.svelte'),
})
