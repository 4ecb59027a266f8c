import { exp4 } from './exponential'
import { laneSum, keepFirst, storeFirst } from './lanes'

/** A block's sum is in single precision, the sum of all blocks in double. */
const BLOCK: i32 = 512

/** Turns numbers into e to the power of themselves less the largest. @returns their sum */
export function powers(values: usize, count: i32, largest: f32): f64 {
  const most = f32x4.splat(largest)
  let total: f64 = 0
  for (let from = 0; from < count; from += BLOCK) {
    let sum = f32x4.splat(0)
    for (let i = from; i < min(count, from + BLOCK); i += 4) {
      const power = exp4(f32x4.sub(v128.load(values), most))
      sum = f32x4.add(sum, keepFirst(power, count - i))
      storeFirst(values, power, count - i)
      values += 16
    }
    total += laneSum(sum)
  }
  return total
}
