import { say, type Sentence, strong } from '../../kit/sentence.ts'

const plural = (count: number, written: string, one: string, many: string): string =>
  `${written} ${count === 1 ? one : many}`

/** The words of the widget that learns tokens, and shows how one of GPT's was learnt. */
export const mergeLadder = {
  title: 'How tokens are learnt',
  made: {
    learn: 'byte-pair encoding · learnt here',
    real: 'GPT’s tokenizer',
  },
  madeOf: (size: string) => `GPT’s tokenizer · ${size} tokens`,
  view: 'Merges',
  views: { learn: 'learnt here', real: 'GPT’s own' },

  play: 'Learn',
  pause: 'Pause',
  again: 'Learn again',
  step: 'One merge',
  reset: 'Reset',
  text: 'Another text',
  own: 'Your text',
  back: 'Back to the sample',
  cut: (kept: string, all: string) =>
    `It learns from the first ${kept} of ${all} characters; the rest is left out.`,

  pieces: 'The text, as it is cut now',
  moreText: (count: number, written: string) =>
    `… and ${plural(count, written, 'more character', 'more characters')}, learnt from but not drawn`,
  list: 'The merges so far, the last first',
  next: 'next',
  times: (count: string) => `${count}×`,
  earlier: (count: number, written: string) =>
    `and ${plural(count, written, 'merge', 'merges')} before`,

  readMerges: 'merges',
  readTokens: 'tokens',

  nothing: 'No text, nothing to learn.',
  none: (tokens: string): Sentence =>
    say`${strong(tokens)} tokens, each a single byte. No pair of neighbours stands twice: there is nothing to merge.`,
  start: (tokens: string, pair: string, count: string): Sentence =>
    say`Each byte is a token: ${strong(tokens)} of them. The pair that stands most often is ${strong(pair)}, ${count} times: it becomes one token.`,
  merged: (
    pair: string,
    token: string,
    count: string,
    ties: number,
    writtenTies: string,
    tokens: string,
  ): Sentence =>
    ties === 0
      ? say`${pair} stood side by side ${strong(count)} times, more than any other pair, and became ${strong(token)}. The text is ${strong(tokens)} tokens now.`
      : say`${pair} stood side by side ${strong(count)} times, as ${plural(ties, writtenTies, 'other pair did', 'other pairs did')}, and became ${strong(token)}. The text is ${strong(tokens)} tokens now.`,
  done: (bytes: string, tokens: string, merges: string): Sentence =>
    say`${strong('Done')}: no pair stands twice any more. ${bytes} bytes have become ${strong(tokens)} tokens by ${merges} merges.`,
  failed: 'Learning stopped: something went wrong. Reset and try again.',

  learnTable: 'The merges that were learnt',
  learnColumns: [
    'merge',
    'left',
    'right',
    'token',
    'times side by side',
    'tokens after',
  ] as readonly string[],

  word: 'A word',
  spaced: 'with its space',
  vocabulary: 'Of',
  vocabularies: { r50k: 'GPT-2', cl100k: 'GPT-4', o200k: 'GPT-4o' },
  tokens: 'Its tokens',
  ladder: 'Its merges, one below another',
  bytes: 'bytes',
  merge: (rank: string) => `merge ${rank}`,
  skipped: (count: number, written: string) =>
    `${plural(count, written, 'merge', 'merges')} left out here; the table has them all`,
  realTable: (token: string) => `The merges that make ${token}`,
  realColumns: ['merge', 'left', 'right', 'token', 'id'] as readonly string[],
  noWord: 'Write a word, and see which merges make it.',
  byte: (token: string, id: string): Sentence =>
    say`${strong(token)} is a single byte, with the id ${id}: there from the beginning, made of nothing.`,
  unmade: (token: string, id: string): Sentence =>
    say`${strong(token)}, with the id ${id}, is in the vocabulary, but no merges lead to it.`,
  joined: (token: string, id: string, merge: string, left: string, right: string): Sentence =>
    say`${strong(token)}, with the id ${id}, is ${strong(merge)}: ${strong(left)} and ${strong(right)} became one. Both were there before it.`,
  several: (word: string, count: string): Sentence =>
    say`“${word}” is ${count} tokens; this is how one of them was made.`,
  arriving: (name: string) => `${name}’s vocabulary is on its way.`,
  failedVocabulary: (name: string) => `${name}’s vocabulary didn’t arrive.`,
  tryAgain: 'Try again',
  wordCut: (kept: string, all: string) =>
    `Only the first ${kept} of ${all} characters are kept; the rest is left out.`,
}
