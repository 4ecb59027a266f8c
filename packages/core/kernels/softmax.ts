import { exp4 } from './exponential'
import { keepFirst, laneSum, storeFirst } from './lanes'

/** A block's sum is in single precision, the sum of all blocks in double. */
const BLOCK: i32 = 512

/** Turns numbers into e to the power of themselves less the largest. @returns their sum */
export function powers(values: usize, count: i32, largest: f32): f64 {
  const most = f32x4.splat(largest)
  let total: f64 = 0
  while (count > 0) {
    let sum = f32x4.splat(0)
    const end = count - BLOCK
    for (; count >= 4 && count > end; count -= 4) {
      const power = exp4(f32x4.sub(v128.load(values), most))
      sum = f32x4.add(sum, power)
      v128.store(values, power)
      values += 16
    }
    if (count > 0 && count < 4) {
      const power = exp4(f32x4.sub(v128.load(values), most))
      sum = f32x4.add(sum, keepFirst(power, count))
      storeFirst(values, power, count)
      count = 0
    }
    total += laneSum(sum)
  }
  return total
}
