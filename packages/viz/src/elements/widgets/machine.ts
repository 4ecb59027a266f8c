import { machineSchema } from '../../transformer/machine/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { language, links } from '../live.ts'
import { prepareLanguage } from '../prepare.ts'

export const door = defineWidget({
  name: 'machine',
  about:
    'The transformer, part by part: a text running through it, from its words to the next one.',
  schema: machineSchema,
  changes: { onbeginning: 'beginning', onrun: 'run' },
  live: { language, links },
  prepare: prepareLanguage,
  space: {
    '': [
      [0, 662],
      [360, 630],
      [520, 583],
      [580, 559],
      [660, 502],
    ],
    '[mode="lacking"]': [
      [0, 1401],
      [360, 1346],
      [440, 1270],
      [580, 1203],
      [780, 1074],
    ],
    '[mode="last"]': [
      [0, 1205],
      [360, 1153],
      [400, 1116],
      [600, 997],
      [660, 945],
    ],
    '[mode="way"]': [
      [0, 1295],
      [360, 1244],
      [580, 1139],
      [660, 1107],
      [780, 1000],
    ],
  },
  component: () => import('../../transformer/machine/Machine.svelte'),
})
