import { readCheckpoint, writeCheckpoint } from '@nextword/core/formats'
import { seededRandom } from '@nextword/core/numbers'
import { startTensors } from '@nextword/core/transformer'
import { readWorld } from '@nextword/core/world'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { setEngine } from '../../kit/engine.ts'
import type { Language } from '../../kit/language/language.ts'
import { expectAccessible, setLook, untranslated } from '../../kit/testing.ts'
import { pseudo } from '../../words/pseudo.ts'
import { recipeFrom } from './props.ts'
import { configOf } from './recipe.ts'
import { memoryStore, tinyRecipe, tinyWorld } from './testing.ts'
import TrainALanguageModel from './TrainALanguageModel.svelte'

/** As the tiny recipe, but it goes on for long. */
const longRecipe = { ...tinyRecipe, steps: 100_000 }

const open = (props: Record<string, unknown> = {}) =>
  render(TrainALanguageModel, {
    props: {
      ...{ world: tinyWorld, recipe: tinyRecipe, probes: ['Tom'], prompt: 'Tom' },
      ...{ store: memoryStore(), ...props },
    },
  })
type Screen = Awaited<ReturnType<typeof open>>

const textOf = (screen: Screen, selector: string): string =>
  screen.container.querySelector(selector)?.textContent?.replaceAll('\u2007', '').trim() ?? ''
const says = (screen: Screen): string => textOf(screen, '.says')
const status = (screen: Screen): string => textOf(screen, '.status p')
const button = (screen: Screen, name: string | RegExp) =>
  screen.getByRole('button', { name, exact: true })
const stepOf = (screen: Screen): number =>
  Number(/^([\d,]+) of/.exec(status(screen))![1].replaceAll(',', ''))
const until = (screen: Screen, claim: RegExp) =>
  vi.waitFor(() => expect(says(screen)).toMatch(claim), 20_000)
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function trained(screen: Screen): Promise<void> {
  await button(screen, 'Train').click()
  await until(screen, /^Done/)
}

/** Hands a file to the widget as a reader would. */
async function load(screen: Screen, file: File): Promise<void> {
  await userEvent.upload(screen.container.querySelector('input[type=file]')!, file)
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'one.nextword'): File =>
  new File([bytes], name)

/** The file that the widget would save, from its button. */
async function savedFile(screen: Screen): Promise<Uint8Array<ArrayBuffer>> {
  let saved: Blob | undefined
  const url = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved = blob as Blob
    return '#'
  })
  let name = ''
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    name = this.download
  })
  await screen.getByText('Save it, or bring one back').click()
  await button(screen, 'Save as a file').click()
  await vi.waitFor(() => expect(name).toMatch(/^language-model-\d+-steps\.nextword$/))
  await screen.getByText('Save it, or bring one back').click()
  url.mockRestore()
  click.mockRestore()
  return new Uint8Array(await saved!.arrayBuffer())
}

afterEach(() => setEngine('fast'))

