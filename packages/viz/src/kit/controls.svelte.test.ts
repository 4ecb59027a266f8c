import { createRawSnippet } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { en } from '../words/en.ts'
import Button from './Button.svelte'
import NumberField from './NumberField.svelte'
import Segmented from './Segmented.svelte'
import Slider from './Slider.svelte'
import { expectAccessible, setLook } from './testing.ts'

const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }))

describe('Segmented', () => {
  const options = [
    { value: 'a', label: 'one' },
    { value: 'b', label: 'two' },
    { value: 'c', label: 'three', disabled: true },
  ]

  it('is one stop of the Tab key, and the arrows choose', async () => {
    const onchange = vi.fn()
    const screen = await render(Segmented, { label: 'Mode', options, value: 'a', onchange })
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'one' }).element())
    await userEvent.keyboard('{ArrowRight}')
    expect(onchange).toHaveBeenCalledExactlyOnceWith('b')
  })

  it('stays as its parent says', async () => {
    const onchange = vi.fn()
    const screen = await render(Segmented, { label: 'Mode', options, value: 'a', onchange })
    await screen.getByRole('radio', { name: 'two' }).click()
    await expect.element(screen.getByRole('radio', { name: 'one' })).toBeChecked()
    await screen.rerender({ value: 'b' })
    await expect.element(screen.getByRole('radio', { name: 'two' })).toBeChecked()
  })

  it('fits and reads well in every look', async () => {
    const screen = await render(Segmented, {
      label: 'Mode',
      options,
      value: 'a',
      onchange: () => {},
    })
    await expectAccessible(() => screen.container)
  })
})

describe('Button', () => {
  it('keeps the focus when what it did leaves it nothing to do', async () => {
    const onclick = vi.fn()
    const screen = await render(Button, { children: snippet('<span>Undo</span>'), onclick })
    const button = screen.getByRole('button', { name: 'Undo' }).element() as HTMLButtonElement
    button.focus()
    await userEvent.keyboard('{Enter}')
    await screen.rerender({ disabled: true })
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await userEvent.keyboard('{Enter}')
    expect(onclick).toHaveBeenCalledTimes(1)
    button.blur()
    await expect.poll(() => button.disabled).toBe(true)
    expect(button.hasAttribute('aria-disabled')).toBe(false)
  })
})

describe('Slider', () => {
  it('is a native range that reads its value out in words', async () => {
    const onchange = vi.fn()
    const screen = await render(Slider, {
      label: 'Rate',
      value: 0.5,
      min: 0,
      max: 1,
      step: 0.1,
      onchange,
      format: (value: number) => value.toFixed(1),
      valueText: (value: number) => `${value} a step`,
    })
    const slider = screen.getByRole('slider', { name: 'Rate' })
    await expect.element(slider).toHaveAttribute('aria-valuetext', '0.5 a step')
    ;(slider.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(onchange).toHaveBeenCalledExactlyOnceWith(0.6)
    await vi.waitFor(() => expect((slider.element() as HTMLInputElement).value).toBe('0.5'))
  })

  it('is at least 24 px high for a finger, and lets the page scroll', async () => {
    const screen = await render(Slider, {
      label: 'Rate',
      value: 0.5,
      min: 0,
      max: 1,
      onchange: () => {},
    })
    const input = screen.getByRole('slider').element() as HTMLElement
    expect(input.offsetHeight).toBeGreaterThanOrEqual(24)
    expect(getComputedStyle(input).touchAction).toBe('pan-y')
  })
})

describe('NumberField', () => {
  const open = async (props: Record<string, unknown> = {}) => {
    const onchange = vi.fn<(value: number) => void>()
    const screen = await render(NumberField, {
      label: 'Weight',
      value: 0.25,
      min: -1,
      max: 1,
      onchange,
      words: en,
      ...props,
    })
    const input = screen.getByRole('textbox', { name: 'Weight' })
    return { screen, input, onchange }
  }

  it('shows the value with a true minus and takes either', async () => {
    const { input, onchange } = await open({ value: -0.5 })
    await expect.element(input).toHaveValue('−0.50')
    await input.fill('-0.7')
    expect(onchange).toHaveBeenLastCalledWith(-0.7)
    await input.fill('−0.8')
    expect(onchange).toHaveBeenLastCalledWith(-0.8)
  })

  it('never loses what was typed badly, and says what is wrong with it', async () => {
    const { screen, input, onchange } = await open()
    await input.fill('0.5x')
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('That isn’t a number; it should look like 0.5.')
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
    await userEvent.keyboard('{Tab}')
    await expect.element(input).toHaveValue('0.5x')
    await input.fill('7')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('It must be from −1 to 1.')
    expect(onchange).not.toHaveBeenCalled()
    await input.fill('0.5')
    expect(onchange).toHaveBeenLastCalledWith(0.5)
    expect(screen.container.querySelector('[role=alert]')).toBeNull()
  })

  it('gives up on Escape, and steps with the arrows within its limits', async () => {
    const { input, onchange } = await open({ value: 0.95 })
    await input.fill('rubbish')
    await userEvent.keyboard('{Escape}')
    await expect.element(input).toHaveValue('0.95')
    await userEvent.keyboard('{ArrowUp}')
    expect(onchange).toHaveBeenLastCalledWith(1)
    await userEvent.keyboard('{ArrowDown}')
    expect(onchange).toHaveBeenLastCalledWith(0.85)
  })

  it('is read and written in the language of the reader', async () => {
    const { input, onchange } = await open({ lang: 'de' })
    await expect.element(input).toHaveValue('0,25')
    await input.fill('0,5')
    expect(onchange).toHaveBeenLastCalledWith(0.5)
  })

  it('fits and reads well in every look, with an error too', async () => {
    const { screen, input } = await open()
    await expectAccessible(() => screen.container, {
      initial: () => {},
      error: () => input.fill('x'),
    })
  })
})

describe('Button', () => {
  it('is large enough for a finger and tells whether it is pressed', async () => {
    const screen = await render(Button, { children: snippet('<span>Go</span>'), pressed: true })
    const button = screen.getByRole('button', { name: 'Go' })
    await expect.element(button).toHaveAttribute('aria-pressed', 'true')
    expect((button.element() as HTMLElement).offsetHeight).toBeGreaterThanOrEqual(34)
    expect((button.element() as HTMLElement).offsetWidth).toBeGreaterThanOrEqual(34)
  })

  it('doesn’t move under the finger for readers who want no motion', async () => {
    await setLook({ reducedMotion: true })
    const screen = await render(Button, { children: snippet('<span>Go</span>') })
    expect(getComputedStyle(screen.getByRole('button').element()).translate).toBe('none')
    await setLook({})
  })
})
