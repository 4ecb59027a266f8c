/** Saved bytes or text that can't be read back; the message says what is wrong with them. */
export class FormatError extends RangeError {
  override readonly name: string = 'FormatError'
}

/**
 * What is wrong with weights from outside:
 * - `foreign`: another kind of file, such as a page of HTML or a gzip archive
 * - `damaged`: no reading fits; `unsupported`: a kind or version that this doesn't read
 * - `too-large`: more than the limits allow
 * - `truncated`, `aborted`, `status`, `network`, `hash`: it didn't come whole, or not as it was promised
 */
export type WeightsErrorKind =
  | 'foreign'
  | 'damaged'
  | 'unsupported'
  | 'too-large'
  | 'truncated'
  | 'aborted'
  | 'status'
  | 'network'
  | 'hash'

const passing: readonly WeightsErrorKind[] = ['truncated', 'aborted', 'status', 'network', 'hash']

/** Weights that can't be read. Nothing of them has been kept. */
export class WeightsError extends FormatError {
  override readonly name: string = 'WeightsError'
  readonly kind: WeightsErrorKind
  /** Whether fetching the very same again may help. */
  readonly canRetry: boolean

  constructor(kind: WeightsErrorKind, message: string, options?: { readonly cause: unknown }) {
    super(message)
    if (options !== undefined) this.cause = options.cause
    this.kind = kind
    this.canRetry = passing.includes(kind)
  }
}
