import { type EmbeddingTable } from '@nextword/core/embeddings'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { ambiguousWords } from './ambiguous.ts'
import AttentionLines from './AttentionLines.svelte'
import { story, table } from './fixtures.ts'

const open = (props: Record<string, unknown> = {}) =>
  render(AttentionLines, { props: { table, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const textsOf = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('svg text')].map((one) => one.textContent ?? '')
const mixing = (screen: Screen) => screen.getByRole('slider', { name: 'Mixed in' })
const fold = (screen: Screen, title: string) => screen.getByText(title)
const mark = (screen: Screen, place: number) =>
  screen.container.querySelector(`[data-mark="word:${place}"]`) as SVGElement

describe('AttentionLines', () => {
  it('draws the sentence, its lines and the plane, and says where ‘bank’ is', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(textsOf(screen)).toContain('45%'))
    expect(textsOf(screen)).toEqual(expect.arrayContaining(['river.', 'bank', 'water', 'deposit']))
    expect(says(screen)).toMatch(/^Nothing is mixed in yet: ‘bank’ is more like cash/)
  })

  it('mixes the neighbours in by keys, and ‘bank’ crosses over', async () => {
    const onmixing = vi.fn<(mixing: number) => void>()
    const screen = await open({ onmixing })
    mixing(screen).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(onmixing).toHaveBeenLastCalledWith(0.01)
    await userEvent.keyboard('{End}')
    expect(onmixing).toHaveBeenLastCalledWith(1)
    expect(says(screen)).toMatch(/It has crossed over\.$/)
    await expect
      .element(mixing(screen))
      .toHaveAttribute('aria-valuetext', expect.stringMatching(/^100%; bank is 0\.46 like water/))
    await userEvent.keyboard('{Home}')
    expect(says(screen)).toMatch(/^Nothing is mixed in yet/)
  })

  it('leaves the mixing and the text to its parent where the parent hands them in', async () => {
    const ontext = vi.fn<(text: string) => void>()
    const onswap = vi.fn<(cue: string) => void>()
    const onmixing = vi.fn<(mixing: number) => void>()
    const screen = await open({ text: story('river'), mixing: 0.5, ontext, onswap, onmixing })
    mixing(screen).element().focus()
    await userEvent.keyboard('{End}')
    expect(onmixing).toHaveBeenLastCalledWith(1)
    expect(says(screen)).toMatch(/^With 50% of the mix/)
    await screen.getByRole('radio', { name: '‘money’' }).click()
    expect(ontext).toHaveBeenCalledExactlyOnceWith(story('money'))
    expect(onswap).toHaveBeenCalledExactlyOnceWith('money')
    await expect.element(screen.getByRole('radio', { name: '‘river’' })).toBeChecked()
    await screen.rerender({ table, text: story('money'), mixing: 0.5, ontext, onswap, onmixing })
    await expect.element(screen.getByRole('radio', { name: '‘money’' })).toBeChecked()
    expect(says(screen)).toMatch(/of it ‘money’/)
  })

  it('swaps the cue by one tap on it, and back by another', async () => {
    const ontext = vi.fn<(text: string) => void>()
    const screen = await open({ ontext })
    await vi.waitFor(() => expect(mark(screen, 4)).not.toBe(null))
    await userEvent.click(mark(screen, 4))
    expect(ontext).toHaveBeenLastCalledWith(story('money'))
    await vi.waitFor(() => expect(textsOf(screen)).toContain('money.'))
    await userEvent.click(mark(screen, 4))
    expect(ontext).toHaveBeenLastCalledWith(story('river'))
  })

  it('shows that the entry stays where it is whatever the story says', async () => {
    const screen = await open({ stage: 'entry', cues: ['river', 'money'] })
    expect(screen.container.querySelector('input[type=range]')).toBe(null)
    await vi.waitFor(() => expect(textsOf(screen)).toContain('bank'))
    expect(textsOf(screen).join()).not.toContain('%')
    const before = screen.container.querySelectorAll('svg circle').length
    const said = says(screen)
    await screen.getByRole('radio', { name: '‘money’' }).click()
    expect(says(screen)).toBe(said.replace('river', 'money'))
    expect(screen.container.querySelectorAll('svg circle').length).toBe(before)
  })

  it('shows the ducks failing, as they do', async () => {
    const screen = await open({ mixing: 1, text: story('ducks') })
    expect(says(screen)).toMatch(/The wrong side: the story means the other ‘bank’\.$/)
  })

  it('swaps a cue of the page’s own choosing within any sentence', async () => {
    const ontext = vi.fn<(text: string) => void>()
    const screen = await open({ text: 'The lake, by the bank', cues: ['lake', 'loan'], ontext })
    await screen.getByRole('radio', { name: '‘loan’' }).click()
    expect(ontext).toHaveBeenLastCalledWith('The loan, by the bank')
  })

  it('drops a word by a tap or a button, and puts it back', async () => {
    const screen = await open({ mixing: 1 })
    await vi.waitFor(() => expect(mark(screen, 7)).not.toBe(null))
    await userEvent.click(mark(screen, 7))
    await vi.waitFor(() => expect(textsOf(screen)).not.toContain('20%'))
    await fold(screen, 'Drop words, set weights').click()
    await screen.getByRole('button', { name: 'Put walked back' }).click()
    await vi.waitFor(() => expect(textsOf(screen)).toContain('20%'))
    await screen.getByRole('button', { name: 'Drop river' }).click()
    expect(says(screen)).toMatch(/more like cash/)
    await screen.getByRole('button', { name: 'As computed' }).click()
    expect(says(screen)).toMatch(/more like water/)
  })

  it('sets a weight by keys, the others share the rest, and a swap forgets that of the cue', async () => {
    const screen = await open({ mixing: 1 })
    await fold(screen, 'Drop words, set weights').click()
    const weight = (word: string) => screen.getByRole('slider', { name: word, exact: true })
    weight('river').element().focus()
    await userEvent.keyboard('{Home}')
    await expect.element(weight('river')).toHaveAttribute('aria-valuetext', '0%')
    await userEvent.keyboard('{End}')
    await vi.waitFor(() => expect(textsOf(screen)).toContain('100%'))
    expect(says(screen)).toMatch(/all of it ‘river’ \(100%\)/)
    await screen.getByRole('radio', { name: '‘money’' }).click()
    expect(says(screen)).toMatch(/most of it ‘money’ \(52%\)/)
  })

  it('takes a sentence of the reader’s own, and says what it leaves out', async () => {
    const ontext = vi.fn<(text: string) => void>()
    const screen = await open({ ontext })
    await fold(screen, 'Other words, own sentence').click()
    const own = screen.getByRole('textbox', { name: /^Your own sentence/ })
    await own.fill('My zorblax sat by the river near a bank')
    expect(says(screen)).toMatch(/The table doesn’t have .*zorblax.*left out\.$/)
    await own.fill('river '.repeat(10_000))
    expect(ontext.mock.lastCall![0].split(' ')).toHaveLength(40)
    expect(says(screen)).toMatch(/40 words are kept, 9,960 are left out\.$/)
    for (const bad of [
      '',
      '🙂',
      'نهر',
      '<img src=x onerror=alert(1)>',
      'bank',
      'bank bank',
      'x'.repeat(100_000),
    ]) {
      await own.fill(bad)
      expect(says(screen)).not.toMatch(/NaN|undefined|\?/)
    }
    expect(screen.container.querySelector('img')).toBe(null)
    await own.fill('the lake and the river')
    await screen.getByRole('combobox', { name: 'Which word looks around' }).selectOptions('lake')
    expect(says(screen)).toMatch(/^‘lake’ looks back, and there is nothing to look at before it/)
    await fold(screen, 'Drop words, set weights').click()
    await screen.getByRole('checkbox', { name: 'Only words before it, as in GPT' }).click()
    expect(says(screen)).toMatch(/‘lake’ is more like pond .* It looks only at ‘river’, 100%\.$/)
  })

  it('cuts a sentence between two words, names the limit, and says what it left out', async () => {
    const ontext = vi.fn<(text: string) => void>()
    const screen = await open({ ontext, longest: 160 })
    await fold(screen, 'Other words, own sentence').click()
    const own = screen.getByRole('textbox', { name: /up to 160 characters and 40 words$/ })
    await own.fill('river '.repeat(28))
    expect(ontext.mock.lastCall![0]).toBe('river '.repeat(26).trim())
    expect(says(screen)).toMatch(/26 words are kept, 2 are left out\.$/)
    expect(says(screen)).not.toMatch(/doesn’t have/)
  })

  it('offers the ten words where only the entry is shown, and not what becomes of them', async () => {
    const ontext = vi.fn<(text: string) => void>()
    const screen = await open({ ontext, stage: 'entry' })
    await fold(screen, 'Other words, own sentence').click()
    expect(screen.container.textContent).not.toMatch(/the mix|✓|✗/)
    await screen.getByRole('button', { name: 'crane' }).click()
    expect(ontext).toHaveBeenLastCalledWith(expect.stringContaining('crane'))
    expect(says(screen)).toMatch(/‘crane’ stays where it was/)
    await expect
      .element(screen.getByRole('button', { name: 'crane' }))
      .toHaveAttribute('aria-pressed', 'true')
  })

  it('tells which of the ten cross over, and shows any of them', async () => {
    const screen = await open({ mixing: 1 })
    await fold(screen, 'Other words, own sentence').click()
    await expect
      .element(screen.getByText(/10 of them move the right way, 5 end on the right side/))
      .toBeVisible()
    await screen
      .getByRole('button', { name: 'Show ‘pitcher’ in the story that says ‘juice’' })
      .click()
    expect(says(screen)).toMatch(
      /‘pitcher’ .*The wrong side: the story means the other ‘pitcher’\.$/,
    )
  })

  it('names in each row of the ten what it ends like, and shows them all at once', async () => {
    const screen = await open({ mixing: 1 })
    await fold(screen, 'Other words, own sentence').click()
    const row = screen.getByRole('row', { name: /^bat .*cave/ })
    await expect.element(row).toBeVisible()
    expect(row.element().textContent).toMatch(/wings\s… 0\.\d\d\s+baseball\s… 0\.\d\d/)
    const box = screen.getByRole('group', { name: 'Other words, own sentence' }).element()
    expect(box.scrollHeight).toBe(box.clientHeight)
  })

  it('compares the plain average as the numbers beside it do', async () => {
    for (const [text, wanted] of [
      [
        story('river'),
        /isn’t enough: it ends more like cash, and with attention more like water\./,
      ],
      [story('ducks'), /makes no difference: either way it ends more like cash\./],
    ] as const) {
      const screen = await open({ mixing: 1, text, average: true })
      await fold(screen, 'Every stage, step by step').click()
      await expect.element(screen.getByText(wanted)).toBeVisible()
      screen.unmount()
    }
  })

  it('leads back to the sentence it began with, by a button that then is gone', async () => {
    const onback = vi.fn<() => void>()
    const props = { back: story('river'), onback }
    const screen = await open({ ...props, text: story('money') })
    const back = screen.getByRole('button', { name: 'Back to ‘bank’' })
    await expect.element(back).not.toBeInTheDocument()
    for (const text of [ambiguousWords[1].sentences[0].text, 'A sentence of my own', '']) {
      await screen.rerender({ table, ...props, text })
      await back.click()
      expect(onback).toHaveBeenCalledOnce()
      onback.mockClear()
    }
    screen.unmount()
    const alone = await open({ back: story('river'), stage: 'entry' })
    await fold(alone, 'Other words, own sentence').click()
    await alone.getByRole('button', { name: 'crane', exact: true }).click()
    await alone.getByRole('button', { name: 'Back to ‘bank’' }).click()
    expect(says(alone)).toMatch(/^The story says ‘river’/)
    expect(document.activeElement).toBe(alone.getByRole('radio', { name: '‘river’' }).element())
  })

  it('swaps what nobody knows for one cue more, and back', async () => {
    const screen = await open({ text: undefined, mixing: 1 })
    await screen.getByRole('radio', { name: '‘nothing’' }).click()
    await vi.waitFor(() => expect(textsOf(screen)).toContain('nothing'))
    await userEvent.click(mark(screen, 2))
    await vi.waitFor(() => expect(textsOf(screen)).toContain('Rosa'))
    expect(says(screen)).toMatch(/‘river’.*It has crossed over\.$/)
    await expect.element(screen.getByRole('radio', { name: '‘river’' })).toBeChecked()
    expect(screen.getByRole('radio').elements()).toHaveLength(4)
    await userEvent.click(mark(screen, 4))
    await vi.waitFor(() => expect(textsOf(screen)).toContain('nothing'))
  })

  it('isn’t turned round by a sentence of the reader’s', async () => {
    const screen = await open({ text: '\u202ebank river', looksBack: false })
    await vi.waitFor(() => expect(textsOf(screen)).toContain('bank'))
    expect(screen.container.querySelector('svg')!.textContent).not.toContain('\u202e')
    expect(says(screen)).not.toContain('\u202e')
  })

  it('opens every cell of every stage, by the arrow keys too', async () => {
    const screen = await open({ mixing: 1 })
    await fold(screen, 'Every stage, step by step').click()
    const detail = () => screen.container.querySelector('.detail')?.textContent ?? ''
    await screen.getByRole('button', { name: /^river, q · k: 5\.4/ }).click()
    expect(detail()).toMatch(/^bank · river adds up products/)
    for (const wanted of [
      /÷ √100/,
      /may be looked at/,
      /over the sum of all/,
      /times its weight/,
    ]) {
      await userEvent.keyboard('{ArrowRight}')
      expect(detail()).toMatch(wanted)
    }
    await userEvent.keyboard('{ArrowUp}')
    expect(detail()).toBe('the isn’t looked at, so it gives nothing.')
    expect(
      [...screen.container.querySelectorAll('[role=gridcell] button')].filter(
        (one) => (one as HTMLElement).tabIndex === 0,
      ),
    ).toHaveLength(1)
  })

  it('mends the naive form step by step, the figure following', async () => {
    const onform = vi.fn<(form: string) => void>()
    const screen = await open({ mixing: 1, onform })
    await fold(screen, 'Every stage, step by step').click()
    await screen.getByRole('radio', { name: 'vectors as they are' }).click()
    expect(onform).toHaveBeenLastCalledWith('naive')
    expect(says(screen)).toMatch(/most of it ‘bank’ \(67%\).* more like cash/)
    await screen.getByRole('radio', { name: 'plain average' }).click()
    expect(says(screen)).toMatch(/^With 100% of the mix, all alike \(25% each\), ‘bank’ is/)
    await screen.getByRole('radio', { name: 'others, added' }).click()
    expect(says(screen)).toMatch(/It has crossed over/)
  })

  it('fetches the word vectors, says that they are coming, and tries again', async () => {
    let fail = true
    let come: (() => void) | undefined
    const load = vi.fn<() => Promise<EmbeddingTable>>(
      () =>
        new Promise((resolve, reject) => {
          come = () => (fail ? reject(new Error('offline')) : resolve(table))
        }),
    )
    const screen = await render(AttentionLines, { props: { load } })
    expect(says(screen)).toBe('The word vectors are on their way …')
    come!()
    await vi.waitFor(() => expect(says(screen)).toBe('The word vectors didn’t come.'))
    fail = false
    await screen.getByRole('button', { name: 'Try again' }).click()
    come!()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Nothing is mixed in yet/))
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('lets the mix flow in anew after a swap, but not for whoever prefers less motion', async () => {
    const widths = (screen: Screen): number =>
      [...screen.container.querySelectorAll('svg path[stroke="var(--nextword-positive)"]')].length
    for (const reducedMotion of [false, true]) {
      await setLook({ reducedMotion })
      const screen = await open({ mixing: 1, text: story('river') })
      await vi.waitFor(() => expect(widths(screen)).toBeGreaterThan(9))
      await screen.rerender({ table, mixing: 1, text: story('money') })
      // The words are there at once; the plane's way is drawn once it has flowed in.
      expect(says(screen)).toMatch(/^With 100% of the mix, most of it ‘money’/)
      if (reducedMotion) expect(textsOf(screen)).toContain('0.59')
      await vi.waitFor(() => expect(textsOf(screen)).toContain('0.59'), 2000)
      screen.unmount()
    }
    await setLook({})
  })

  it('reads out what changed, in a polite live region', async () => {
    const screen = await open()
    const live = screen.container.querySelector('figure > [aria-live=polite]') as HTMLElement
    expect(live.textContent).toBe('')
    await screen.getByRole('radio', { name: '‘money’' }).click()
    await vi.waitFor(() => expect(live.textContent).toBe(says(screen)))
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      text: 'x'.repeat(3000),
      word: 7n,
      cues: [{}],
      stage: 'third',
      mixing: 2,
      form: 'clever',
      average: 'perhaps',
      senses: 5,
      longest: 0,
      looksBack: 'never',
    })
    expect(says(screen)).toMatch(/^Nothing is mixed in yet: ‘bank’/)
    expect(warn).toHaveBeenCalledTimes(10)
    warn.mockRestore()
  })

  it('keeps its height whatever the cue and the mixing', async () => {
    for (const width of [360, 1280]) {
      await setLook({ width })
      const screen = await open()
      await vi.waitFor(() => expect(textsOf(screen)).toContain('45%'))
      const height = (of: string): number =>
        screen.container.querySelector(of)!.getBoundingClientRect().height
      const before = [height('.board'), height('.says')]
      for (const cue of ['money', 'ducks', 'nothing', 'river']) {
        await screen.getByRole('radio', { name: `‘${cue}’` }).click()
        mixing(screen).element().focus()
        await userEvent.keyboard('{End}')
        expect([height('.board'), height('.says')]).toEqual(before)
      }
      screen.unmount()
    }
    await setLook({})
  })

  it('leaves no word in English for another language, but for those of the stories', async () => {
    const screen = await open({ words: pseudo, mixing: 1 })
    for (const summary of screen.container.querySelectorAll('summary')) summary.click()
    await vi.waitFor(() => expect(screen.container.querySelectorAll('table')).toHaveLength(4))
    const stories = new Set(
      ambiguousWords
        .flatMap(({ word, senses, sentences }) => [
          word,
          ...senses.flat(),
          ...sentences.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []),
        ])
        .concat(table.words),
    )
    const left = untranslated(screen.container).filter((text) =>
      (text.toLowerCase().match(/[a-z]{2,}/g) ?? []).some((word) => !stories.has(word)),
    )
    expect(left).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 18 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => mixing(screen).element().focus(),
      mixed: () => userEvent.keyboard('{End}'),
      pushed: () => fold(screen, 'Drop words, set weights').click(),
      dropped: () => screen.getByRole('button', { name: 'Drop river' }).click(),
      stages: () => fold(screen, 'Every stage, step by step').click(),
      others: () => fold(screen, 'Other words, own sentence').click(),
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })

  it('fits and reads well while it waits, fails, and shows the entry alone', async () => {
    const failing = await render(AttentionLines, {
      props: { load: () => Promise.reject(new Error('offline')) },
    })
    await vi.waitFor(() => expect(says(failing)).toBe('The word vectors didn’t come.'))
    await expectAccessible(() => failing.container, { failed: () => {} })
    failing.unmount()
    const entry = await open({ stage: 'entry', number: 17 })
    await expectAccessible(() => entry.container, {
      entry: () => {},
      others: () => fold(entry, 'Other words, own sentence').click(),
    })
  })
})
