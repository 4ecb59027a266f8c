/**
 * A text without the characters that turn the direction of all that follows them, up to a closing
 * one that may never come: a reader's word must not turn round the sentence that it stands in.
 * Letters keep their own direction.
 * @example
 * withoutTurns('\u202ebank') // => 'bank'
 */
export const withoutTurns = (text: string): string => text.replace(turns, '')

// Embeddings, overrides and isolates, and what closes them.
const turns = /[\u202a-\u202e\u2066-\u2069]/g
