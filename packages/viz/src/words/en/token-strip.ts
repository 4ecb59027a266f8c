import { say, type Sentence, strong } from '../../kit/sentence.ts'

/** A word's tokens, written: "N · ora" and the ids. */
interface Cut {
  readonly parts: string
  readonly ids: readonly string[]
}

const plural = (count: number, written: string, one: string, many: string): string =>
  `${written} ${count === 1 ? one : many}`

const cutOf = ({ parts, ids }: Cut): Sentence =>
  ids.length === 1
    ? say`one token, ${strong(parts)} (${ids[0] ?? ''})`
    : ids.length > 6
      ? say`${ids.length} tokens, ${strong(parts)}`
      : say`${ids.length} tokens, ${strong(parts)} (${ids.join(', ')})`

/** The words of the widget that cuts a text into tokens and gives words their places. */
export const tokenStrip = {
  title: 'The text as GPT gets it',
  made: 'GPT’s tokenizer',
  madeOf: (size: string) => `GPT’s tokenizer · ${size} tokens`,
  vocabulary: 'Cut as for',
  vocabularies: { r50k: 'GPT-2', cl100k: 'GPT-4', o200k: 'GPT-4o' },
  about: {
    r50k: 'The vocabulary r50k, of GPT-2 and GPT-3',
    cl100k: 'The vocabulary cl100k, of GPT-3.5 and GPT-4',
    o200k: 'The vocabulary o200k, of GPT-4o and later',
  },

  strip: 'Tokens, in their order',
  spaceFirst: (token: string) => `${token}, a space first`,
  part: (token: string) => `${token}, a part of a character`,
  more: (count: number, written: string) =>
    `… and ${plural(count, written, 'more token', 'more tokens')}, counted but not drawn`,
  nothing: 'No text, no tokens.',

  place: (place: string, count: string) => `token ${place} of ${count}`,
  id: (id: string) => `id ${id}`,
  bytes: (count: number, hex: string) => `${count === 1 ? 'byte' : 'bytes'} ${hex}`,
  partOf: (characters: string) => `a part of ${characters}`,
  alone: 'by itself',
  withSpace: 'with a space',
  noComparison: 'A space before this makes no other word of it.',

  addSpace: (word: string) => `Put a space before ${word}`,
  takeSpace: (word: string) => `Take the space before ${word} away`,
  putBack: 'Put the space back',
  text: 'Your text',
  back: 'Back to the sentence',
  arriving: (name: string) => `${name}’s vocabulary is on its way.`,
  meanwhile: (name: string, shown: string) =>
    `${name}’s vocabulary is on its way; this is still ${shown}’s.`,
  failed: (name: string) => `${name}’s vocabulary didn’t arrive.`,
  again: 'Try again',
  cut: (kept: string, all: string) =>
    `Only the first ${kept} of ${all} characters are kept; the rest is left out.`,

  readTokens: 'tokens',
  readCharacters: 'characters',
  readEach: 'a token',

  says: (characters: number, written: string, tokens: number, writtenTokens: string): Sentence =>
    say`${plural(characters, written, 'character is', 'characters are')} ${strong(plural(tokens, writtenTokens, 'token', 'tokens'))}.`,
  unspaced: (word: string, here: Cut, other: Cut): Sentence =>
    say`Here “${word}” is ${cutOf(here)}. With a space before it, it would be ${cutOf(other)}.`,
  spaced: (word: string, here: Cut, other: Cut): Sentence =>
    say`With its space, “${word}” is ${cutOf(here)}. Without, it would be ${cutOf(other)}.`,

  table: (count: string) => `The tokens: ${count}`,
  tableOf: (first: string, count: string) => `The first ${first} of ${count} tokens`,
  columns: ['token', 'place', 'id', 'bytes'] as readonly string[],

  /** Step 16: words, places and their sums. */
  places: {
    title: 'A word and its place',
    made: (width: string) => `word vectors · ${width} numbers a word`,
  },
}
