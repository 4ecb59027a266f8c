/** A table of tokens or merges that nothing can be encoded with; the message says what is wrong. */
export class VocabularyError extends RangeError {
  override readonly name: string = 'VocabularyError'
}

/** Ids that a vocabulary hasn't. */
export class TokenError extends RangeError {
  override readonly name: string = 'TokenError'
}
