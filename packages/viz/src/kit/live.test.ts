import { expect, it } from 'vitest'
import { manualClock } from './clock.ts'
import { Announcer } from './live.svelte.ts'

it('A first message is spoken at once; of those within a second the last one follows.', () => {
  const clock = manualClock()
  const announcer = new Announcer(clock)
  announcer.say('one')
  expect(announcer.message).toBe('one')
  for (const message of ['two', 'three', 'four']) announcer.say(message)
  expect(announcer.message).toBe('one')
  clock.advance(999)
  expect(announcer.message).toBe('one')
  clock.advance(1)
  expect(announcer.message).toBe('four')
})

it('A hundred messages a second make at most one a second.', () => {
  const clock = manualClock()
  const announcer = new Announcer(clock)
  const spoken = new Set<string>()
  for (let i = 0; i < 500; i++) {
    announcer.say(String(i))
    spoken.add(announcer.message)
    clock.advance(10)
  }
  expect(spoken.size).toBeLessThanOrEqual(6)
  clock.advance(1000)
  expect(announcer.message).toBe('499')
})

it('Nothing is spoken after the widget has gone.', () => {
  const clock = manualClock()
  const announcer = new Announcer(clock)
  announcer.say('one')
  announcer.say('two')
  announcer.destroy()
  clock.advance(2000)
  expect(announcer.message).toBe('one')
})
