import type { EmbeddingTable } from '@nextword/core/embeddings'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { loadWords } from '../../kit/shipped.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import EmbeddingPlane from './EmbeddingPlane.svelte'
import type { EmbeddingPlaneProps } from './props.ts'
import { clusteredTable, strewnMap } from './testing.ts'

const table = clusteredTable(600)
const largeTable = clusteredTable(1500)
const all = { table, map: strewnMap(table), largeTable, largeMap: strewnMap(largeTable) }

const open = (props: EmbeddingPlaneProps = {}) =>
  render(EmbeddingPlane, { props: { ...all, ...props } })
type Screen = Awaited<ReturnType<typeof open>>

const says = (screen: Screen): string => screen.container.querySelector('.says')?.textContent ?? ''
const button = (screen: Screen, name: string) => screen.getByRole('button', { name, exact: true })
const field = (screen: Screen) => screen.getByRole('combobox')
const canvasOf = async (screen: Screen): Promise<HTMLCanvasElement> => {
  await expect.element(screen.getByRole('img')).toBeVisible()
  return screen.getByRole('img').element() as HTMLCanvasElement
}
const frames = async (count = 2): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** How many px of the canvas are drawn on. */
function inkOf(canvas: HTMLCanvasElement): number {
  const { data } =
    canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ??
    expect.unreachable('a canvas has a context')
  let ink = 0
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) ink++
  return ink
}

/** The picture, to see whether it is another. */
function pictureOf(canvas: HTMLCanvasElement): string {
  const url = canvas.toDataURL()
  let sum = 0
  for (let i = 0; i < url.length; i++) sum = (Math.imul(sum, 31) + url.charCodeAt(i)) | 0
  return `${url.length} ${sum}`
}

vi.mock(import('../../kit/shipped.ts'), { spy: true })

// The mouse rests in a corner, at no word.
beforeEach(async () => {
  const mouse = cdp() as unknown as { send(method: string, params: object): Promise<void> }
  await mouse.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 1, y: 1 })
})
afterEach(() => setLook({}))

