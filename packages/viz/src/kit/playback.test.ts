import { describe, expect, it, vi } from 'vitest'
import { manualClock } from './clock.ts'
import { createPlayback, type PlaybackOptions } from './playback.svelte.ts'

function* counting(to: number): Generator<number, string, undefined> {
  for (let i = 1; i <= to; i++) yield i
  return 'end'
}

/** A playback of a counter whose every report takes some time to compute. */
function playing(to: number, costMs: number, options: PlaybackOptions<number, string> = {}) {
  const clock = manualClock()
  const shown: number[] = []
  const ended: string[] = []
  let closed = 0
  const playback = createPlayback(
    function* () {
      try {
        const generator = counting(to)
        for (let next = generator.next(); ; next = generator.next()) {
          clock.spend(costMs)
          if (next.done === true) return next.value
          yield next.value
        }
      } finally {
        closed++
      }
    },
    {
      clock,
      onreport: (report) => shown.push(report),
      ondone: (result) => ended.push(result),
      ...options,
    },
  )
  return { clock, shown, ended, playback, closed: () => closed }
}

describe('playback', () => {
  it('computes for 8 ms a frame and shows the latest report once', () => {
    const { clock, shown, playback } = playing(1000, 1)
    playback.play()
    expect(shown).toEqual([])
    clock.advance(16)
    clock.advance(16)
    expect(shown).toEqual([8, 16])
    expect(playback.taken).toBe(16)
  })

  it('shows the last report before it tells of the end', () => {
    const { clock, shown, ended, playback } = playing(3, 1)
    playback.play()
    clock.advance(16)
    expect(shown).toEqual([3])
    expect(ended).toEqual(['end'])
    expect(playback.finished).toBe(true)
    expect(playback.playing).toBe(false)
  })

  it('starts afresh when it is played after its end', () => {
    const { clock, shown, playback } = playing(3, 1)
    playback.play()
    clock.advance(16)
    playback.play()
    clock.advance(16)
    expect(shown).toEqual([3, 3])
  })

  it('keeps the pace that it is set, and no more', () => {
    const { clock, shown, playback } = playing(1000, 0, { speed: 10 })
    playback.play()
    for (let ms = 0; ms < 1000; ms += 20) clock.advance(20)
    // The first at once, then ten a second.
    expect(shown.length).toBeGreaterThanOrEqual(10)
    expect(shown.length).toBeLessThanOrEqual(12)
  })

  it('makes one step at once, and stops playing for it', () => {
    const { clock, shown, playback } = playing(10, 1)
    playback.play()
    playback.step()
    expect(shown).toEqual([1])
    expect(playback.playing).toBe(false)
    clock.advance(16)
    expect(shown).toEqual([1])
  })

  it('runs a given number of reports and pauses', () => {
    const { clock, shown, playback } = playing(100, 1)
    playback.run(11)
    for (let i = 0; i < 5; i++) clock.advance(16)
    expect(shown).toEqual([8, 11])
    expect(playback.playing).toBe(false)
    playback.play()
    clock.advance(16)
    expect(shown.at(-1)).toBe(19)
  })

  it('rests while the page is hidden and doesn’t catch up afterwards', () => {
    const { clock, shown, playback } = playing(10000, 0, { speed: 100 })
    playback.play()
    clock.advance(20)
    const before = playback.taken
    clock.hidden = true
    for (let i = 0; i < 100; i++) clock.advance(1000)
    expect(playback.taken).toBe(before)
    expect(playback.playing).toBe(true)
    clock.hidden = false
    clock.advance(20)
    expect(playback.taken - before).toBeLessThanOrEqual(6)
    expect(shown.length).toBeGreaterThan(1)
  })

  it('closes the generator on reset and on destroy, and is silent afterwards', () => {
    const { clock, shown, playback, closed } = playing(100, 1)
    playback.step()
    playback.reset()
    expect(closed()).toBe(1)
    expect(playback.taken).toBe(0)
    playback.step()
    expect(shown).toEqual([1, 1])
    playback.play()
    playback.destroy()
    expect(closed()).toBe(2)
    clock.advance(16)
    playback.play()
    playback.step()
    clock.advance(16)
    expect(shown).toEqual([1, 1])
  })

  it('hands an error on and stops', () => {
    const clock = manualClock()
    const onerror = vi.fn()
    const playback = createPlayback<number, void>(
      // eslint-disable-next-line require-yield -- it fails before it could
      function* () {
        throw new RangeError('bad')
      },
      { clock, onerror },
    )
    playback.play()
    clock.advance(16)
    expect(onerror).toHaveBeenCalledExactlyOnceWith(new RangeError('bad'))
    expect(playback.playing).toBe(false)
  })

  it('can be paused from within a report', () => {
    const { clock, playback } = playing(100, 1, { onreport: () => playback.pause() })
    playback.play()
    clock.advance(16)
    clock.advance(16)
    expect(playback.taken).toBe(8)
  })

  it('changes speed while it plays', () => {
    const { clock, playback } = playing(1000, 1)
    playback.play()
    clock.advance(16)
    playback.speed = 50
    clock.advance(20)
    clock.advance(20)
    expect(playback.taken).toBeLessThanOrEqual(8 + 3)
    playback.speed = Infinity
    clock.advance(16)
    expect(playback.taken).toBeGreaterThanOrEqual(16)
  })
})
