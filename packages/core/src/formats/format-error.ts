/** Saved bytes or text that can't be read back; the message says what is wrong with them. */
export class FormatError extends RangeError {
  override readonly name: string = 'FormatError'
}
