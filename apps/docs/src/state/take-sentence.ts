import { notices } from './notices.svelte.ts'
import { defaultSentence, longestSentence, sentenceFrom } from './sentence.ts'
import type { Shared } from './shared.svelte.ts'

/** Takes up what a figure was told to read, and says so where not all of it could be kept. */
export function takeSentence(shared: Shared, text: string): void {
  if (text.length > longestSentence) notices.say({ kind: 'shortened' })
  shared.change({ sentence: sentenceFrom(text) })
}

/** Back to the page's first sentence; what stood there comes again by an undo, which is offered. */
export function goBackToSentence(shared: Shared): void {
  shared.replace({ sentence: defaultSentence })
  notices.say({ kind: 'returned' })
}
