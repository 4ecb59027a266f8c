/**
 * e to the power of four numbers, each within 2e-7 of itself.
 *
 * Below −87.33 it is 0, above 88.37 infinite; NaN stays NaN. x = n × ln 2 + r with a whole n, e^r by a
 * polynomial on |r| ≤ ½ ln 2.
 * @see Moshier, Cephes, expf
 */
export function exp4(x: v128): v128 {
  const lowest = f32x4.splat(-87.33)
  // This maximum and minimum keep a NaN that stands first.
  const inside = f32x4.pmin(f32x4.pmax(x, lowest), f32x4.splat(88.7))
  // Adding 1.5 × 2²³ rounds to a whole number, which then stands in the last bits.
  const shift = f32x4.splat(12582912)
  const shifted = f32x4.add(f32x4.mul(inside, f32x4.splat(1.4426950408889634)), shift)
  const n = f32x4.sub(shifted, shift)
  const most = f32x4.sub(inside, f32x4.mul(n, f32x4.splat(0.693359375)))
  const r = f32x4.sub(most, f32x4.mul(n, f32x4.splat(-2.1219444e-4)))
  let p = f32x4.splat(1.98756915e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  // n moves into the exponent's place: 2 to the power of n.
  const power = i32x4.add(i32x4.shl(shifted, 23), i32x4.splat(127 << 23))
  return v128.andnot(f32x4.mul(p, power), f32x4.lt(x, lowest))
}

/** 1 ÷ (1 + e^−x). */
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))))
}
