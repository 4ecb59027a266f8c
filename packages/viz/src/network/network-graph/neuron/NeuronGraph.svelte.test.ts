import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { neuron, open, said } from '../testing.browser.ts'
import NeuronGraph from './NeuronGraph.svelte'

describe('one neuron', () => {
  it('goes product by product, and back', async () => {
    const screen = await open(NeuronGraph, { neuron: '1-1' })
    const { container } = screen
    expect(said(container)).toContain('Neuron 1 of hidden 1 adds nine products')
    const step = screen.getByRole('button', { name: 'Step' })
    await step.click()
    expect(said(container)).toMatch(/^Pixel 1 holds −1\..*: the sum begins\.$/)
    await step.click()
    expect(said(container)).toMatch(/^Pixel 2 holds 1\..*brings the sum to/)
    await screen.getByRole('button', { name: 'Back' }).click()
    expect(said(container)).toMatch(/^Pixel 1 holds −1/)
    for (let i = 0; i < 9; i++) await step.click()
    expect(said(container)).toContain('the bias')
    await step.click()
    expect(said(container)).toContain('squashes that to')
  })

  it('is chosen in the net, or one after the other', async () => {
    const screen = await open(NeuronGraph)
    const { container } = screen
    await userEvent.click(neuron(container, '2-5'))
    expect(said(container)).toContain('Neuron 6 of hidden 2 adds six products')
    await screen.getByRole('button', { name: 'Next neuron' }).click()
    expect(said(container)).toMatch(/^Output × adds six products/)
  })
})
