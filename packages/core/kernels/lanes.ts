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

/** The first `count` of four numbers, and 0 for the others, whatever they were. */
export function keepFirst(values: v128, count: i32): v128 {
  return v128.and(values, i32x4.gt_s(i32x4.splat(count), i32x4(0, 1, 2, 3)))
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

/** The largest of `count` numbers, at least 1; NaN where there is one. */
export function largestOf(values: usize, count: i32): f32 {
  let largest = f32x4.splat(-f32.MAX_VALUE * 2)
  let i = 0
  for (; i + 4 <= count; i += 4) largest = f32x4.max(largest, v128.load(values + (i << 2)))
  let most = f32x4.extract_lane(largest, 0)
  most = max(most, f32x4.extract_lane(largest, 1))
  most = max(most, f32x4.extract_lane(largest, 2))
  most = max(most, f32x4.extract_lane(largest, 3))
  for (; i < count; i++) most = max(most, load<f32>(values + (i << 2)))
  return most
}
