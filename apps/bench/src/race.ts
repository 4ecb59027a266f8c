import { milliseconds } from './clock.ts'
import { type Contender, examples } from './task.ts'

/** How fast a contender learnt. */
export interface Lane {
  readonly contender: Contender
  /** [rounds], samples a second */
  readonly speeds: readonly number[]
}

/**
 * Lets all contenders learn in turns, round after round, each for about `slice` milliseconds:
 * whatever slows the machine down slows everybody, so ratios within a round hold.
 */
export function race(contenders: readonly Contender[], rounds: number, slice: number): Lane[] {
  const lanes = contenders.map((contender) => {
    const samples = samplesWithin(contender, slice)
    return { contender, samples, learn: contender.prepare(samples), speeds: [] as number[] }
  })
  // The first rounds let the engine compile.
  for (let round = -5; round < rounds; round++)
    for (const { samples, learn, speeds } of lanes) {
      const speed = (samples / took(learn)) * 1000
      if (round >= 0) speeds.push(speed)
    }
  return lanes
}

/** How many samples take about that long: whole passes over the examples where it learns in batches. */
function samplesWithin(contender: Contender, slice: number): number {
  const unit = contender.manner === 'full batch' ? examples.count : 10
  let units = 1
  // Once more after each guess, since the engine compiles what it has seen often enough.
  for (let guess = 0; guess < 8; guess++) {
    const learn = contender.prepare(units * unit)
    learn()
    const once = Math.max(took(learn), slice / 8)
    units = Math.max(1, Math.round((units * slice) / once))
  }
  return units * unit
}

function took(work: () => unknown): number {
  const begun = milliseconds()
  work()
  return milliseconds() - begun
}
