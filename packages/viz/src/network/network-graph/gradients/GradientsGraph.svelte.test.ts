import { describe, expect, it, vi } from 'vitest'
import { open, said } from '../testing.browser.ts'
import GradientsGraph from './GradientsGraph.svelte'

describe('gradients', () => {
  it('ask which answer is right, then flow back step by step', async () => {
    const onlabel = vi.fn()
    const screen = await open(GradientsGraph, { onlabel })
    const { container } = screen
    expect(said(container)).toContain('Say which answer is right')
    await screen.getByRole('radio', { name: '×' }).click()
    expect(onlabel).toHaveBeenCalledWith(0)
    expect(said(container)).toMatch(
      /^× is right and should have all\. It has \d+%: a difference of −0\.\d\d/,
    )
    const slider = screen.getByRole('slider', { name: 'Step' })
    await slider.fill('2')
    expect(said(container)).toMatch(/so its gradient is/)
    expect(container.textContent).toMatch(/They agree to (8|9|10) decimal places/)
    await slider.fill('6')
    expect(said(container)).toMatch(/^Pixel \d → neuron \d of hidden 1/)
    expect(container.innerHTML).not.toMatch(/NaN/)
  })
})
