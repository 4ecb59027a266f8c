import { afterEach, describe, expect, it } from 'vitest'
import { browserClock } from '../clock.ts'
import { type Place, type SessionOptions, workSession, type WorkSession } from './session.ts'
import { CancelledError } from './task.ts'
import { testingTasks } from './testing.ts'

type Testing = typeof testingTasks

const made: Worker[] = []
const newWorker = (): Worker => {
  const worker = new Worker(new URL('./testing.worker.ts', import.meta.url), { type: 'module' })
  made.push(worker)
  return worker
}

const open: WorkSession<Testing>[] = []
function session(options: Partial<SessionOptions<Testing>> = {}): WorkSession<Testing> {
  const one = workSession<Testing>({
    worker: newWorker,
    tasks: () => Promise.resolve(testingTasks),
    ...options,
  })
  open.push(one)
  return one
}

afterEach(() => {
  for (const one of open.splice(0)) one.close()
  made.length = 0
})

describe('a work session', () => {
  it('runs a task in the worker and tells how far it has got', async () => {
    const reports: number[] = []
    const result = await session().run(
      'count',
      { to: 2000 },
      { onreport: (at) => reports.push(at) },
    )
    expect(result).toEqual({ to: 2000, where: 'worker' })
    expect(reports.at(-1)).toBe(1999)
    expect(reports).toEqual(reports.toSorted((a, b) => a - b))
  })

  it('tells the last report of each slice only, a few dozen a second', async () => {
    const reports: number[] = []
    await session().run('slow', { turnMs: 1, turns: 300 }, { onreport: (at) => reports.push(at) })
    expect(reports.length).toBeGreaterThan(3)
    expect(reports.length).toBeLessThan(60)
  })

  it('tells a task what has been passed on, in the worker and in the page', async () => {
    for (const options of [{}, { worker: null }]) {
      const reports: (readonly number[])[] = []
      const left = await session(options).run(
        'all',
        { to: 20_001 },
        { onreport: (told) => reports.push(told) },
      )
      const numbers = reports.flat()
      expect(new Set(numbers).size).toBe(numbers.length)
      expect(numbers.length).toBeGreaterThanOrEqual(20_001 - left)
      expect(reports.length).toBeLessThan(1000)
    }
  })

  it('runs one task after another in one worker', async () => {
    const one = session()
    await Promise.all([one.run('count', { to: 10 }), one.run('count', { to: 20 })])
    expect(made).toHaveLength(1)
  })

  it('stops within 50 ms, and works on', async () => {
    const one = session()
    const cancel = new AbortController()
    let stopped = 0
    const run = one.run(
      'slow',
      { turnMs: 5, turns: 10_000 },
      {
        signal: cancel.signal,
        onreport: () => {
          if (stopped > 0) return
          stopped = browserClock.now()
          cancel.abort()
        },
      },
    )
    await expect(run).rejects.toBeInstanceOf(CancelledError)
    // A slice of 20 ms at most on a machine at rest, ended after 50 at the latest: no test of speed.
    expect(browserClock.now() - stopped).toBeLessThan(500)
    expect(await one.run('count', { to: 3 })).toMatchObject({ where: 'worker' })
    expect(made).toHaveLength(1)
  })

  it('ends a worker that is deaf in a long turn, and takes a new one for the next task', async () => {
    const one = session()
    await one.run('count', { to: 1 })
    const cancel = new AbortController()
    const run = one.run('slow', { turnMs: 2000, turns: 2 }, { signal: cancel.signal })
    const outcome = expect(run).rejects.toBeInstanceOf(CancelledError)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const asked = browserClock.now()
    cancel.abort()
    await outcome
    expect(browserClock.now() - asked).toBeLessThan(500)
    expect(await one.run('count', { to: 3 })).toMatchObject({ where: 'worker' })
    expect(made).toHaveLength(2)
  })

  it('cancels what waits for its turn without waiting', async () => {
    const one = session()
    const first = one.run('slow', { turnMs: 5, turns: 60 })
    const cancel = new AbortController()
    const second = one.run('count', { to: 3 }, { signal: cancel.signal })
    cancel.abort()
    await expect(second).rejects.toBeInstanceOf(CancelledError)
    expect(await first).toBe(60)
  })

  it('hands on what a task throws, once', async () => {
    const one = session()
    await expect(one.run('throws', { message: 'too many' })).rejects.toThrow('too many')
    expect(made).toHaveLength(1)
  })

  it('starts a broken worker anew at most twice, then works in the page, and says so', async () => {
    const places: Place[] = []
    const one = session({ onplace: (place) => places.push(place) })
    const result = await one.run('dies', { to: 5, at: 3 })
    expect(result).toEqual({ from: 0, where: 'page' })
    expect(places.map(({ where, failures }) => [where, failures])).toEqual([
      ['worker', 0],
      ['worker', 1],
      ['worker', 2],
      ['page', 3],
    ])
    expect(places.at(-1)!.error!.message).toMatch(/the worker broke/)
    expect(await one.run('count', { to: 1 })).toMatchObject({ where: 'page' })
  })

  it('goes on from the last report where it is told how', async () => {
    const one = session()
    const result = await one.run(
      'dies',
      { to: 2000, at: 1500 },
      {
        resume: (input, last) => ({ ...input, from: last + 1 }),
      },
    )
    expect(result).toMatchObject({ from: 1501 })
  })

  it('takes a silent worker for dead', async () => {
    const one = session({ silentMs: 300 })
    expect(await one.run('hangs', { to: 2 })).toBe('page')
    expect(made).toHaveLength(3)
  })

  it('works in the page where no worker may be had, smoothly, and stops there too', async () => {
    for (const worker of [
      null,
      () => {
        throw new DOMException('refused by the policy', 'SecurityError')
      },
    ]) {
      const one = session({ worker })
      expect(await one.run('count', { to: 3 })).toMatchObject({ where: 'page' })
      const cancel = new AbortController()
      const run = one.run(
        'slow',
        { turnMs: 5, turns: 10_000 },
        {
          signal: cancel.signal,
          onreport: () => cancel.abort(),
        },
      )
      await expect(run).rejects.toBeInstanceOf(CancelledError)
    }
  })

  it('works in the page where the worker’s file is missing', async () => {
    const one = session({ worker: () => new Worker('/no-such-worker.js', { type: 'module' }) })
    expect(await one.run('count', { to: 3 })).toMatchObject({ where: 'page' })
  })

  it('cancels what runs when it is closed', async () => {
    const one = session()
    const run = one.run('slow', { turnMs: 5, turns: 10_000 }, { onreport: () => one.close() })
    await expect(run).rejects.toBeInstanceOf(CancelledError)
  })
})
