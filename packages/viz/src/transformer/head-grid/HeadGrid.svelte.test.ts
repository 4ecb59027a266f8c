import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { type Beginning, type Language, plainBeginning } from '../../kit/language/index.ts'
import { expectAccessible, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { penWorld, untrained } from './fixtures.ts'
import HeadGrid from './HeadGrid.svelte'
import type { MeasuredHeads } from './measured.ts'

const language = untrained()
const beginning: Beginning = {
  before: 'Tom saw ',
  cue: 'ink',
  after: ' and a pen. It',
  other: 'hay',
}

const measured: MeasuredHeads = {
  stories: 300,
  heads: [0, 1, 2, 3, 4, 5].map((head) => ({
    habit: { kind: 'before', share: 1, chance: 0.1 },
    cue: head === 4 ? 0.9 : 0,
    rise: head === 1 ? 1 : head * 0.01 + 0.01,
    hardest: { skill: 'counting', rise: 2 },
  })),
  neuron: { layer: 1, neuron: 6 },
}
const resemblance = {
  beginning,
  right: { name: 'letters', likeness: 0.1 },
  other: { name: 'fields', likeness: 0.4 },
}

const open = (props: Record<string, unknown> = {}) =>
  render(HeadGrid, { props: { language, beginning, measured, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const cell = (screen: Screen, layer: number, head: number) =>
  screen.getByRole('gridcell', { name: new RegExp(`^layer ${layer}, head ${head};`) })
const button = (screen: Screen, name: string | RegExp) => screen.getByRole('button', { name })

describe('HeadGrid', () => {
  it('draws every head’s pattern, enlarges the one that looks at the cue, and says what it sees', async () => {
    const screen = await open()
    expect(screen.getByRole('gridcell').elements()).toHaveLength(6)
    await expect.element(cell(screen, 2, 2)).toHaveAttribute('aria-selected', 'true')
    expect(cell(screen, 2, 2).element().getAttribute('aria-label')).toMatch(
      /^layer 2, head 2; cue; ‘.+’ looks most at ‘/,
    )
    expect(says(screen)).toMatch(/^Nothing is broken\. In layer 2, head 2, ‘.+’ looks most at ‘/)
    expect(screen.container.querySelectorAll('[role=gridcell] path').length).toBeGreaterThan(6)
    // The weights of one word make a whole.
    const weights = [...screen.container.querySelectorAll('fieldset .weight')].map((one) =>
      Number.parseInt(one.textContent!, 10),
    )
    expect(weights.reduce((a, b) => a + b)).toBeGreaterThan(94)
    expect(weights.reduce((a, b) => a + b)).toBeLessThan(106)
    await expect
      .element(screen.getByText(/^Over 300 unseen stories: 100% to the word just before/))
      .toBeVisible()
    expect(screen.container.textContent).toContain(
      'off, it costs 0.072 bits a word, 2.9 at counting',
    )
  })

  it('chooses heads by the keys of a grid, and words by those of a choice', async () => {
    const screen = await open()
    await userEvent.click(cell(screen, 1, 1))
    await expect.element(cell(screen, 1, 1)).toHaveAttribute('aria-selected', 'true')
    ;(cell(screen, 1, 1).element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowDown}')
    await expect.element(cell(screen, 2, 2)).toHaveFocus()
    expect(says(screen)).toContain('layer 2, head 2')
    await userEvent.keyboard('{Control>}{Home}{/Control}')
    await expect.element(cell(screen, 1, 1)).toHaveFocus()
    const word = screen.getByRole('radio', { name: /^pen/ })
    ;(word.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowUp}')
    expect(says(screen)).toMatch(/In layer 1, head 1, ‘a’ looks most at/)
  })

  it('turns a head off and on again, and says what has become of the next word', async () => {
    const screen = await open()
    await button(screen, 'Turn this head off').click()
    expect(says(screen)).toMatch(
      /^Head 2 of layer 2 is off: ‘.+’ (falls from|rises from|stays at) .*; the truth is \d+%\.$/,
    )
    expect(cell(screen, 2, 2).element().getAttribute('aria-label')).toMatch(/; cue off; /)
    expect(screen.container.querySelectorAll('.change rect.whole')).toHaveLength(6)
    await userEvent.click(cell(screen, 1, 1))
    await button(screen, 'Turn this head off').click()
    expect(says(screen)).toMatch(/^2 heads are off/)
    await button(screen, 'Turn it on again').click()
    await button(screen, 'Mend all').click()
    expect(says(screen)).toMatch(/^Nothing is broken/)
    expect(screen.container.querySelectorAll('.change rect.whole')).toHaveLength(0)
  })

  it('has the vital head and the spare one at hand', async () => {
    const screen = await open()
    await button(screen, 'Vital one off').click()
    expect(says(screen)).toMatch(/^Head 2 of layer 1 is off/)
    await expect.element(cell(screen, 1, 2)).toHaveAttribute('aria-selected', 'true')
    await button(screen, 'Spare one off').click()
    expect(says(screen)).toMatch(/^Head 1 of layer 1 is off/)
  })

  it('breaks other things too: the cue, the mask, the places, a neuron', async () => {
    const screen = await open()
    await screen.getByText('Break something else').click()
    await button(screen, 'Hide ‘ink’').click()
    // Nobody who isn't shown the cue knows better than even.
    expect(says(screen)).toMatch(/^‘ink’ is hidden: .*Who isn’t shown ‘ink’ can’t know better/)
    await button(screen, 'Look ahead').click()
    expect(says(screen)).toMatch(/^‘ink’ is hidden, every word sees later ones/)
    await screen.getByRole('radio', { name: 'not told' }).click()
    expect(says(screen)).toContain('no word is told its place')
    await screen.getByRole('radio', { name: 'words shuffled' }).click()
    expect(says(screen)).toContain('the words are in another order')
    await button(screen, 'Mend all').click()
    await button(screen, 'Neuron 7 of layer 2').click()
    expect(says(screen)).toMatch(/^Neuron 7 of layer 2 is silent/)
    await button(screen, 'Silence it').click()
    expect(says(screen)).toMatch(/^Nothing is broken/)
    await button(screen, 'Find the one that matters most here').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Neuron \d of layer \d is silent/))
  })

  it('hides the word that looks in a text without a cue, until the text is another', async () => {
    const screen = await open({ beginning: plainBeginning('Tom saw') })
    await screen.getByText('Break something else').click()
    await button(screen, 'Hide ‘saw’').click()
    expect(says(screen)).toMatch(/^‘saw’ is hidden/)
    await screen.rerender({ language, measured, beginning: plainBeginning('Tom saw hay') })
    expect(says(screen)).toMatch(/^Nothing is broken/)
  })

  it('tells whether a thick line is a cause', async () => {
    const screen = await open()
    await screen.getByText('Is a thick line a cause?').click()
    await expect
      .element(screen.getByText(/The one that changes most is layer \d, head \d/))
      .toBeVisible()
    await expect.element(screen.getByText(/the heads agree by/)).toBeVisible()
    const dot = screen.container.querySelector('[data-mark="head:4"]')!
    await userEvent.click(dot)
    expect(says(screen)).toMatch(/^Head 2 of layer 2 is off/)
  })

  it('sets resemblance beside what the model has learnt, and leads to that sentence', async () => {
    const onbeginning = vi.fn<(beginning: Beginning) => void>()
    const other = plainBeginning('Tom')
    const screen = await open({ beginning: other, resemblance, onbeginning })
    await button(screen, 'Turn this head off').click()
    await button(screen, 'Try ‘ink’').click()
    expect(onbeginning).toHaveBeenCalledExactlyOnceWith(beginning)
    // Nobody asks a broken model.
    expect(says(screen)).toMatch(/^Nothing is broken/)
    await screen.rerender({ language, measured, resemblance, beginning })
    await expect.element(screen.getByText('like letters 0.10')).toBeVisible()
    await expect.element(screen.getByText(/^(ink|farm) \d+%$/).first()).toBeVisible()
  })

  it('swaps the cue by a tap, and keeps what is broken', async () => {
    const screen = await open({ beginning: undefined })
    await button(screen, 'Turn this head off').click()
    await button(screen, /swap it for money/).click()
    expect(says(screen)).toMatch(/is off/)
    await expect.element(button(screen, /^money: swap it for river/)).toBeVisible()
  })

  it('measures a model’s heads itself where nobody has', async () => {
    const screen = await open({ measured: undefined })
    await vi.waitFor(
      () => expect(screen.container.textContent).toMatch(/Over 60 unseen stories: .*off, it costs/),
      { timeout: 20_000 },
    )
    await expect.element(button(screen, 'Vital one off')).toBeVisible()
  })

  it('takes any text: empty, unknown, impossible, long, a word alone', async () => {
    const screen = await open()
    for (const text of ['', 'Tom', 'zebra', '🙂', '\u202eTom', 'pen pen tom', 'tom '.repeat(80)]) {
      await screen.rerender({ language, measured, beginning: plainBeginning(text) })
      expect(says(screen)).toMatch(/^Nothing is broken/)
      expect(screen.container.textContent).not.toMatch(/NaN|undefined|\u202e/)
      await button(screen, 'Vital one off').click()
      expect(says(screen)).toMatch(/is off/)
      await button(screen, 'Mend all').click()
    }
    await screen.rerender({ language, measured, beginning: plainBeginning('pen tom') })
    expect(says(screen)).toMatch(/This world never says that/)
  })

  it('waits for its model, says so, and tries again', async () => {
    let give: (language: Language) => void = () => {}
    const load = vi
      .fn<() => Promise<Language>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockImplementation(() => new Promise((resolve) => (give = resolve)))
    const screen = await open({ language: undefined, load })
    await vi.waitFor(() => expect(says(screen)).toBe('The model didn’t come.'))
    await button(screen, 'Try again').click()
    expect(says(screen)).toMatch(/on its way/)
    give(language)
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Nothing is broken/))
  })

  it('survives bad props, each with one warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({ layer: 0, head: 'x', lang: 7, number: 'x'.repeat(99) })
    expect(says(screen)).toMatch(/^Nothing is broken/)
    expect(warn).toHaveBeenCalledTimes(3)
    warn.mockRestore()
    // A head that the model hasn't is no warning, and measurements of another model count for nothing.
    const short = { ...measured, heads: measured.heads.slice(2) }
    await screen.rerender({ language, beginning, measured: short, layer: 9, head: 9 })
    expect(says(screen)).toMatch(/^Nothing is broken/)
  })

  it('begins with the head that it is told', async () => {
    const screen = await open({ layer: 2, head: 3 })
    expect(says(screen)).toContain('layer 2, head 3')
  })

  it('leaves no word in English for another language', async () => {
    // Words of the text are nobody's to translate: none is left.
    const screen = await open({
      words: pseudo,
      beginning: plainBeginning(''),
      resemblance: { ...resemblance, beginning: plainBeginning('1') },
    })
    await vi.waitFor(() => expect(screen.container.querySelector('[role=grid]')).not.toBeNull())
    const worlds = new Set(penWorld.words.map((word) => word.toLowerCase()))
    const left = untranslated(screen.container).filter(
      (text) => !worlds.has(text.trim().toLowerCase()) && text !== 'cash',
    )
    expect(left.filter((text) => !/^(letters|fields)/.test(text))).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 19, resemblance })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      broken: () => button(screen, 'Vital one off').click(),
      bench: () => screen.getByText('Break something else').click(),
      worth: () => screen.getByText('Is a thick line a cause?').click(),
    })
  })
})
