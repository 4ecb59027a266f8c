import { say, type Sentence, strong } from '../../kit/sentence.ts'

/** The words of the part that compares sentences. */
export const sentences = {
  fold: 'Sentences have vectors too',
  about:
    'A sentence’s vector is the mean of its words’; common words count less, and what all sentences share is taken out.',
  choose: 'Which sentence',
  own: 'Your own sentence',
  ownMissing: 'your own, below',
  matrix: 'Likeness of each two, in hundredths',
  none: '–',
  kept: (share: string) => `keeps ${share} of how they differ`,
  drawing: (count: string) =>
    `${count} sentences on a plane, by number; a line leads from the chosen one to the one most like it.`,
  together: (numbers: string) => `In one place: ${numbers}.`,

  nearest: (chosen: string, near: string, text: string, value: string): Sentence =>
    say`Sentence ${chosen} is most like ${strong(`${near}, “${text}”`)}: likeness ${strong(value)}.`,
  nearestOfSeveral: (
    chosen: string,
    near: string,
    text: string,
    others: readonly string[],
    value: string,
  ): Sentence =>
    say`Sentence ${chosen} is as like ${strong(`${near}, “${text}”`)} as ${others.join(', ')}: likeness ${strong(value)}.`,
  sameWords: (): Sentence =>
    say`They have the same words, and a mean of words knows ${strong('no order')}.`,
  sameWordsOf: (one: string, other: string, value: string): Sentence =>
    say`Sentences ${one} and ${other} have the same words: likeness ${strong(value)}. A mean of words knows ${strong('no order')}.`,
  empty: (): Sentence => say`There is ${strong('nothing written')} yet to compare.`,
  nothing: (): Sentence => say`${strong('None of its words')} has a vector here.`,
  alone: (): Sentence => say`There is no other sentence to compare it with.`,
  leftOut: (unknown: readonly string[], more: string, count: number): Sentence =>
    say`Left out, since they have no vector here: ${unknown.join(', ')}${count > 0 ? ` and ${more} more` : ''}.`,
  cut: (count: string): Sentence => say`Only the first ${count} words were read.`,
}
