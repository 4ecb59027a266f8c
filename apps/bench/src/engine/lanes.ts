import { milliseconds } from '../clock.ts'
import { median } from '../statistics.ts'

/** Somebody who does a piece of work over and over. */
export interface Racer {
  readonly name: string
  /** How much one run gets done. */
  readonly work: number
  run(): unknown
  /** So slow that it runs in the first round only, without any run before: for reference. */
  readonly once?: boolean
}

/** How fast a racer was. */
export interface Lane {
  readonly name: string
  /** [rounds], or [1] of who ran only once; work a second */
  readonly speeds: readonly number[]
}

/**
 * Lets everybody work in turns, each for about `slice` milliseconds, so that whatever slows the machine
 * down slows all: ratios within a round hold.
 */
export async function raceInTurns(
  racers: readonly Racer[],
  rounds: number,
  slice: number,
): Promise<Lane[]> {
  const lanes = []
  for (const racer of racers)
    lanes.push({ racer, times: await timesWithin(racer, slice), speeds: [] as number[] })
  for (let round = 0; round < rounds; round++)
    for (const { racer, times, speeds } of lanes)
      if (round === 0 || racer.once !== true)
        speeds.push(((racer.work * times) / (await took(racer, times))) * 1000)
  return lanes.map(({ racer: { name }, speeds }) => ({ name, speeds }))
}

/** How many runs take about that long, once the engine has compiled what it has seen often enough. */
async function timesWithin(racer: Racer, slice: number): Promise<number> {
  if (racer.once === true) return 1
  let times = 1
  for (let guess = 0; guess < 6; guess++) {
    const once = await took(racer, times)
    // One run is enough, and there were some before it.
    if (times === 1 && once > slice && guess > 0) return 1
    times = Math.max(1, Math.round((times * slice) / Math.max(once, slice / 8)))
  }
  return times
}

async function took({ run }: Racer, times: number): Promise<number> {
  const begun = milliseconds()
  for (let k = 0; k < times; k++) {
    const pending = run()
    if (pending instanceof Promise) await pending
  }
  // Never 0, where the clock is a coarse one.
  return Math.max(milliseconds() - begun, 1e-3)
}

/** The median of the ratios of those rounds in which both ran. */
export function ratioOf({ speeds }: Lane, to: Lane): number {
  const both = speeds.slice(0, to.speeds.length)
  return median(both.map((speed, round) => speed / to.speeds[round]))
}

export const speedOf = (lane: Lane): number => median(lane.speeds)

/** @throws RangeError where nobody of that name ran */
export function laneOf(lanes: readonly Lane[], name: string): Lane {
  const found = lanes.find((lane) => lane.name === name)
  if (found === undefined) throw new RangeError(`${name} did not run`)
  return found
}

/** The fastest of those whose names begin so. */
export function fastestOf(lanes: readonly Lane[], beginning: string): Lane {
  const [fastest] = lanes
    .filter(({ name }) => name.startsWith(beginning))
    .toSorted((a, b) => speedOf(b) - speedOf(a))
  if (fastest === undefined) throw new RangeError(`${beginning} did not run`)
  return fastest
}
