import { describe, expect, it } from 'vitest'
import { manualClock } from '../../../kit/clock.ts'
import { Stepper } from './stepper.svelte.ts'

describe('a stepper', () => {
  it('has done everything until it is asked, then begins again', () => {
    const stepper = new Stepper(() => 3, manualClock())
    expect(stepper.done).toBe(3)
    stepper.step()
    expect(stepper.done).toBe(1)
    stepper.step()
    stepper.back()
    stepper.back()
    stepper.back()
    expect(stepper.done).toBe(0)
    stepper.rest()
    expect(stepper.done).toBe(3)
  })

  it('plays to the end and stops there', () => {
    const clock = manualClock()
    const stepper = new Stepper(() => 3, clock)
    stepper.play()
    expect(stepper.done).toBe(1)
    clock.advance(1000)
    expect(stepper.playing).toBe(true)
    clock.advance(1000)
    expect(stepper.done).toBe(3)
    expect(stepper.playing).toBe(false)
    clock.advance(5000)
    expect(stepper.done).toBe(3)
  })

  it('never has done more than there is', () => {
    let steps = 9
    const stepper = new Stepper(() => steps, manualClock())
    for (let i = 0; i < 8; i++) stepper.step()
    steps = 4
    expect(stepper.done).toBe(4)
  })
})
