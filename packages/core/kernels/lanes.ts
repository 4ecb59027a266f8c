// Four numbers at a time. What is read past the end of an array is memory all the same (the memory
// ends later than the last array), and never counts.

/** Stores the first `count` of four numbers; all of them where there are more. */
export function storeFirst(at: usize, values: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, values)
    return
  }
  v128.store_lane<f32>(at, values, 0)
  if (count > 1) v128.store_lane<f32>(at, values, 1, 4)
  if (count > 2) v128.store_lane<f32>(at, values, 2, 8)
}

/** Ones in the first `count` of four numbers' places. */
export function firstLanes(count: i32): v128 {
  return i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3))
}

/** The first `count` of four numbers, and 0 for the others, whatever they were. */
export function keepFirst(values: v128, count: i32): v128 {
  return v128.and(values, firstLanes(count))
}

/** The sum of four numbers. */
export function laneSum(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 2) +
    (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
  )
}

/** The sums of four times four numbers, each by the same additions. */
export function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
}

/** The largest of four numbers. */
export function largestLane(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  )
}

/** The largest of `count` numbers, at least 1, leaving out NaN. */
export function largestOf(values: usize, count: i32): f32 {
  let largest = f32x4.splat(-f32.MAX_VALUE * 2)
  let i = 0
  // This maximum keeps what stands first, unless the other is larger.
  for (; i + 4 <= count; i += 4) largest = f32x4.pmax(largest, v128.load(values + (i << 2)))
  let most = largestLane(largest)
  for (; i < count; i++) {
    const value = load<f32>(values + (i << 2))
    if (value > most) most = value
  }
  return most
}

/** Writes zeros. */
export function clear(at: usize, count: i32): void {
  const zero = f32x4.splat(0)
  for (; count >= 4; count -= 4) {
    v128.store(at, zero)
    at += 16
  }
  for (; count > 0; count--) {
    store<f32>(at, 0)
    at += 4
  }
}
