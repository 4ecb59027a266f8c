import { embeddingPlaneSchema } from '../../embeddings/embedding-plane/schema.ts'
import { defineWidget } from '../define-widget.ts'
import { ids, largeMap, largeTable, map, table } from '../live.ts'
import { prepareTable } from '../prepare.ts'

export const door = defineWidget({
  name: 'embedding-plane',
  about: 'Words as points: near each other where they mean alike.',
  schema: embeddingPlaneSchema,
  changes: { onview: 'view', onshow: 'show', onchange: 'word', onown: 'own' },
  live: { table, largeTable, map, largeMap, ids },
  prepare: prepareTable,
  space: {
    '': [
      [0, 852],
      [320, 817],
      [480, 779],
      [580, 648],
      [581, 728],
    ],
    '[mode="find"]': [
      [0, 955],
      [320, 937],
      [500, 834],
      [580, 824],
      [760, 794],
    ],
  },
  component: () => import('../../embeddings/embedding-plane/EmbeddingPlane.svelte'),
})
