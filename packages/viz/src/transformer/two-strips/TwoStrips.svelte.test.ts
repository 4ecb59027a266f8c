import { beforeAll, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import {
  type Beginning,
  firstBeginning,
  type Language,
  loadLanguage,
  plainBeginning,
} from '../../kit/language/index.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { tinyBeginning, tinyLanguage } from './fixtures.ts'
import type { TwoStripsProps } from './props.ts'
import TwoStrips from './TwoStrips.svelte'

let language: Language
let tiny: Language
beforeAll(async () => {
  language = await loadLanguage()
  tiny = await tinyLanguage()
})

const open = (props: TwoStripsProps = {}) => render(TwoStrips, { props: { language, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string =>
  screen.container.querySelector('.says')!.textContent!.trim()
const left = (screen: Screen) => screen.getByRole('slider', { name: 'Left strip' })
const right = (screen: Screen) => screen.getByRole('slider', { name: 'Right strip' })
const cells = (screen: Screen): HTMLElement[] => [
  ...screen.container.querySelectorAll<HTMLElement>('.cell'),
]
const seenWords = (screen: Screen): string =>
  cells(screen)
    .filter((cell) => cell.matches('.none'))
    .map((cell) => cell.querySelector('.word')!.textContent!.trim())
    .join(' ')

describe('TwoStrips', () => {
  it('asks first: two words are seen, the answer and the rest are not', async () => {
    const screen = await open()
    expect(seenWords(screen)).toBe('bank and')
    expect(says(screen)).toMatch(/^Only the last 2 words can be seen/)
    expect(getComputedStyle(cells(screen)[13].querySelector('.word')!).visibility).toBe('hidden')
    expect(screen.container.querySelector('svg path')).toBeNull()
    await expect.element(left(screen)).toHaveAttribute('aria-valuetext', '2 words seen')
  })

  it('tells whether the guess was right, and how surprising the answer is', async () => {
    const screen = await open()
    await screen.getByRole('button', { name: 'waited' }).click()
    await vi.waitFor(() =>
      expect(says(screen)).toMatch(
        /^You said ‘waited’, the text says ‘sat’\. With 2 words seen it is a surprise of 2\.4 bits: its chance is 19%\. The last step, to ‘bank’, took off 1\.3 bits\.$/,
      ),
    )
    await expect.element(left(screen)).toHaveAttribute('aria-valuetext', '2 words seen: 2.4 bits')
    // The focus goes on to what came in the place of the choices.
    expect(document.activeElement?.textContent?.trim()).toBe('Another text')
  })

  it('slides by the arrow keys, a word a step, and a whole bit falls at the cue', async () => {
    const screen = await open()
    await screen.getByRole('button', { name: 'Show it' }).click()
    left(screen).element().focus()
    await userEvent.keyboard('{ArrowLeft>6/}')
    await vi.waitFor(() => expect(says(screen)).toMatch(/8 words seen .* 2\.4 bits/))
    expect(says(screen)).toMatch(/The last step, to ‘full stop’, told nothing new\.$/)
    await userEvent.keyboard('{ArrowLeft}')
    await vi.waitFor(() =>
      expect(says(screen)).toMatch(/9 words seen .* 1\.4 bits.* to ‘river’, took off 1\.0 bit\.$/),
    )
    await expect.element(left(screen)).toHaveAttribute('aria-valuetext', '9 words seen: 1.4 bits')
    expect(screen.container.querySelectorAll('.bits')[4].textContent).toBe('1.4')
    await userEvent.keyboard('{Home}')
    expect(seenWords(screen)).toMatch(/^Nora talked about/)
    await userEvent.keyboard('{End}')
    expect(seenWords(screen)).toBe('sat')
    await vi.waitFor(() => expect(says(screen)).toMatch(/To someone who sees nothing .* 7\.7 bits/))
  })

  it('slides by buttons, by a tap on a word, and by its edge', async () => {
    const screen = await open()
    await screen.getByRole('button', { name: 'Show it' }).click()
    await screen.getByRole('button', { name: 'One word more' }).click()
    expect(seenWords(screen)).toBe('the bank and sat')
    await screen.getByRole('button', { name: 'One less' }).click()
    expect(seenWords(screen)).toBe('bank and sat')
    await userEvent.click(cells(screen)[7], { position: { x: 20, y: 100 } })
    expect(seenWords(screen)).toBe('she walked to the bank and sat')
    const handle = screen.container.querySelector('.from-left')!.getBoundingClientRect()
    const goal = cells(screen)[9].getBoundingClientRect()
    const drag = (type: string, x: number, y: number) => {
      const target = type === 'pointerdown' ? screen.container.querySelector('.from-left')! : board
      const init = { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y }
      target.dispatchEvent(new PointerEvent(type, init))
    }
    const board = screen.container.querySelector<HTMLElement>('.strips')!
    board.setPointerCapture = () => {}
    drag('pointerdown', handle.left + 22, handle.top + 20)
    drag('pointermove', goal.left + 4, goal.top + 20)
    drag('pointerup', goal.left + 4, goal.top + 20)
    await vi.waitFor(() => expect(seenWords(screen)).toBe('to the bank and sat'))
  })

  it('moves the right strip: every place of the text is a question', async () => {
    const screen = await open()
    await screen.getByRole('button', { name: 'Show it' }).click()
    right(screen).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await vi.waitFor(() => expect(says(screen)).toMatch(/^The text says ‘on’\. With 3 words seen/))
    await expect.element(right(screen)).toHaveAttribute('aria-valuetext', 'word 15 of 18: on')
    await userEvent.keyboard('{Home}')
    await vi.waitFor(() => expect(says(screen)).toMatch(/^The text says ‘Nora’\. To someone/))
    await userEvent.click(cells(screen)[2], { position: { x: 20, y: 100 } })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^The text says ‘about’/))
  })

  it('swaps the cue by a tap, where it is seen, and the answer follows', async () => {
    const onbeginning = vi.fn<(beginning: Beginning) => void>()
    const screen = await open({ onbeginning, seen: 9 })
    await screen.getByRole('button', { name: 'Show it' }).click()
    await screen.getByRole('button', { name: 'river: swap it for money' }).click()
    expect(onbeginning).toHaveBeenCalledWith(
      expect.objectContaining({ cue: 'money', other: 'river' }),
    )
    await vi.waitFor(() =>
      expect(says(screen)).toMatch(/^The text says ‘waited’\. With 9 words seen .* 1\.4 bits/),
    )
    await screen.getByRole('button', { name: 'One less' }).click()
    expect(screen.getByRole('button', { name: /swap it for/ }).elements()).toHaveLength(0)
  })

  it('lays other texts under the strips, asks anew, and goes back', async () => {
    const screen = await open()
    const first = screen.container.querySelector('.strips')!.textContent
    await screen.getByRole('button', { name: 'Show it' }).click()
    await screen.getByRole('button', { name: 'Another text' }).click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Only the last 2 words/))
    expect(screen.container.querySelector('.strips')!.textContent).not.toBe(first)
    await screen.getByRole('button', { name: 'Show it' }).click()
    await screen.getByRole('button', { name: 'Back to the first text' }).click()
    expect(screen.container.querySelector('.strips')!.textContent).toContain('river')
  })

  it('climbs the ladder when it is opened: counts, transformer, truth', async () => {
    const screen = await open({ stories: 2000 })
    await screen.getByText('Five ways to guess the next word').click()
    await expect.element(screen.getByRole('progressbar')).toBeVisible()
    await vi.waitFor(
      () =>
        expect(
          [...screen.container.querySelectorAll('.name b')].map(({ textContent }) => textContent),
        ).toEqual(['Unigram', 'Bigram', 'Trigram', 'Transformer', 'Truth']),
      10_000,
    )
    await expect.element(screen.getByText(/The unigram, the bigram and the trigram/)).toBeVisible()
    const bars = (): string[] =>
      [...screen.container.querySelectorAll('.fold .bars')].map((one) => one.textContent!)
    const before = bars()
    expect(before[3]).toContain('sat')
    await screen.getByRole('button', { name: 'Swap ‘river’ for ‘money’' }).click()
    expect(bars()[3]).toContain('waited')
    expect(screen.getByRole('button', { name: 'Swap ‘money’ for ‘river’' })).toBeDefined()
  })

  it('works with another world and model, and with texts that it has no truth for', async () => {
    const screen = await open({ language: tiny, beginning: tinyBeginning })
    await screen.getByRole('button', { name: 'Show it' }).click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/‘swims’.* 0\.4 bits: its chance is 75%/))
    for (const text of ['', 'zebra', 'tom tom tom', '\u202eriver', 'river '.repeat(120)]) {
      await screen.rerender({ language: tiny, beginning: plainBeginning(text) })
      await screen.getByRole('button', { name: 'Show it' }).click()
      await vi.waitFor(() => expect(says(screen)).not.toMatch(/worked out/), 5000)
      expect(screen.container.textContent).not.toMatch(/NaN|undefined|\u202e/)
    }
  })

  it('fetches the model, says how large it is, and tries again', async () => {
    let fail = true
    const load = vi.fn<() => Promise<Language>>(() =>
      fail ? Promise.reject(new Error('offline')) : Promise.resolve(tiny),
    )
    const screen = await render(TwoStrips, { props: { load } })
    await vi.waitFor(() => expect(says(screen)).toBe('The model didn’t come.'))
    fail = false
    await screen.getByRole('button', { name: 'Try again' }).click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Only the last/))
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      beginning: { before: 7 } as never,
      seen: -3,
      seed: 'many' as never,
      stories: 3,
    })
    expect(seenWords(screen)).toBe('bank and')
    expect(warn).toHaveBeenCalledTimes(4)
    warn.mockRestore()
  })

  it('keeps its height while the strips slide and after the guess', async () => {
    for (const width of [360, 1280]) {
      await setLook({ width })
      const screen = await open()
      const height = (): number =>
        screen.container.querySelector('figure')!.getBoundingClientRect().height
      const before = height()
      await screen.getByRole('button', { name: 'waited' }).click()
      for (let n = 0; n < 11; n++) {
        await screen.getByRole('button', { name: 'One word more' }).click()
        expect(height()).toBe(before)
      }
      screen.unmount()
    }
    await setLook({})
  })

  it('leaves no word in English for another language, but for those of the text', async () => {
    const screen = await open({
      words: pseudo,
      stories: 200,
      language: tiny,
      beginning: tinyBeginning,
    })
    ;(screen.container.querySelectorAll('.guess button')[4] as HTMLElement).click()
    for (const summary of screen.container.querySelectorAll('summary')) summary.click()
    await vi.waitFor(
      () => expect(screen.container.querySelectorAll('.fold .bars')).toHaveLength(5),
      5000,
    )
    const texts = new Set(tiny.world.words)
    const foreign = untranslated(screen.container).filter((one) =>
      (one.toLowerCase().match(/[a-z]{2,}/g) ?? []).some((word) => !texts.has(word)),
    )
    expect(foreign).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 11, stories: 500, beginning: firstBeginning })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => left(screen).element().focus(),
      shown: () => screen.getByRole('button', { name: 'Show it' }).click(),
      cue: async () => {
        left(screen).element().focus()
        await userEvent.keyboard('{Home}')
      },
      ladder: async () => {
        await screen.getByText('Five ways to guess the next word').click()
        await vi.waitFor(
          () => expect(screen.container.querySelectorAll('.fold .bars')).toHaveLength(5),
          5000,
        )
      },
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })
})
