import type { Floats } from '../numbers/floats.ts'

/**
 * The few loops that take nearly all the time of a transformer, and memory for them to work in.
 *
 * Every array handed in must come from the same kernels' `floats`, `ints` or `bytes` (or be a
 * `subarray` of one). Matrices are row-major; shapes come as numbers, and are checked by whoever calls:
 * these are the inner loops. Whatever is named `…Into` writes into its first arguments, which must not
 * overlap what it reads unless it says so. Nothing here allocates, but for the three that say so.
 */
export interface Kernels<A extends Floats = Floats> {
  readonly name: 'plain' | 'simd'

  /** New zeros. @throws RangeError where the memory that was asked for is used up */
  floats(length: number): A
  /** New zeros. @throws RangeError where the memory that was asked for is used up */
  ints(length: number): Int32Array
  /** New zeros. @throws RangeError where the memory that was asked for is used up */
  bytes(length: number): Int8Array

  /**
   * C = A · B, or C += A · B.
   * @param c - [rows, columns]
   * @param a - [rows, inner]
   * @param b - [inner, columns]
   */
  matmulInto(c: A, a: A, b: A, rows: number, inner: number, columns: number, add: boolean): void
  /**
   * C = A · Bᵀ, or C += A · Bᵀ: a linear layer, whose weights are [outputs, inputs].
   * @param c - [rows, columns]
   * @param a - [rows, inner]
   * @param b - [columns, inner]
   */
  matmulTransposedInto(
    c: A,
    a: A,
    b: A,
    rows: number,
    inner: number,
    columns: number,
    add: boolean,
  ): void
  /**
   * C = Aᵀ · B, or C += Aᵀ · B: the gradient of a linear layer's weights.
   * @param c - [rows, columns]
   * @param a - [inner, rows]
   * @param b - [inner, columns]
   */
  transposedMatmulInto(
    c: A,
    a: A,
    b: A,
    rows: number,
    inner: number,
    columns: number,
    add: boolean,
  ): void
  /** y = W · x. @param y - [rows] @param w - [rows, columns] @param x - [columns] */
  matvecInto(y: A, w: A, x: A, rows: number, columns: number): void
  /**
   * y = W · x with weights of a byte each, row r worth `scales[r]` times its bytes. May round x to
   * twelve bits or more of its largest.
   * @param columns - at most 16,384
   */
  matvecInt8Into(y: A, w: Int8Array, scales: A, x: A, rows: number, columns: number): void

  /** Adds a bias to every row. @param c - [rows, columns] @param bias - [columns] */
  addRowInto(c: A, bias: A, rows: number, columns: number): void
  /** Adds the sum of all rows: the gradient of a bias. @param target - [columns] @param c - [rows, columns] */
  addRowSumsInto(target: A, c: A, rows: number, columns: number): void
  /** target += values. */
  addInto(target: A, values: A, length: number): void
  /** target *= factor. */
  scaleInto(target: A, factor: number, length: number): void
  /** The sum of all squares, for the length of a gradient. */
  sumOfSquares(values: A, length: number): number

  /**
   * Each row shifted and scaled to mean 0 and variance 1, times a weight, plus a bias.
   * @param means - [rows], kept for the way back
   * @param scales - [rows], 1 ÷ √(variance + epsilon), kept for the way back
   * @param epsilon - at least 2⁻¹²⁶: in single precision less may be 0, and a row of equal numbers NaN
   * @see Ba, Kiros and Hinton 2016
   */
  layerNormInto(
    out: A,
    means: A,
    scales: A,
    input: A,
    weight: A,
    bias: A,
    rows: number,
    width: number,
    epsilon: number,
  ): void
  /** Adds onto the gradients of the input, the weight and the bias. */
  layerNormGradientInto(
    inputGradient: A,
    weightGradient: A,
    biasGradient: A,
    outGradient: A,
    input: A,
    weight: A,
    means: A,
    scales: A,
    rows: number,
    width: number,
  ): void
  /**
   * Each row divided by its root mean square, times a weight.
   * @param scales - [rows], 1 ÷ √(mean square + epsilon), kept for the way back
   * @param epsilon - at least 2⁻¹²⁶: in single precision less may be 0, and a row of zeros NaN
   * @see Zhang and Sennrich 2019
   */
  rmsNormInto(
    out: A,
    scales: A,
    input: A,
    weight: A,
    rows: number,
    width: number,
    epsilon: number,
  ): void
  /** Adds onto the gradients of the input and the weight. */
  rmsNormGradientInto(
    inputGradient: A,
    weightGradient: A,
    outGradient: A,
    input: A,
    weight: A,
    scales: A,
    rows: number,
    width: number,
  ): void

