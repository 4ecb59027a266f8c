import type { EmbeddingTable } from '@nextword/core/embeddings'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { expectAccessible, layoutProblems, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import Analogy from './Analogy.svelte'
import { shipped } from './testing.ts'

const open = (props: Record<string, unknown> = {}) =>
  render(Analogy, { props: { table: shipped, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const choice = (screen: Screen, name: string) => screen.getByRole('radio', { name, exact: true })
const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true })
const textsOf = (screen: Screen): string[] =>
  [...screen.container.querySelectorAll('svg text')].map((one) => one.textContent ?? '')
const mark = (screen: Screen, id: string): SVGGraphicsElement =>
  screen.container.querySelector(`.plane [data-mark=${id}]`) as SVGGraphicsElement

/** Where a word's label stands in the window. */
function placeOf(screen: Screen, word: string): { x: number; y: number } {
  const label = [...screen.container.querySelectorAll<SVGTextElement>('.plane text')].find(
    (one) => one.textContent === word,
  )
  const box = label!.getBoundingClientRect()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function drag(target: Element, moves: readonly { x: number; y: number }[], type = 'mouse'): void {
  const fire = (on: EventTarget, name: string, { x, y }: { x: number; y: number }): void => {
    on.dispatchEvent(
      new PointerEvent(name, {
        bubbles: true,
        pointerId: 7,
        pointerType: type,
        button: 0,
        buttons: 1,
        clientX: x,
        clientY: y,
      }),
    )
  }
  const [start, ...rest] = moves
  fire(target, 'pointerdown', start)
  for (const at of rest) fire(window, 'pointermove', at)
  fire(window, 'pointerup', moves.at(-1)!)
}

/** The tail of the arrow: where its dot is. */
function tailOf(screen: Screen): { x: number; y: number } {
  const box = mark(screen, 'arrow').ownerSVGElement!.getBoundingClientRect()
  const [x, y] = mark(screen, 'arrow')
    .getAttribute('d')!
    .match(/-?[\d.]+/g)!
    .map(Number)
  return { x: box.x + x, y: box.y + y }
}

describe('Analogy', () => {
  it('draws the arrow carried onto a word, and says where it lands', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(mark(screen, 'arrow')).not.toBe(null))
    expect(says(screen)).toContain('puppy − dog + cat lands nearest to kitten. A hit.')
    expect(textsOf(screen)).toEqual(expect.arrayContaining(['dog', 'puppy', 'cat', '✓ kitten']))
    expect(screen.container.querySelector('table')!.textContent).toContain('dog→puppy')
  })

  it('carries the arrow by the pointer onto another word', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(mark(screen, 'arrow')).not.toBe(null))
    const tail = tailOf(screen)
    const horse = placeOf(screen, 'horse')
    drag(mark(screen, 'arrow'), [tail, { x: tail.x - 30, y: tail.y }, horse])
    await vi.waitFor(() => expect(says(screen)).toContain('puppy − dog + horse'))
    await expect.element(choice(screen, 'horse')).toBeChecked()
    // It comes to rest on the word.
    await vi.waitFor(() => {
      const at = tailOf(screen)
      const label = placeOf(screen, 'horse')
      expect(Math.hypot(at.x - label.x, at.y - label.y)).toBeLessThan(60)
    })
  })

  it('follows the pointer while it is carried, and comes back where there is no word', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(mark(screen, 'arrow')).not.toBe(null))
    const tail = tailOf(screen)
    const arrow = mark(screen, 'arrow')
    const fire = (name: string, x: number): void => {
      const event = { bubbles: true, pointerId: 3, buttons: 1, clientX: x, clientY: tail.y }
      ;(name === 'pointerdown' ? arrow : window).dispatchEvent(new PointerEvent(name, event))
    }
    fire('pointerdown', tail.x)
    fire('pointermove', tail.x + 90)
    await vi.waitFor(() => expect(tailOf(screen).x).toBeCloseTo(tail.x + 90, 0))
    fire('pointerup', tail.x + 90)
    await vi.waitFor(() => expect(tailOf(screen).x).toBeCloseTo(tail.x, 0))
    expect(says(screen)).toContain('puppy − dog + cat')
  })

  it('goes to a word that is tapped', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(mark(screen, 'plane')).not.toBe(null))
    drag(mark(screen, 'plane'), [placeOf(screen, 'horse')], 'touch')
    await vi.waitFor(() => expect(says(screen)).toContain('puppy − dog + horse'))
  })

  it('keeps the page still under a finger on the arrow, and lets it scroll everywhere else', async () => {
    const screen = await open()
    await vi.waitFor(() => expect(mark(screen, 'arrow')).not.toBe(null))
    const touch = (target: Element): boolean => {
      const event = new TouchEvent('touchstart', { bubbles: true, cancelable: true })
      target.dispatchEvent(event)
      return event.defaultPrevented
    }
    expect(touch(mark(screen, 'arrow'))).toBe(true)
    expect(touch(mark(screen, 'plane'))).toBe(false)
  })

  it('goes from word to word by keyboard', async () => {
    const screen = await open()
    choice(screen, 'cat').element().focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(says(screen)).toContain('puppy − dog + cow lands nearest to')
    await userEvent.keyboard('{ArrowRight}')
    expect(says(screen)).toContain('puppy − dog + horse')
    await button(screen, 'Reset').click()
    expect(says(screen)).toContain('kitten. A hit.')
    await expect.element(button(screen, 'Reset')).toBeDisabled()
  })

  it('turns at once for whoever prefers less motion', async () => {
    await setLook({ reducedMotion: true })
    const screen = await open()
    await vi.waitFor(() => expect(mark(screen, 'arrow')).not.toBe(null))
    await choice(screen, 'horse').click()
    const at = tailOf(screen)
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect(tailOf(screen)).toEqual(at)
    await setLook({})
  })

  it('lets the words themselves be the answer', async () => {
    const screen = await open({ asked: 'man,king,woman' })
    expect(says(screen)).toContain('lands nearest to queen')
    await button(screen, 'Allow the words put in as answers').click()
    expect(says(screen)).toContain('nearest to king, one of the words put in')
  })

  it('chooses another arrow', async () => {
    const screen = await open()
    await screen.getByRole('combobox', { name: 'Arrow' }).selectOptions('france→paris')
    expect(says(screen)).toContain('paris − france + italy lands nearest to rome. A hit.')
    await expect.element(choice(screen, 'italy')).toBeChecked()
  })

  it('unfolds a board of thirty, and a tap draws one', async () => {
    const screen = await open()
    await screen.getByText('30 analogies: hit or miss?').click()
    await expect.element(screen.getByText('19 of 30')).toBeVisible()
    await screen.getByRole('button', { name: /^Miss: japan → sushi/ }).click()
    expect(says(screen)).toContain('sushi − japan + italy')
    expect(says(screen)).toContain('A miss: pizza comes')
    await button(screen, 'Allow the words put in as answers').click()
    await expect.element(screen.getByText(/^\d of 30$/)).toBeVisible()
    await expect.element(screen.getByText(/with the words put in allowed as answers/)).toBeVisible()
  })

  it('takes three words of the reader’s own, and says which it doesn’t know', async () => {
    const screen = await open()
    await screen.getByText('Your own three words').click()
    await screen.getByRole('textbox', { name: 'As', exact: true }).fill('King')
    await screen.getByRole('textbox', { name: 'is to' }).fill('palace')
    await screen.getByRole('textbox', { name: 'so is' }).fill('farmer')
    await expect.element(screen.getByText('to farm', { exact: true })).toBeVisible()
    await screen.getByRole('textbox', { name: 'so is' }).fill('zyzzyva')
    expect(says(screen)).toContain('“zyzzyva” isn’t among the 2,000 words here')
    await expect
      .element(screen.getByRole('textbox', { name: 'so is' }))
      .toHaveAttribute('aria-invalid', 'true')
    await screen.getByRole('textbox', { name: 'so is' }).fill('')
    expect(says(screen)).toContain('three words')
    await screen.getByRole('textbox', { name: 'so is' }).fill('<img src=x onerror=alert(1)>')
    expect(screen.container.querySelector('img')).toBe(null)
  })

  it('unfolds sentences, compared by the same word vectors', async () => {
    const screen = await open()
    await screen.getByText('Sentences have vectors too').click()
    await screen.getByRole('radio', { name: /paid back the loan/ }).click()
    expect(screen.container.querySelector('.sentences .says')!.textContent).toMatch(
      /^Sentence 4 is most like 3/,
    )
  })

  it('looks among more words when asked to, and keeps the few until they are there', async () => {
    let come: (table: EmbeddingTable) => void = () => {}
    const load = vi.fn(() => new Promise<EmbeddingTable>((resolve) => (come = resolve)))
    const onamong = vi.fn<(among: string) => void>()
    const screen = await open({ load, onamong })
    await screen.getByText('Your own three words').click()
    expect(load).not.toHaveBeenCalled()
    await choice(screen, '5,000 words').click()
    expect(load).toHaveBeenCalledExactlyOnceWith('5000')
    expect(onamong).toHaveBeenCalledWith('5000')
    expect(says(screen)).toContain('kitten. A hit.')
    come({ ...shipped })
    await vi.waitFor(() => expect(says(screen)).toContain('kitten. A hit.'))
  })

  it('fetches the word vectors where none are handed in, and can try again', async () => {
    const load = vi
      .fn<() => Promise<EmbeddingTable>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValueOnce(shipped)
    const screen = await render(Analogy, { props: { load } })
    await vi.waitFor(() => expect(says(screen)).toContain('The word vectors didn’t come.'))
    await button(screen, 'Try again').click()
    await vi.waitFor(() => expect(says(screen)).toContain('kitten. A hit.'))
  })

  it('leaves the choice to its parent where the parent hands it in', async () => {
    const onasked = vi.fn<(asked: readonly string[]) => void>()
    const asked = ['dog', 'puppy', 'cat', 'kitten']
    const screen = await open({ asked, onasked })
    await choice(screen, 'horse').click()
    expect(onasked).toHaveBeenCalledExactlyOnceWith(['dog', 'puppy', 'horse', 'foal'])
    expect(says(screen)).toContain('puppy − dog + cat')
    await expect.element(choice(screen, 'cat')).toBeChecked()
    await screen.rerender({ table: shipped, asked: ['dog', 'puppy', 'horse'], onasked })
    expect(says(screen)).toContain('puppy − dog + horse')
  })

  it('reads out what changed, in a polite live region', async () => {
    const screen = await open()
    const live = screen.container.querySelector('[aria-live=polite]') as HTMLElement
    expect(live.textContent).toBe('')
    await choice(screen, 'cow').click()
    await vi.waitFor(() => expect(live.textContent).toBe(says(screen)))
  })

  it('changes no number while the plane turns', async () => {
    const screen = await open()
    await choice(screen, 'horse').click()
    const first = says(screen)
    for (let i = 0; i < 20; i++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      expect(says(screen)).toBe(first)
    }
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await render(Analogy, {
      props: {
        table: { words: 'no' },
        load: () => Promise.resolve(shipped),
        asked: 7,
        inputs: 'perhaps',
        among: '12',
      } as never,
    })
    await vi.waitFor(() => expect(says(screen)).toContain('kitten. A hit.'))
    expect(warn).toHaveBeenCalledTimes(4)
    warn.mockRestore()
  })

  it('shows something sensible for odd words', async () => {
    for (const asked of ['dog,dog,dog', 'dog,puppy', ',,', '\ud800,😀,שלום', 'the,the,of']) {
      const screen = await open({ asked })
      expect(says(screen).length).toBeGreaterThan(20)
      expect(screen.container.textContent).not.toMatch(/NaN|undefined/)
      screen.unmount()
    }
  })

  it('keeps its height whatever it shows', async () => {
    for (const width of [320, 1280]) {
      await setLook({ width, reducedMotion: true })
      const screen = await open()
      const height = (): number =>
        screen.container.querySelector('.stage')!.getBoundingClientRect().height
      const before = height()
      await choice(screen, 'horse').click()
      expect(height()).toBe(before)
      await choice(screen, 'cow').click()
      expect(height()).toBe(before)
      screen.unmount()
    }
    await setLook({})
  })

  it('says by its drawing that it is flat, and where the nearest are looked for', async () => {
    const screen = await open()
    await expect
      .element(screen.getByText('The drawing is flat: what looks near the arrow’s tip needn’t be.'))
      .toBeVisible()
    await expect
      .element(screen.getByText('Nearest to its tip, in all 100 dimensions'))
      .toBeVisible()
    expect(says(screen)).toMatch(/^In all 100 dimensions, puppy − dog \+ cat lands nearest/)
  })

  it('doesn’t move what is below it when a hit becomes a miss', async () => {
    await setLook({ width: 360, reducedMotion: true })
    const screen = await open()
    const height = (): number => screen.container.querySelector('figure')!.offsetHeight
    const before = height()
    for (const onto of ['horse', 'cow', 'sheep', 'cat']) {
      await choice(screen, onto).click()
      expect(height()).toBe(before)
    }
    await setLook({})
  })

  it('breaks what is long anywhere rather than grow wider than a phone', async () => {
    await setLook({ width: 320 })
    const screen = await open()
    await screen.getByText('Your own three words').click()
    await screen.getByRole('textbox', { name: 'so is' }).fill('W'.repeat(40))
    expect(layoutProblems(screen.container)).toEqual([])
    await screen.getByText('Sentences have vectors too').click()
    await button(screen, 'Reset').click()
    const field = screen.getByRole('textbox', { name: 'Your own sentence' })
    for (const text of ['a'.repeat(5000), 'swam.cold.river.'.repeat(20), 'W'.repeat(90)]) {
      await field.fill(text)
      expect(layoutProblems(screen.container)).toEqual([])
    }
    await setLook({})
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo })
    await screen.getByText('30', { exact: false }).first().click()
    const known = new Set(shipped.words)
    const left = untranslated(screen.container).filter((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[^\x20-\x7e]+/g, ' ')
        .split(/[^a-z]+/i)
        .some((word) => word.length > 1 && !known.has(word)),
    )
    expect(left).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 15 })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      focused: () => (choice(screen, 'cat').element() as HTMLElement).focus(),
      board: () => screen.getByText('30 analogies: hit or miss?').click(),
      own: async () => {
        await screen.getByText('Your own three words').click()
        await screen.getByRole('textbox', { name: 'so is' }).fill('zyzzyva')
      },
    })
  })
})
