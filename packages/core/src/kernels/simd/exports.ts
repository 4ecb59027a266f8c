/** What the module exports. Every array is its place in memory, in bytes. */
export interface KernelExports {
  free(): number
  matmul: Product
  matmulTransposed: Product
  transposedMatmul: Product
  matvec(y: number, w: number, x: number, rows: number, columns: number): void
  matvecInt8(y: number, w: number, scales: number, x: number, rows: number, columns: number): void
  addRow(c: number, bias: number, rows: number, columns: number): void
  addRowSums(target: number, c: number, rows: number, columns: number): void
  add(target: number, values: number, length: number): void
  scale(target: number, factor: number, length: number): void
  sumOfSquares(values: number, length: number): number
  layerNorm(
    out: number,
    means: number,
    scales: number,
    input: number,
    weight: number,
    bias: number,
    rows: number,
    width: number,
    epsilon: number,
  ): void
  rmsNorm(
    out: number,
    scales: number,
    input: number,
    weight: number,
    rows: number,
    width: number,
    epsilon: number,
  ): void
  /** Of both norms: RMS norm has no `biasGradient` and no `means`, which are 0. */
  normGradient(
    inputGradient: number,
    weightGradient: number,
    biasGradient: number,
    outGradient: number,
    input: number,
    weight: number,
    means: number,
    scales: number,
    rows: number,
    width: number,
  ): void
  gelu(out: number, sums: number, length: number): void
  geluGradient(gradient: number, sums: number, length: number): void
  swiglu(out: number, sums: number, rows: number, hidden: number): void
  swigluGradient(
    sumsGradient: number,
    outGradient: number,
    sums: number,
    rows: number,
    hidden: number,
  ): void
  rotate(
    values: number,
    cosines: number,
    sines: number,
    places: number,
    rows: number,
    stride: number,
    heads: number,
    headWidth: number,
    direction: number,
  ): void
  attention(
    out: number,
    pattern: number,
    qkv: number,
    starts: number,
    sequences: number,
    tokens: number,
    heads: number,
    keyValueHeads: number,
    headWidth: number,
  ): void
  attentionGradient(
    qkvGradient: number,
    outGradient: number,
    pattern: number,
    qkv: number,
    starts: number,
    scratch: number,
    sequences: number,
    tokens: number,
    heads: number,
    keyValueHeads: number,
    headWidth: number,
  ): void
  attend(
    out: number,
    pattern: number,
    query: number,
    keys: number,
    values: number,
    count: number,
    places: number,
    heads: number,
    keyValueHeads: number,
    headWidth: number,
  ): void
  crossEntropy(
    losses: number,
    logits: number,
    targets: number,
    rows: number,
    vocabulary: number,
    factor: number,
  ): void
  /** @see packages/core/kernels/learning.ts */
  adamW(
    parameters: number,
    first: number,
    second: number,
    gradient: number,
    from: number,
    to: number,
    rate: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    seen2: number,
    epsilon: number,
    kept: number,
  ): void
}

type Product = (
  c: number,
  a: number,
  b: number,
  rows: number,
  inner: number,
  columns: number,
  add: boolean,
) => void