describe('EmbeddingPlane', () => {
  it('draws the words on their line and says who stands beside the chosen one', async () => {
    const screen = await open()
    const canvas = await canvasOf(screen)
    await vi.waitFor(() => expect(inkOf(canvas)).toBeGreaterThan(5000))
    expect(says(screen)).toMatch(/^On the line dog is number \d+, beside \w+ −?0\.\d\d and \w+/)
    expect(canvas.getAttribute('aria-label')).toMatch(
      /^\d+ words on a line.* dog is chosen, with lines to \w+ 0\.\d\d, /,
    )
  })

  it('lifts them into the plane by one button, and lays them back', async () => {
    const onview = vi.fn<(view: string) => void>()
    const screen = await open({ onview })
    const canvas = await canvasOf(screen)
    await frames()
    const before = pictureOf(canvas)
    await button(screen, 'Lift off the line').click()
    expect(onview).toHaveBeenLastCalledWith('plane')
    expect(says(screen)).toMatch(
      /^On the plane the words nearest to dog are .* On the line they were/,
    )
    await vi.waitFor(() => expect(canvas.getAttribute('aria-label')).toMatch(/words on a plane/), {
      timeout: 4000,
    })
    expect(pictureOf(canvas)).not.toBe(before)
    await button(screen, 'Lay on the line').click()
    await vi.waitFor(() => expect(canvas.getAttribute('aria-label')).toMatch(/on a line/), {
      timeout: 4000,
    })
  })

  it('moves in steps, not smoothly, for whoever prefers less motion', async () => {
    await setLook({ reducedMotion: true })
    const screen = await open()
    await canvasOf(screen)
    await button(screen, 'Lift off the line').click()
    await expect
      .element(screen.getByRole('img'))
      .toHaveAttribute('aria-label', expect.stringMatching(/words on a plane/))
    await expect.element(screen.getByRole('slider')).toHaveValue('1')
  })

  it('holds the words at a height by the slider, by keyboard too', async () => {
    const onview = vi.fn<(view: string) => void>()
    const screen = await open({ onview })
    const canvas = await canvasOf(screen)
    screen.getByRole('slider').element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await vi.waitFor(() =>
      expect(canvas.getAttribute('aria-label')).toMatch(/from a line to a plane/),
    )
    expect(says(screen)).toMatch(/^On the way from the line to the plane: dog leaves/)
    await userEvent.keyboard('{End}')
    expect(says(screen)).toMatch(/^On the plane the words nearest to dog/)
    expect(onview).toHaveBeenLastCalledWith('plane')
    await vi.waitFor(() => expect(canvas.getAttribute('aria-label')).toMatch(/words on a plane/))
  })

  it('finds a word by keyboard from its beginning, and keeps it among the reader’s own', async () => {
    const onchange = vi.fn<(word: string) => void>()
    const onown = vi.fn<(own: readonly string[]) => void>()
    const screen = await open({ mode: 'find', onchange, onown })
    await canvasOf(screen)
    await field(screen).fill('w4')
    await expect.element(screen.getByRole('option').first()).toHaveTextContent('w4')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    const second = screen.getByRole('option').nth(1).element()
    await expect.element(field(screen)).toHaveAttribute('aria-activedescendant', second.id)
    const word = second.textContent?.trim() ?? ''
    await userEvent.keyboard('{Enter}')
    expect(onchange).toHaveBeenLastCalledWith(word)
    expect(onown).toHaveBeenLastCalledWith([word])
    expect(says(screen)).toMatch(
      new RegExp(`^Most like ${word} in all 20 dimensions: .* true neighbours stay`),
    )
    await button(screen, `Undo: found ${word}`).click()
    expect(onown).toHaveBeenLastCalledWith([])
    expect(says(screen)).toMatch(/^Most like dog/)
  })

  it('keeps the room for the reader’s words and for what takes them back', async () => {
    const screen = await open({ mode: 'find', show: '2000', home: 'dog' })
    await canvasOf(screen)
    const height = (): number | undefined => screen.container.querySelector('figure')?.clientHeight
    for (const width of [320, 800]) {
      await setLook({ width })
      const before = height()
      await expect.element(button(screen, 'Undo')).toBeDisabled()
      await expect.element(button(screen, 'Reset')).toBeDisabled()
      // One of the chosen words isn't listed, but can be undone.
      for (const word of ['cat', 'w5', 'w6', 'w7', 'w8', 'w9']) {
        await field(screen).fill(word)
        await userEvent.keyboard('{Enter}')
        await expect.element(button(screen, `Undo: found ${word}`)).toBeEnabled()
      }
      expect(height()).toBe(before)
      await button(screen, 'Remove w5').click()
      await expect.element(button(screen, 'Undo: removed w5')).toBeEnabled()
      await button(screen, 'Reset').click()
      await expect.element(button(screen, 'Undo')).toBeDisabled()
    }
  })

  it('leads back to the word of the page’s sentence, and follows it', async () => {
    const onchange = vi.fn<(word: string) => void>()
    const screen = await open({ mode: 'find', word: 'king', home: 'dog', onchange })
    await canvasOf(screen)
    const back = button(screen, 'Back to the sentence’s word')
    await back.click()
    expect(onchange).toHaveBeenLastCalledWith('dog')
    await screen.rerender({ word: 'dog' })
    await expect.element(back).toBeDisabled()
    await screen.rerender({ word: 'cat', home: 'cat' })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Most like cat/))
    await expect.element(back).toBeDisabled()
    await screen.rerender({ home: undefined })
    expect(back.query()).toBeNull()
  })

  it('goes back by Undo to the sentence’s word of now, not of then', async () => {
    const onchange = vi.fn<(word: string) => void>()
    const screen = await open({ mode: 'find', word: 'dog', home: 'dog', onchange })
    await canvasOf(screen)
    await field(screen).fill('w5')
    await userEvent.keyboard('{Enter}')
    await screen.rerender({ word: 'w5', home: 'king' })
    await button(screen, 'Undo: found w5').click()
    expect(onchange).toHaveBeenLastCalledWith('king')
  })

  it('brings a chosen word of a map into sight with its neighbours, and leaves it there', async () => {
    await setLook({ reducedMotion: true })
    const screen = await open({ mode: 'find', show: '2000', word: 'dog' })
    const canvas = await canvasOf(screen)
    await frames(4)
    // All is in sight, and stays so until another word is chosen.
    await expect.element(button(screen, 'Farther')).toBeDisabled()
    await screen.rerender({ word: 'king' })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Most like king/))
    await frames(4)
    const fitted = pictureOf(canvas)
    await button(screen, 'Nearer').click()
    await frames(4)
    const nearer = pictureOf(canvas)
    expect(nearer).not.toBe(fitted)
    // What the reader looks at is theirs: other props leave it.
    await screen.rerender({ number: 14 })
    await frames(4)
    expect(pictureOf(canvas)).toBe(nearer)
    // The same word chosen anew brings it back.
    await field(screen).fill('king')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(pictureOf(canvas)).toBe(fitted))
  })

  it('names as many words on its button as it draws and says', async () => {
    const screen = await open({ mode: 'find', own: ['w5', 'dog', 'zorp'] })
    await canvasOf(screen)
    await expect.element(screen.getByRole('radio', { name: '64', exact: true })).toBeChecked()
    expect(says(screen)).toContain('of 64 chosen words')
    expect(screen.container.textContent).toContain('variance kept of 64 words')
    await screen.getByRole('radio', { name: '600' }).click()
    await vi.waitFor(() => expect(says(screen)).toContain('of the 600 words drawn'))
    expect(screen.container.textContent).toContain('neighbours kept, mean of all')
  })

  it('removes a word, and goes back to the beginning', async () => {
    const screen = await open({ mode: 'find' })
    await canvasOf(screen)
    for (const word of ['w5', 'w6']) {
      await field(screen).fill(word)
      await userEvent.keyboard('{Enter}')
    }
    await button(screen, 'Remove w5').click()
    await expect.element(button(screen, 'Choose w6')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Choose w5' }).query()).toBeNull()
    await button(screen, 'Reset').click()
    expect(screen.getByRole('button', { name: 'Choose w6' }).query()).toBeNull()
    expect(says(screen)).toMatch(/^Most like dog/)
  })

  it('says that a word is unknown, and offers to look among more', async () => {
    const screen = await open({ mode: 'find' })
    await canvasOf(screen)
    await field(screen).fill('<img src=x onerror=alert(1)>')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText(/Not among these words: 6 \(img, src, x\)/)).toBeVisible()
    await field(screen).fill('w1200')
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByText('“w1200” isn’t among these 600 words.')).toBeVisible()
    await button(screen, 'Look among 1,500').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Most like w1200/))
  })

  it('looks again among more words by itself, and says whether the word is there', async () => {
    const screen = await open({ mode: 'find' })
    await canvasOf(screen)
    await field(screen).fill('zzxqy')
    await userEvent.keyboard('{Enter}')
    await button(screen, 'Look among 1,500').click()
    const said = screen.getByText('“zzxqy” isn’t among these 1,500 words either.')
    await expect.element(said).toBeVisible()
    expect(said.element().closest('[role=status]')).not.toBeNull()
    expect(says(screen)).toMatch(/^Most like dog/)
    await screen.getByRole('radio').first().click()
    await expect.element(said).not.toBeInTheDocument()
    await field(screen).fill('w1200')
    await userEvent.keyboard('{Enter}')
    await button(screen, 'Look among 1,500').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Most like w1200/))
    await expect.element(field(screen)).toHaveValue('')
  })

  it('takes what is pasted, whatever it is, and says what it left out', async () => {
    const screen = await open({ mode: 'find' })
    await canvasOf(screen)
    for (const text of ['🦆', '\ud800', 'x'.repeat(100_000)]) {
      await field(screen).fill(text)
      await userEvent.keyboard('{Enter}')
      expect(says(screen)).toMatch(/^Most like dog/)
    }
    const many = Array.from({ length: 10_000 }, (_, i) => `w${i}`).join(' ')
    await field(screen).fill(many)
    await userEvent.keyboard('{Enter}')
    await expect
      .element(screen.getByText(/^24 of your words.*more left out: there is room for 24\.$/))
      .toBeVisible()
  })

  it('shows the map of all words, and of still more, when asked for', async () => {
    const onshow = vi.fn<(show: string) => void>()
    const screen = await open({ mode: 'find', onshow })
    const canvas = await canvasOf(screen)
    await screen.getByRole('radio', { name: '600' }).click()
    expect(onshow).toHaveBeenLastCalledWith('2000')
    await expect.element(screen.getByText(/^600 words by UMAP/)).toBeVisible()
    await screen.getByRole('radio', { name: '1,500' }).click()
    await expect.element(screen.getByText(/^1,500 words by UMAP/)).toBeVisible()
    await vi.waitFor(() => expect(inkOf(canvas)).toBeGreaterThan(5000))
  })

  it('chooses a word that is tapped, and shows those of one that is pointed at', async () => {
    const onchange = vi.fn<(word: string) => void>()
    const screen = await open({ mode: 'find', onchange })
    const canvas = await canvasOf(screen)
    await frames()
    const box = canvas.getBoundingClientRect()
    // Somewhere there is another word: one looks for it along the middle.
    let [x, y] = [0, 0]
    for (let at = 20; at < box.width && says(screen).startsWith('Most like dog'); at += 8)
      for (let down = 40; down < box.height - 20; down += 8) {
        ;[x, y] = [at, down]
        const init = { clientX: box.left + at, clientY: box.top + down, bubbles: true }
        canvas.dispatchEvent(new PointerEvent('pointermove', { ...init, pointerType: 'mouse' }))
        await Promise.resolve()
        if (!says(screen).startsWith('Most like dog')) break
      }
    expect(says(screen)).toMatch(/^Most like (?!dog )/)
    const word = /^Most like (\S+)/.exec(says(screen))?.[1]
    expect(onchange).not.toHaveBeenCalled()
    await userEvent.click(canvas, { position: { x, y } })
    expect(onchange).toHaveBeenLastCalledWith(word)
  })

  it('leaves the word to its parent where the parent hands it in', async () => {
    const onchange = vi.fn<(word: string) => void>()
    const screen = await open({ mode: 'find', word: 'cat', onchange })
    await canvasOf(screen)
    await field(screen).fill('king')
    await userEvent.keyboard('{Enter}')
    expect(onchange).toHaveBeenLastCalledWith('king')
    expect(says(screen)).toMatch(/^Most like cat/)
    await screen.rerender({ word: 'king' })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^Most like king/))
  })

  it('zooms and moves by buttons and keys', async () => {
    const screen = await open({ mode: 'find' })
    const canvas = await canvasOf(screen)
    await frames()
    const whole = pictureOf(canvas)
    await expect.element(button(screen, 'Farther')).toBeDisabled()
    await button(screen, 'Nearer').click()
    await button(screen, 'Nearer').click()
    await new Promise((resolve) => setTimeout(resolve, 500))
    const nearer = pictureOf(canvas)
    expect(nearer).not.toBe(whole)
    const group = screen.getByRole('group', { name: /^The drawing/ }).element() as HTMLElement
    group.focus()
    await userEvent.keyboard('{ArrowRight}')
    await frames()
    expect(pictureOf(canvas)).not.toBe(nearer)
    await userEvent.keyboard('0')
    await vi.waitFor(() => expect(pictureOf(canvas)).toBe(whole))
  })

  it('never takes the page’s scrolling', async () => {
    const screen = await open({ mode: 'find' })
    const canvas = await canvasOf(screen)
    const wheel = (init: WheelEventInit): boolean =>
      canvas.dispatchEvent(
        new WheelEvent('wheel', { deltaY: 40, bubbles: true, cancelable: true, ...init }),
      )
    expect(wheel({})).toBe(true)
    expect(wheel({ shiftKey: true })).toBe(true)
    expect(wheel({ ctrlKey: true })).toBe(false)
    expect(wheel({ metaKey: true })).toBe(false)
    expect(getComputedStyle(canvas).touchAction).toBe('pan-y')
    // With the whole in sight there is nowhere to move, so arrows are the page's.
    const group = screen.getByRole('group', { name: /^The drawing/ }).element()
    const key = (name: string): boolean =>
      group.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
      )
    expect(key('ArrowDown')).toBe(true)
    expect(key('Tab')).toBe(true)
    expect(key('PageDown')).toBe(true)
  })

  it('moves by a mouse that drags and by two fingers', async () => {
    const screen = await open({ mode: 'find', show: '2000' })
    const canvas = await canvasOf(screen)
    await frames()
    const box = canvas.getBoundingClientRect()
    const pointer = (kind: string, id: number, x: number, y: number, type = 'touch') =>
      canvas.dispatchEvent(
        new PointerEvent(kind, {
          pointerId: id,
          pointerType: type,
          isPrimary: id === 1,
          clientX: box.left + x,
          clientY: box.top + y,
          bubbles: true,
        }),
      )
    const whole = pictureOf(canvas)
    pointer('pointerdown', 1, 200, 150)
    pointer('pointerdown', 2, 260, 150)
    pointer('pointermove', 2, 400, 150)
    pointer('pointerup', 2, 400, 150)
    pointer('pointerup', 1, 200, 150)
    await frames()
    const near = pictureOf(canvas)
    expect(near).not.toBe(whole)
    pointer('pointerdown', 3, 200, 150, 'mouse')
    pointer('pointermove', 3, 260, 180, 'mouse')
    pointer('pointerup', 3, 260, 180, 'mouse')
    await frames()
    expect(pictureOf(canvas)).not.toBe(near)
    expect(says(screen)).toMatch(/^Most like dog/)
  })

  it('takes up the colours of another theme', async () => {
    await setLook({ theme: 'light' })
    const screen = await open({ mode: 'find' })
    const canvas = await canvasOf(screen)
    await vi.waitFor(() => expect(inkOf(canvas)).toBeGreaterThan(2000))
    const light = pictureOf(canvas)
    await setLook({ theme: 'dark' })
    await vi.waitFor(() => expect(pictureOf(canvas)).not.toBe(light))
    const dark = pictureOf(canvas)
    await setLook({ theme: 'dark', forcedColours: true })
    await vi.waitFor(() => expect(pictureOf(canvas)).not.toBe(dark))
  })

  it('says that its words are on their way, that they didn’t come, and tries again', async () => {
    const load = vi.mocked(loadWords)
    load.mockRejectedValueOnce(new Error('offline'))
    load.mockResolvedValueOnce(table as Awaited<ReturnType<typeof loadWords>>)
    const screen = await render(EmbeddingPlane, { props: {} })
    await expect
      .element(screen.getByText('The words did not come. Are you connected?'))
      .toBeVisible()
    expect(says(screen)).toBe('Without its words the plane is empty.')
    const height = screen.container.querySelector('figure')?.clientHeight
    await button(screen, 'Try again').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^On the line dog/))
    expect(screen.container.querySelector('figure')?.clientHeight).toBe(height)
  })

  it('unfolds sentences on a plane of their own', async () => {
    const screen = await open({ mode: 'find' })
    await canvasOf(screen)
    expect(screen.container.querySelectorAll('[role=img]')).toHaveLength(1)
    await screen.getByText('Sentences have vectors too').click()
    await vi.waitFor(() =>
      expect(screen.container.querySelectorAll('[role=img]').length).toBeGreaterThan(1),
    )
  })

  it('reads a new word out in a polite live region', async () => {
    const screen = await open({ mode: 'find' })
    await canvasOf(screen)
    const live = screen.container.querySelector('.live') as HTMLElement
    expect(live.textContent).toBe('')
    await screen.rerender({ word: 'king' })
    await vi.waitFor(() => expect(live.textContent).toMatch(/^Most like king/))
  })

  it('puts words at the numbers of a tokenizer where it is given them', async () => {
    const ids = { dog: 4000, cat: 3000, king: 4100, river: 12 }
    const screen = await open({ ids })
    await canvasOf(screen)
    expect(says(screen)).toMatch(/^On the line dog is number 4,000, beside cat .* and king /)
    await screen.rerender({ word: 'bank' })
    await vi.waitFor(() => expect(says(screen)).toMatch(/^bank has no number of its own/))
  })

  it('survives bad props, each with one warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      mode: 'fly' as 'find',
      view: 'sky' as 'line',
      show: 7 as unknown as '2000',
      word: { nonsense: true } as unknown as string,
      own: 9 as unknown as string[],
      lang: 'not a language',
    })
    await canvasOf(screen)
    expect(says(screen)).toMatch(/^On the line dog/)
    expect(warn).toHaveBeenCalledTimes(5)
    warn.mockRestore()
    screen.unmount()
    for (const props of [
      { word: 'zorp' },
      { word: '' },
      { chosen: ['zorp'] },
      { chosen: ['dog'], word: 'dog' },
      { chosen: ['dog', 'dog'], own: ['dog', 'zorp'] },
      { mode: 'find', show: '2000', map: { points: [1, 2, 3] } },
      { ids: {} },
    ] as EmbeddingPlaneProps[]) {
      const other = await open(props)
      await canvasOf(other)
      await frames()
      expect(other.container.textContent).not.toMatch(/NaN|undefined|Infinity/)
      other.unmount()
    }
  })

  it('goes away in mid-move without a trace', async () => {
    const screen = await open()
    await canvasOf(screen)
    await button(screen, 'Lift off the line').click()
    screen.unmount()
    await frames(4)
    expect(page.getByRole('img').query()).toBeNull()
  })

  it('leaves no word in English for another language', async () => {
    const words = table.words.map((_, i) => String(i))
    const numbered: EmbeddingTable = { ...table, words }
    for (const props of [{}, { mode: 'find', own: ['7', '8'] }] as EmbeddingPlaneProps[]) {
      const screen = await open({
        ...props,
        table: numbered,
        words: pseudo,
        word: '5',
        chosen: words.slice(0, 40),
      })
      await canvasOf(screen)
      await field(screen).fill('zz 5 🦆')
      await userEvent.keyboard('{Enter}')
      await frames()
      expect(untranslated(screen.container).filter((one) => !/^(FIG|zz)/.test(one))).toEqual([])
      screen.unmount()
    }
  })

  it('fits and reads well in every look, on the line', async () => {
    const screen = await open({ number: 13 })
    await canvasOf(screen)
    await expectAccessible(() => screen.container, {
      initial: () => {},
      lifted: () => button(screen, 'Lift off the line').click(),
      table: () => screen.getByText('The numbers as a table').click(),
    })
  })

  it('fits and reads well in every look, on the plane', async () => {
    const screen = await open({ mode: 'find', number: 14, own: ['w5', 'w6'] })
    await canvasOf(screen)
    await expectAccessible(() => screen.container, {
      initial: () => {},
      typing: async () => {
        await field(screen).fill('w4')
        await userEvent.keyboard('{ArrowDown}')
      },
      unknown: async () => {
        await field(screen).fill('zorp')
        await userEvent.keyboard('{Enter}')
      },
      focused: () =>
        (screen.getByRole('group', { name: /^The drawing/ }).element() as HTMLElement).focus(),
    })
  })
})
