import { expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { expectAccessible } from './testing.ts'
import Slider from './Slider.svelte'

test('probe', async () => {
  const screen = await render(Slider, {
    label: 'A',
    min: 0,
    max: 1,
    value: 0.5,
    onchange: () => {},
  })
  await expectAccessible(() => screen.container)
  expect(matchMedia('(prefers-color-scheme: light)').matches).toBe(true)
})
