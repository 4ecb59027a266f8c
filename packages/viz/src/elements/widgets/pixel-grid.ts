import { pixelGridSchema } from '../../network/pixel-grid/schema.ts'
import { defineWidget } from '../define-widget.ts'

export const door = defineWidget({
  name: 'pixel-grid',
  about: 'A picture of three by three pixels to draw, and the nine numbers that it is.',
  schema: pixelGridSchema,
  changes: { onchange: 'pixels', onbrush: 'brush' },
  tells: { onhighlight: 'pixel' },
  space: {
    '': [
      [0, 570],
      [320, 552],
      [480, 487],
      [561, 511],
      [720, 465],
    ],
    '[neurons]': [
      [0, 635],
      [320, 600],
      [480, 554],
      [560, 535],
      [720, 489],
    ],
  },
  component: () => import('../../network/pixel-grid/PixelGrid.svelte'),
})
