// D3's linear scale and its ticks, which are the same to the bit; with all that D3 can do besides they would
// be the largest part of a figure that has an axis.

/** From values to places of a plot, straight. */
export interface Scale {
  (value: number): number
  domain(): readonly [number, number]
  range(): readonly [number, number]
  /** The value at a place. */
  invert(place: number): number
  /** About so many round values within the domain. */
  ticks(count: number): number[]
}

type Pair = readonly [number, number]

/**
 * @example
 * linearScale([0, 4], [0, 100])(1) // => 25
 */
export function linearScale(domain: Pair, range: Pair): Scale {
  const scale = (value: number): number => between(range, shareOf(domain, value))
  return Object.assign(scale, {
    domain: () => domain,
    range: () => range,
    invert: (place: number) => between(domain, shareOf(range, place)),
    ticks: (count: number) => ticksBetween(domain, count),
  })
}

/** From values to places by their logarithm. */
export function logScale(domain: Pair, range: Pair): (value: number) => number {
  const [from, to] = domain
  const scale = linearScale([Math.log(from), Math.log(to)], range)
  return (value) => scale(Math.log(value))
}

const shareOf = ([from, to]: Pair, value: number): number =>
  to === from ? 0.5 : (value - from) / (to - from)

const between = ([from, to]: Pair, share: number): number => from * (1 - share) + to * share

/**
 * The same ends, moved outwards to round values.
 * @example
 * roundDomain([0, 3.3], 4) // => [0, 4]
 */
export function roundDomain([from, to]: Pair, count: number): Pair {
  let [start, end] = [from, to]
  let before: number | undefined
  // A wider domain may have wider steps.
  for (let i = 0; i < 10; i++) {
    const step = stepBetween(start, end, count)
    if (step === before || step === 0 || !Number.isFinite(step)) return [start, end]
    start = floorTo(start, step)
    end = -floorTo(-end, step)
    before = step
  }
  return [from, to]
}

function ticksBetween([from, to]: Pair, count: number): number[] {
  if (from === to) return [from]
  const [low, high] = from < to ? [from, to] : [to, from]
  const step = stepBetween(low, high, count)
  if (step === 0 || !Number.isFinite(step)) return []
  const [first, last] = [Math.round(inSteps(low, step)), Math.round(inSteps(high, step))]
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => ofSteps(first + i, step)).filter(
    (tick) => tick >= low && tick <= high,
  )
  return from < to ? ticks : ticks.reverse()
}

/**
 * The round step, 1, 2 or 5 times a power of ten; below one it is given as the negative of its inverse,
 * which is a whole number, so that no tick is off by a rounding.
 */
function stepBetween(low: number, high: number, count: number): number {
  const step = (high - low) / Math.max(0, count)
  const power = Math.floor(Math.log10(step))
  const error = step / 10 ** power
  const factor =
    error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1
  return power < 0 ? -(10 ** -power) / factor : 10 ** power * factor
}

const inSteps = (value: number, step: number): number => (step < 0 ? value * -step : value / step)
const ofSteps = (steps: number, step: number): number => (step < 0 ? steps / -step : steps * step)
const floorTo = (value: number, step: number): number =>
  ofSteps(Math.floor(inSteps(value, step)), step)
