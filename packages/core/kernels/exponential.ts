// Constants lie in memory, one beside the other: fetching one is a single step for the processor, while
// writing one down in the code takes several, each time round a loop.
const NUMBERS = memory.data<f32>([
  -87.33, 88.7, 1.4426950408889634, 12582912, 0.693359375, -2.1219444e-4, 1.98756915e-4,
  1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, 1,
])

function number(place: usize): v128 {
  return v128.load_splat<f32>(NUMBERS + (place << 2))
}

/**
 * e to the power of four numbers, each within 2e-7 of itself.
 *
 * For powers up to 88.7; below −87.33 it is 0, above 88.37 infinite, and NaN stays NaN.
 * x = n × ln 2 + r with a whole n, e^r by a polynomial on |r| ≤ ½ ln 2.
 * @see Moshier, Cephes, expf
 */
export function exp4(x: v128): v128 {
  const lowest = number(0)
  // This maximum keeps a NaN that stands first.
  const inside = f32x4.pmax(x, lowest)
  // Adding 1.5 × 2²³ rounds to a whole number, which then stands in the last bits.
  const shift = number(3)
  const shifted = f32x4.add(f32x4.mul(inside, number(2)), shift)
  const n = f32x4.sub(shifted, shift)
  const most = f32x4.sub(inside, f32x4.mul(n, number(4)))
  const r = f32x4.sub(most, f32x4.mul(n, number(5)))
  // Pairs of terms at once, which don't wait for each other.
  const squares = f32x4.mul(r, r)
  const first = f32x4.add(f32x4.mul(number(6), r), number(7))
  const second = f32x4.add(f32x4.mul(number(8), r), number(9))
  const third = f32x4.add(f32x4.mul(number(10), r), number(11))
  const upper = f32x4.add(f32x4.mul(first, squares), second)
  const terms = f32x4.add(f32x4.mul(upper, squares), third)
  const one = number(12)
  const p = f32x4.add(f32x4.mul(terms, squares), f32x4.add(r, one))
  // n moves into the exponent's place, on top of 1's: 2 to the power of n.
  const power = i32x4.add(i32x4.shl(shifted, 23), one)
  return v128.andnot(f32x4.mul(p, power), f32x4.lt(x, lowest))
}

/** 1 ÷ (1 + e^−x). */
export function sigmoid4(x: v128): v128 {
  const one = number(12)
  const inside = f32x4.pmin(f32x4.neg(x), number(1))
  return f32x4.div(one, f32x4.add(one, exp4(inside)))
}
