import { wordTable } from '@nextword/core/models'
import { words2000 } from '@nextword/core/models/words-2000'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { en } from '../words/en.ts'
import { pseudo } from '../words/pseudo.ts'
import Sentences from './Sentences.svelte'
import { sampleSentences } from './sentences-view.ts'
import { expectAccessible, layoutProblems, setLook, untranslated } from './testing.ts'

const table = wordTable(words2000)
const open = (props: Record<string, unknown> = {}) =>
  render(Sentences, { props: { table, words: en, ...props } })
type Screen = Awaited<ReturnType<typeof open>>
const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const radio = (screen: Screen, name: RegExp) => screen.getByRole('radio', { name })

describe('sentences', () => {
  it('are chosen by keyboard, and each names the one most like it', async () => {
    const screen = await open()
    expect(says(screen)).toContain('Sentence 6 is most like 5, “We swam in the cold river.”')
    radio(screen, /bank of the river/)
      .element()
      .focus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    expect(says(screen)).toContain('Sentence 4 is most like 3, “She put her money in the bank.”')
    expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(8)
  })

  it('are chosen by a tap on the plane', async () => {
    const screen = await open()
    await vi.waitFor(() =>
      expect(screen.container.querySelector('[data-mark=sentence-6]')).not.toBe(null),
    )
    await userEvent.click(screen.container.querySelector('[data-mark=sentence-6]')!)
    expect(says(screen)).toContain('Sentence 7 is most like 8')
  })

  it('that lie in one place are chosen one after the other', async () => {
    const screen = await open()
    const tap = async (): Promise<void> => {
      const spot = [...screen.container.querySelectorAll('.plane svg text')].find(
        (one) => one.textContent === '1, 2',
      )!
      await userEvent.click(spot.previousElementSibling!)
    }
    await vi.waitFor(() => expect(screen.container.querySelector('.plane svg')).not.toBe(null))
    await tap()
    expect(says(screen)).toMatch(/^Sentence 1 is most like 2/)
    await tap()
    expect(says(screen)).toMatch(/^Sentence 2 is most like 1/)
  })

  it('break what is long anywhere rather than grow wider than a phone', async () => {
    await setLook({ width: 320 })
    const screen = await open()
    await screen.getByRole('textbox').fill('swam.cold.river.'.repeat(20))
    await radio(screen, /cold river/).click()
    expect(says(screen)).toContain('swam.cold.river.swam')
    expect(layoutProblems(screen.container)).toEqual([])
    await setLook({})
  })

  it('are joined by the reader’s own, with what was left out of it', async () => {
    const onown = vi.fn<(own: string) => void>()
    const screen = await open({ onown })
    await screen.getByRole('textbox').fill('Zyzzyva swims in the lake')
    expect(onown).toHaveBeenLastCalledWith('Zyzzyva swims in the lake')
    expect(says(screen)).toMatch(/^Sentence 9 is most like 5, /)
    expect(says(screen)).toContain('Left out, since they have no vector here: Zyzzyva.')
    expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(9)
    await screen.getByRole('textbox').fill('')
    expect(says(screen)).toContain('nothing written')
    await screen.getByRole('textbox').fill('<img src=x>')
    expect(screen.container.querySelector('img')).toBe(null)
  })

  it('are chosen by the parent where the parent says which', async () => {
    const onchosen = vi.fn<(chosen: number) => void>()
    const screen = await open({ chosen: 0, onchosen })
    await radio(screen, /cold river/).click()
    expect(onchosen).toHaveBeenCalledExactlyOnceWith(4)
    expect(says(screen)).toMatch(/^Sentence 1 is most like 2/)
  })

  it('leave no word in English for another language but their own', async () => {
    const screen = await open({ words: pseudo })
    const left = untranslated(screen.container).filter(
      (text) => !sampleSentences.some((sample) => text.includes(sample)),
    )
    expect(left).toEqual([])
  })

  it('fit and read well in every look', async () => {
    const screen = await open()
    await expectAccessible(() => screen.container, {
      initial: () => {},
      own: () => screen.getByRole('textbox').fill('The team swam to the bank'),
    })
  })
})