  /** GELU in its tanh form, as GPT-2 has it. @see Hendrycks and Gimpel 2016 */
  geluInto(out: A, sums: A, length: number): void
  /** Turns the gradient of the values, in place, into that of the sums. */
  geluGradientInto(gradient: A, sums: A, length: number): void
  /**
   * SwiGLU: silu(gate) × up. @param sums - [rows, 2 × hidden], each row its gates and then its ups
   * @param out - [rows, hidden]
   * @see Shazeer 2020, "GLU variants improve transformer"
   */
  swigluInto(out: A, sums: A, rows: number, hidden: number): void
  /** Writes the gradient of the sums. */
  swigluGradientInto(sumsGradient: A, outGradient: A, sums: A, rows: number, hidden: number): void
  /**
   * Turns the first `heads` vectors of each row by the row's place, in place: neighbours 2i and 2i + 1
   * together.
   * @param values - [rows, stride]
   * @param cosines - [places, headWidth ÷ 2] @param sines - the same
   * @param places - [rows]
   * @param direction - 1, or −1 to turn back
   * @see Su et al. 2021, "RoFormer"
   */
  rotateInto(
    values: A,
    cosines: A,
    sines: A,
    places: Int32Array,
    rows: number,
    stride: number,
    heads: number,
    headWidth: number,
    direction: number,
  ): void

  /**
   * Causal attention of several heads over several sequences.
   * @param out - [sequences × tokens, heads × headWidth]
   * @param pattern - [sequences, heads, tokens, tokens]: what each token (third) gives to each
   * (fourth), 0 where it may not look
   * @param qkv - [sequences × tokens, (heads + 2 × keyValueHeads) × headWidth]: each row its queries,
   * keys and values
   * @param starts - [sequences × tokens]: the first place in its own sequence that a token may look at
   */
  attentionInto(out: A, pattern: A, qkv: A, starts: Int32Array, shape: AttentionShape): void
  /** Writes the gradient of `qkv`. @param scratch - [tokens] */
  attentionGradientInto(
    qkvGradient: A,
    outGradient: A,
    pattern: A,
    qkv: A,
    starts: Int32Array,
    scratch: A,
    shape: AttentionShape,
  ): void
  /**
   * One token's attention to what is kept of those before it, and to itself.
   * @param out - [heads × headWidth]
   * @param pattern - [heads, places], as many places as the cache has; the first `count` are written
   * @param query - [heads × headWidth]
   * @param keys - [places, keyValueHeads × headWidth] @param values - the same
   * @param count - how many places are filled, at least 1
   */
  attendInto(
    out: A,
    pattern: A,
    query: A,
    keys: A,
    values: A,
    count: number,
    places: number,
    heads: number,
    keyValueHeads: number,
    headWidth: number,
  ): void

  /**
   * Softmax, its loss and its gradient in one: `logits` become their own gradient, times `factor`.
   * @param losses - [rows]: −ln of the target's share; 0 where the target is below 0, which isn't counted
   * @param logits - [rows, vocabulary]
   * @param targets - [rows]
   */
  crossEntropyInto(
    losses: A,
    logits: A,
    targets: Int32Array,
    rows: number,
    vocabulary: number,
    factor: number,
  ): void
  /**
   * One step of AdamW.
   * @param step - counted from 1
   * @see Loshchilov and Hutter 2019, "Decoupled weight decay regularization", algorithm 2
   */
  adamWInto(
    parameters: A,
    first: A,
    second: A,
    gradient: A,
    from: number,
    to: number,
    step: number,
    settings: AdamWSettings,
  ): void
}

export interface AttentionShape {
  readonly sequences: number
  readonly tokens: number
  readonly heads: number
  /** A divisor of `heads`: so many share their keys and values. */
  readonly keyValueHeads: number
  readonly headWidth: number
}

export interface AdamWSettings {
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  /** At least 2⁻¹²⁶: in single precision less may be 0, and a parameter without gradient NaN. */
  readonly epsilon: number
  readonly weightDecay: number
}

/** Where kernels come from. */
export interface Engine {
  readonly name: 'plain' | 'simd'
  /**
   * Kernels in single precision with a memory of their own, which never grows.
   * @param bytes - how much will be asked for in all; each array takes up to 15 more
   * @throws RangeError where there isn't so much
   */
  kernels(bytes: number): Kernels<Float32Array>
}
