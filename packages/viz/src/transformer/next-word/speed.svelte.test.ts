// How fast it is on a phone: a processor slowed down four times. The figures are printed; a machine
// that other tests share is no place to insist on them, so the limits only catch what went badly wrong.
import { fromBase64url, readCheckpoint } from '@nextword/core/formats'
import { smallWorld } from '@nextword/core/models/small-world'
import { worldText } from '@nextword/core/models/world'
import { readWorld } from '@nextword/core/world'
import { expect, it, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { type Language, languageOf } from '../../kit/language/index.ts'
import NextWord from './NextWord.svelte'

const slowed = (rate: number): Promise<void> =>
  (cdp() as unknown as { send(method: string, params: object): Promise<void> }).send(
    'Emulation.setCPUThrottlingRate',
    { rate },
  )

/** Until what was changed has been laid out and the next frame begins, in ms. */
async function untilDrawn(act: () => unknown): Promise<number> {
  const start = performance.now()
  await act()
  await Promise.resolve()
  document.body.getBoundingClientRect()
  return performance.now() - start
}

it('prints how long the first bars take once the model is there, and each further word', async () => {
  let come: ((language: Language) => void) | undefined
  const load = (): Promise<Language> => new Promise((resolve) => (come = resolve))
  const screen = await render(NextWord, { props: { load } })
  await vi.waitFor(() => expect(come).toBeDefined())
  await slowed(4)
  try {
    const stage = screen.container.querySelector('.stage')!
    const unpacked = await untilDrawn(async () => {
      const world = readWorld(worldText)
      come!(await languageOf('small-world', world, readCheckpoint(fromBase64url(smallWorld))))
      while (stage.querySelector('.words button') === null) await Promise.resolve()
    })
    ;(screen.getByRole('button', { name: 'Just show me' }).element() as HTMLElement).click()
    const write = screen.getByRole('button', { name: 'Let it write' }).element() as HTMLElement
    const words: number[] = []
    while (screen.container.querySelector('.over') === null && words.length < 30) {
      const before = stage.textContent
      words.push(
        await untilDrawn(async () => {
          write.click()
          for (let n = 0; n < 100 && stage.textContent === before; n++) await Promise.resolve()
        }),
      )
    }
    const ms = (one: number): string => one.toFixed(1)
    console.log(
      `4 × slowed: first bars ${ms(unpacked)} ms after the model; ${words.length} words, ` +
        `the first ${ms(words[0])} ms, the slowest ${ms(Math.max(...words))} ms, ` +
        `the middle one ${ms(words.toSorted((a, b) => a - b)[words.length >> 1])} ms`,
    )
    expect(unpacked).toBeLessThan(3000)
    expect(Math.max(...words)).toBeLessThan(1000)
  } finally {
    await slowed(1)
  }
})
