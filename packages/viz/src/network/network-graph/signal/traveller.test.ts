import { describe, expect, it } from 'vitest'
import { manualClock } from '../../../kit/clock.ts'
import { Traveller } from './traveller.svelte.ts'

describe('a travelling signal', () => {
  it('moves to a layer, pauses there, goes on, and rests at last', () => {
    const clock = manualClock()
    const traveller = new Traveller(
      () => 2,
      clock,
      () => false,
    )
    expect(traveller.position).toBe(null)
    traveller.play()
    expect(traveller.position).toBe(0)
    clock.advance(500)
    clock.advance(450)
    expect(traveller.position).toBeGreaterThan(0)
    expect(traveller.position).toBeLessThan(1)
    clock.advance(500)
    expect(traveller.position).toBe(1)
    for (let i = 0; i < 8; i++) clock.advance(500)
    expect(traveller.position).toBe(null)
    expect(traveller.playing).toBe(false)
  })

  it('goes from layer to layer without the way between where motion is unwelcome', () => {
    const clock = manualClock()
    const traveller = new Traveller(
      () => 2,
      clock,
      () => true,
    )
    const seen = new Set<number | null>()
    traveller.play()
    for (let i = 0; i < 40; i++) {
      clock.advance(100)
      seen.add(traveller.position)
    }
    expect([...seen]).toEqual([0, 1, 2, null])
  })

  it('stands where it is paused, steps on from there, and stops when it is thrown away', () => {
    const clock = manualClock()
    const traveller = new Traveller(
      () => 3,
      clock,
      () => false,
    )
    traveller.play()
    clock.advance(500)
    clock.advance(300)
    traveller.pause()
    const at = traveller.position
    clock.advance(5000)
    expect(traveller.position).toBe(at)
    traveller.step()
    expect(traveller.position).toBe(1)
    traveller.step()
    traveller.step()
    expect(traveller.position).toBe(3)
    traveller.step()
    expect(traveller.position).toBe(null)
    traveller.play()
    traveller.destroy()
    clock.advance(5000)
    expect(traveller.position).toBe(0)
  })
})
