import { say, type Sentence, strong } from '../../kit/sentence.ts'

/** A word's tokens, written: "N · ora" and "45, 5799"; both empty where they are too many to name. */
export interface Cut {
  readonly parts: string
  readonly ids: string
  readonly count: number
  readonly written: string
}

const plural = (count: number, written: string, one: string, many: string): string =>
  `${written} ${count === 1 ? one : many}`

const cutOf = ({ parts, ids, count, written }: Cut): Sentence =>
  count === 1
    ? say`one token, ${strong(parts)} (${ids})`
    : parts === ''
      ? say`${written} tokens`
      : say`${written} tokens, ${strong(parts)} (${ids})`

/** Where only the counts are told, and they are one number. */
const asWell = (here: Cut, other: Cut): string =>
  other.parts === '' && here.count === other.count ? ' as well' : ''

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
  addNone: 'Put a space before it',
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

  halves: (count: number, written: string) =>
    `${plural(count, written, 'half of a character has', 'halves of characters have')} no bytes of ${count === 1 ? 'its' : 'their'} own: � stands in ${count === 1 ? 'its' : 'their'} place.`,

  readTokens: 'tokens',
  readCharacters: 'characters',
  readEach: 'characters a token',

  says: (characters: number, written: string, tokens: number, writtenTokens: string): Sentence =>
    say`${plural(characters, written, 'character is', 'characters are')} ${strong(plural(tokens, writtenTokens, 'token', 'tokens'))}.`,
  unspaced: (word: string, here: Cut, other: Cut): Sentence =>
    say`Here “${word}” is ${cutOf(here)}. With a space before it, it would be ${cutOf(other)}${asWell(here, other)}.`,
  spaced: (word: string, here: Cut, other: Cut): Sentence =>
    say`With its space, “${word}” is ${cutOf(here)}. Without, it would be ${cutOf(other)}${asWell(here, other)}.`,

  table: (count: string) => `The tokens: ${count}`,
  tableOf: (first: string, count: string) => `The first ${first} of ${count} tokens`,
  columns: ['token', 'place', 'id', 'bytes'] as readonly string[],

  places: {
    title: 'A word and its place',
    made: 'word vectors',
    madeOf: (width: string) => `word vectors · ${width} numbers a word`,
    words: 'Words at their places, counted from 0',
    option: (word: string, place: string) => `${word} ${place}`,
    swap: (left: string, right: string) => `Swap “${left}” and “${right}”`,
    back: 'Reset',
    text: 'Another text',
    own: 'Your text',
    toSentence: 'Back to the sentence',
    word: 'the word',
    place: (place: string) => `its place, ${place}`,
    sum: 'both added: what the transformer gets',
    same: (numbers: string) => `the word: all ${numbers} numbers as before`,
    movedFrom: (place: string, before: string) =>
      `its place, ${place}, was ${before}: different numbers`,
    sumMoved: 'both added: different numbers',
    unknown: 'the word: unknown to the table',
    noSum: 'no sum: nothing to add its place to',
    drawing: (left: string, right: string) =>
      `Strips of “${left}” and of “${right}”: the word, its place, both added`,
    left: (count: number, written: string) =>
      `The first words only; ${plural(count, written, 'more word is', 'more words are')} left out.`,
    others: (others: readonly string[], more: string | null) =>
      `Left out, since they are neither letters nor digits: ${others.join(', ')}${more === null ? '' : ` and ${more} more`}.`,
    arriving: 'The word vectors are on their way.',
    failed: 'The word vectors didn’t arrive.',
    again: 'Try again',
    nothing: 'No words yet: write some.',
    only: (word: string): Sentence =>
      say`${strong(word)} stands alone: there is no neighbour to swap it with.`,
    still: (word: string, place: string): Sentence =>
      say`${strong(word)} is at place ${strong(place)}: its own numbers and those of the place are added. Swap two words and see which strips change.`,
    stillUnknown: (word: string, place: string): Sentence =>
      say`${strong(word)} is at place ${strong(place)}, but the table doesn’t know it: it has no numbers to add its place to.`,
    alsoUnknown: 'The table doesn’t know it, so there are no numbers to add its place to.',
    twice: (word: string, first: string, second: string): Sentence =>
      say`${strong(word)} stands at ${first} and at ${second}: it is ${strong('the same word')}, and only the places tell the two apart. Swapped, nothing would change.`,
    swapped: (word: string, place: string, before: string, numbers: string | null): Sentence =>
      numbers === null
        ? say`${strong(word)} went from place ${before} to ${strong(place)}: the place’s numbers are ${strong('different')} now. The word has none of its own here.`
        : say`${strong(word)} went from place ${before} to ${strong(place)}. All ${numbers} numbers of the word are ${strong('the same')}; those of its place are ${strong('different')}, and so are the sums.`,
    table: 'The words at their places',
    columns: [
      'word',
      'place, from 0',
      'place before',
      'word: length of the difference',
      'place: length of the difference',
      'sum: length of the difference',
      'first number: word + place = sum',
    ] as readonly string[],
    arithmetic: (word: string, place: string, sum: string) => `${word} + ${place} = ${sum}`,
    none: 'none',
  },
}
