import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import PixelGrid from './PixelGrid.svelte'

it('The server writes the whole figure, readable without script, and no inline style.', () => {
  const { body } = render(PixelGrid, { props: { number: 5, neurons: true } })
  expect(body).toContain('row 1, column 1, black')
  expect(body.match(/role="gridcell"/g)).toHaveLength(9)
  expect(body).toContain('pixel for pixel')
  expect(body).toContain('<table')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
})
