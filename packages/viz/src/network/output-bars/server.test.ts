import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import OutputBars from './OutputBars.svelte'

it('The server writes the whole figure, readable without script, and no inline style.', () => {
  const { body } = render(OutputBars, { props: { number: 8, target: 0, truth: true } })
  expect(body).toContain('86%')
  expect(body).toContain('−ln 0.083 = 2.49')
  expect(body).toContain('the true share')
  expect(body).toContain('<table')
  expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
})

it('The server draws it once, for a phone, in as much room as a desk will take.', () => {
  const { body } = render(OutputBars, { props: {} })
  expect(body).toContain('viewBox="0 0 272 ')
  expect(body).not.toContain('viewBox="0 0 560 ')
  expect(body).toMatch(/class="room[^"]*" width="1" height="\d+"/)
})