describe('TrainALanguageModel', () => {
  it('trains in a worker to a lower loss, and says what it came to', async () => {
    const screen = await open()
    expect(says(screen)).toMatch(/^Untrained.* 300 steps/)
    await trained(screen)
    expect(says(screen)).toMatch(/within 0\.0\d\d bits/)
    expect(status(screen)).toMatch(/^300 of 300 steps · fast kernels, in a worker/)
    const samples = [...screen.container.querySelectorAll('ol li')].map(
      ({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim() ?? '',
    )
    expect(samples[0]).toMatch(/^step 0 .* wrong$/)
    expect(samples[4]).toMatch(/^step 300 Tom (runs|sits)\. He is (happy|tired)\. all right$/)
    await screen.getByText('The numbers as a table').click()
    const rows = screen.container.querySelectorAll('details[open] tbody tr')
    expect(rows).toHaveLength(10)
    expect(Number(rows[9].children[3].textContent)).toBeLessThan(
      Number(rows[0].children[3].textContent) / 20,
    )
  })

  it('works without a worker, in the page, to the very same model', async () => {
    const one = await open()
    await trained(one)
    const file = await savedFile(one)
    await one.unmount()
    const two = await open({ worker: null })
    await trained(two)
    expect(status(two)).toContain('in the page')
    const [a, b] = [file, await savedFile(two)].map((bytes) => readCheckpoint(bytes).tensors)
    for (const [name, { values }] of a) expect(b.get(name)!.values).toEqual(values)
  })

  it('says so where plain kernels run', async () => {
    setEngine('plain')
    const screen = await open()
    await trained(screen)
    expect(status(screen)).toContain('plain kernels, in the page')
  })

  it('pauses without losing a step, goes on from there, and goes by turns', async () => {
    const screen = await open({ recipe: longRecipe })
    await button(screen, 'Train').click()
    await until(screen, /^After/)
    await button(screen, 'Pause').click()
    await expect.element(button(screen, 'Go on')).toBeVisible()
    const paused = stepOf(screen)
    expect(paused).toBeGreaterThan(0)
    await after(300)
    expect(stepOf(screen)).toBe(paused)
    const turn = button(screen, /^\d+ steps$/)
    const steps = Number(/\d+/.exec(turn.element().textContent)![0])
    await turn.click()
    await vi.waitFor(() => expect(stepOf(screen)).toBe(paused + steps))
    expect((paused + steps) % 50).toBe(0)
    await expect.element(button(screen, 'Go on')).toBeVisible()
  })

  it('trains on beyond its plan', async () => {
    const screen = await open()
    await trained(screen)
    await button(screen, '38 more').click()
    await vi.waitFor(() => expect(status(screen)).toMatch(/^338 of 338/))
  })

  it('starts over, and takes that back', async () => {
    const store = memoryStore()
    const screen = await open({ store })
    await trained(screen)
    await vi.waitFor(() => expect(store.kept).not.toBeNull())
    const done = says(screen)
    await button(screen, 'Start over').click()
    await until(screen, /^Untrained/)
    await vi.waitFor(() => expect(store.kept).toBeNull())
    await button(screen, 'Undo').click()
    await vi.waitFor(() => expect(says(screen)).toBe(done))
    await vi.waitFor(() => expect(store.kept).not.toBeNull())
    await button(screen, 'Start over').click()
    await until(screen, /^Untrained/)
    await trained(screen)
    expect(says(screen)).toBe(done)
  })

  it('is there again at the next visit, and goes on', async () => {
    const store = memoryStore()
    const first = await open({ store, recipe: longRecipe })
    await button(first, 'Train').click()
    await until(first, /^After/)
    await vi.waitFor(() => expect(store.writes).toBeGreaterThan(0), 10_000)
    // The tab is closed while it trains.
    await first.unmount()
    const second = await open({ store, recipe: longRecipe })
    await until(second, /^Welcome back: you trained [\d,]+ steps/)
    const kept = stepOf(second)
    await button(second, 'Go on').click()
    await vi.waitFor(() => expect(stepOf(second)).toBeGreaterThan(kept), 10_000)
  })

  it('begins anew where what was kept can’t be read', async () => {
    const store = memoryStore(Uint8Array.of(1, 2, 3))
    const screen = await open({ store })
    await after(200)
    expect(says(screen)).toMatch(/^Untrained/)
    await trained(screen)
    await vi.waitFor(() => expect(store.kept!.length).toBeGreaterThan(1000))
  })

  it('says so where the browser keeps nothing', async () => {
    const store = memoryStore()
    store.refuses = true
    const screen = await open({ store })
    await trained(screen)
    await vi.waitFor(() => expect(status(screen)).toContain('this browser keeps nothing'))
    const without = await open({ store: null })
    await vi.waitFor(() => expect(status(without)).toContain('this browser keeps nothing'))
  })

  it('saves a file that brings everything back', async () => {
    const one = await open()
    await trained(one)
    const done = says(one)
    const file = await savedFile(one)
    await one.unmount()
    const two = await open()
    await load(two, fileOf(file))
    await vi.waitFor(() => expect(says(two)).toBe(done))
    await expect.element(button(two, '38 more')).toBeVisible()
  })

  it('takes up a model that was trained elsewhere', async () => {
    const world = readWorld(tinyWorld)
    const config = configOf({ ...recipeFrom(tinyRecipe), layers: 2 }, world.words.length)
    const model = writeCheckpoint(config, startTensors(config, seededRandom(1)), {
      precision: 'int8',
    })
    const screen = await open()
    await load(screen, fileOf(model))
    await vi.waitFor(() => expect(textOf(screen, '.made')).toMatch(/8,480 weights/))
    await trained(screen)
  })

  it('refuses any other file, says what to do, and loses nothing', async () => {
    const screen = await open()
    await trained(screen)
    const done = says(screen)
    const file = await savedFile(screen)
    const others: [Uint8Array<ArrayBuffer>, RegExp][] = [
      [new TextEncoder().encode('<!doctype html><title>404</title>'), /no saved model/],
      [file.slice(0, 5000), /cut off/],
      [file.map((byte, i) => (i === 5000 ? byte ^ 8 : byte)), /damaged/],
      [new Uint8Array(2 ** 25 + 1), /too large/],
    ]
    for (const [bytes, reason] of others) {
      await load(screen, fileOf(bytes, '<img src=x onerror=alert(1)>.nextword'))
      await vi.waitFor(() => expect(textOf(screen, '.notice')).toMatch(reason))
      expect(says(screen)).toBe(done)
    }
    await load(screen, fileOf(file))
    await vi.waitFor(() => expect(screen.container.querySelector('.notice')).toBeNull())
  })

  it('drives the other figures when it is asked to, learns on with them, and gives them back', async () => {
    const heard: (Language | null)[] = []
    const screen = await open({
      onlanguage: (language: Language | null) => heard.push(language),
    })
    const use = button(screen, 'Use my model in all figures')
    await expect.element(use).toBeDisabled()
    await trained(screen)
    await use.click()
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    expect(heard[0]).toMatchObject({ name: 'own' })
    expect(heard[0]!.model.config.vocabulary).toBe(heard[0]!.world.words.length)
    await button(screen, '38 more').click()
    await vi.waitFor(() => expect(status(screen)).toMatch(/^338/))
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1))
    await button(screen, 'Back to the page’s model').click()
    await vi.waitFor(() => expect(heard.at(-1)).toBeNull())
  })

  it('asks whoever holds that', async () => {
    const heard: (Language | null)[] = []
    const screen = await open({
      used: false,
      onlanguage: (language: Language | null) => {
        heard.push(language)
        void screen.rerender({ used: language !== null })
      },
    })
    await trained(screen)
    await button(screen, 'Use my model in all figures').click()
    await expect.element(button(screen, 'Back to the page’s model')).toBeVisible()
    await button(screen, 'Start over').click()
    await vi.waitFor(() => expect(heard.at(-1)).toBeNull())
  })

  it('goes on from its last file where the worker is lost', async () => {
    const workers: Worker[] = []
    const screen = await open({
      recipe: longRecipe,
      worker: () => {
        const worker = new Worker(new URL('./train.worker.ts', import.meta.url), { type: 'module' })
        workers.push(worker)
        return worker
      },
    })
    await button(screen, 'Train').click()
    await vi.waitFor(() => expect(stepOf(screen)).toBeGreaterThan(500), 20_000)
    await after(2500)
    workers[0].dispatchEvent(new ErrorEvent('error', { message: 'gone', cancelable: true }))
    await vi.waitFor(() => expect(workers).toHaveLength(2))
    await vi.waitFor(() => expect(status(screen)).toContain('worker started anew 1×'))
    // Not from the start: a file had been told.
    expect(stepOf(screen)).toBeGreaterThan(500)
    const before = stepOf(screen)
    await vi.waitFor(() => expect(stepOf(screen)).toBeGreaterThan(before), 20_000)
    await button(screen, 'Pause').click()
    await expect.element(button(screen, 'Go on')).toBeVisible()
  })

  it('stands still while nobody sees the page, and goes on when somebody does', async () => {
    const hide = (hidden: boolean): void => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    const store = memoryStore()
    const screen = await open({ recipe: longRecipe, store })
    await button(screen, 'Train').click()
    await until(screen, /^After/)
    hide(true)
    await expect.element(button(screen, 'Go on')).toBeVisible()
    const stopped = stepOf(screen)
    await vi.waitFor(() => expect(store.kept).not.toBeNull())
    await after(400)
    expect(stepOf(screen)).toBe(stopped)
    hide(false)
    await vi.waitFor(() => expect(stepOf(screen)).toBeGreaterThan(stopped), 10_000)
    Reflect.deleteProperty(document, 'hidden')
    await button(screen, 'Pause').click()
    await expect.element(button(screen, 'Go on')).toBeVisible()
  })

  it('ends its worker when it goes', async () => {
    const ends = vi.spyOn(Worker.prototype, 'terminate')
    const screen = await open({ recipe: longRecipe })
    await button(screen, 'Train').click()
    await until(screen, /^After/)
    await screen.unmount()
    expect(ends).toHaveBeenCalled()
    ends.mockRestore()
  })

  it('works by keyboard', async () => {
    const screen = await open()
    button(screen, 'Train').element().focus()
    await userEvent.keyboard('{Enter}')
    await until(screen, /^Done/)
    expect(document.activeElement?.textContent).toBe('38 more')
    const distance = screen.getByRole('radio', { name: 'distance' })
    screen.getByRole('radio', { name: 'loss' }).element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(distance).toBeChecked()
    expect(textOf(screen, 'svg.drawing')).toContain('off the truth')
  })

  it('keeps its height whatever it shows', async () => {
    for (const width of [320, 1280]) {
      await setLook({ width })
      const screen = await open()
      const heights = (): number[] =>
        ['.board', '.says', '.status', 'ol'].map(
          (of) => screen.container.querySelector(of)!.getBoundingClientRect().height,
        )
      const before = heights()
      await trained(screen)
      expect(heights()).toEqual(before)
      await screen.unmount()
    }
    await setLook({})
  })

  it('survives bad props with a warning each', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const screen = await open({
      steps: -1,
      seed: 'x',
      recipe: { width: 15 },
      world: 'rule story = {',
      probes: 3,
    })
    expect(says(screen)).toMatch(/^Untrained/)
    await button(screen, '25 steps').click()
    await vi.waitFor(() => expect(says(screen)).toMatch(/^After 25 steps/), 20_000)
    expect(warn).toHaveBeenCalledTimes(5)
    warn.mockRestore()
  })

  it('leaves no word in English for another language', async () => {
    const screen = await open({ words: pseudo, onlanguage: () => {} })
    expect(untranslated(screen.container)).toEqual([])
  })

  it('fits and reads well in every look', async () => {
    const screen = await open({ number: 21, onlanguage: () => {} })
    await expectAccessible(() => screen.container, {
      initial: () => {},
      done: () => trained(screen),
      unfolded: () => screen.getByText('Save it, or bring one back').click(),
      refused: async () => {
        await load(screen, fileOf(Uint8Array.of(1, 2, 3)))
        await vi.waitFor(() => expect(textOf(screen, '.notice')).not.toBe(''))
      },
    })
  })
})
