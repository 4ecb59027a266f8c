import { say, type Sentence, strong } from '../../kit/sentence.ts'

/** The words of the widget that does arithmetic with meanings. */
export const analogy = {
  title: 'Arithmetic with meanings',
  made: (count: string, width: string) => `word vectors · ${count} words × ${width} numbers`,

  drag: 'Drag the arrow onto a word.',
  pair: 'Arrow',
  onto: 'Carry it onto',
  own: 'your own words',
  flat: 'The drawing is flat: what looks near the arrow’s tip needn’t be.',
  inputs: 'Allow the words put in as answers',
  inputsAbout: 'Let the three words that went in come out as answers too',
  reset: 'Reset',
  arrow: (from: string, to: string) => `${from}→${to}`,
  formula: (to: string, from: string, onto: string) => `${to} − ${from} + ${onto}`,
  degrees: (degrees: string) => `${degrees}°`,
  noAngle: '–',
  right: (word: string) => `✓ ${word}`,
  expected: (word: string) => `◦ ${word}`,
  placed: (place: string, word: string) => `${place}. ${word}`,

  kinds: {
    young: 'animals and their young',
    gender: 'men and women',
    capital: 'countries and capitals',
    food: 'countries and their food or drink',
    people: 'countries and their adjectives',
    doing: 'verbs and their -ing forms',
    past: 'verbs and their past',
    more: 'adjectives and their comparatives',
    many: 'one and many',
    opposite: 'opposites',
    gives: 'who makes what',
    worn: 'what is worn where',
  },

  answers: (width: string) => `Nearest to its tip, in all ${width} dimensions`,
  likeness: 'likeness',
  angle: 'angle between',
  drawn: 'drawn',
  measured: (width: string) => `in all ${width}`,
  measures: 'Drawn: on the flat plane of the three words.',

  lands: (formula: string, answer: string, width: string): Sentence =>
    say`In all ${width} dimensions, ${formula} lands nearest to ${strong(answer)}.`,
  landsBarely: (formula: string, answer: string, second: string, width: string): Sentence =>
    say`In all ${width} dimensions, ${formula} lands nearest to ${strong(answer)}, ${second} all but as near.`,
  itself: (formula: string, answer: string, width: string): Sentence =>
    say`In all ${width} dimensions, ${formula} lands nearest to ${strong(answer)}, one of the words put in.`,
  nothing: (formula: string): Sentence => say`There is no word that ${formula} could land on.`,
  hit: (): Sentence => say`${strong('A hit.')}`,
  miss: (expected: string, place: string, rank: number): Sentence =>
    say`${strong('A miss:')} ${expected} comes ${strong(`${place}${ordinal(rank)}`)}.`,
  cannot: (expected: string): Sentence =>
    say`${strong('A miss:')} ${expected} isn’t among the words it could be.`,
  apart: (flat: string, whole: string): Sentence =>
    flat === whole
      ? say`The arrows look ${strong(whole)} apart, and are.`
      : say`The arrows look ${flat} apart, but are ${strong(whole)}.`,
  unknown: (unknown: readonly string[], count: string): Sentence =>
    say`${strong(unknown.join(', '))} ${unknown.length === 1 ? 'isn’t' : 'aren’t'} among the ${count} words here, so there is nothing to reckon with.`,
  empty: (): Sentence => say`It takes ${strong('three words')}: one of them is empty.`,
  quoted: (word: string) => `“${word}”`,

  drawing: (from: string, to: string, onto: string, answer: string, compared: string) =>
    `The arrow from ${from} to ${to}, carried onto ${onto}; the word nearest to its tip is ${answer}. Dashed, the arrow from ${onto} to ${compared}.`,
  answersDrawing: (formula: string, answers: string) => `Nearest to ${formula}: ${answers}`,
  table: (formula: string) => `What lies nearest to ${formula}, and the two arrows`,
  nothingYet: 'Nothing has been worked out',
  columns: ['word or arrow', 'in all dimensions', 'as drawn'] as readonly string[],

  board: (count: string) => `${count} analogies: hit or miss?`,
  total: (hits: string, count: string, inputs: boolean): Sentence =>
    say`${strong(`${hits} of ${count}`)} are hits${inputs ? ', with the words put in allowed as answers' : ''}.`,
  howToRead: (from: string, to: string, onto: string, expected: string): Sentence =>
    say`The first row asks: ${from} is to ${to} as ${onto} is to what? After ${onto} → stands the nearest word; after a miss (×) the expected one, as in “(not ${expected})”. Tap a row to see it drawn.`,
  untried: (count: string): Sentence => say`${count} could not be tried: a word is missing.`,
  kindTally: (name: string, hits: string, count: string) => `${name}: ${hits} of ${count}`,
  went: (from: string, to: string) => `${from} → ${to}`,
  triedText: (pair: string, outcome: string) => `${pair}, ${outcome}`,
  triedSpoken: (pair: string, outcome: string, hit: boolean | null) =>
    `${hit === null ? 'Not tried' : hit ? 'Hit' : 'Miss'}: ${pair}, ${outcome}`,
  wrong: (answer: string, expected: string) => `${answer} (not ${expected})`,
  notTried: (onto: string) => `${onto} → ?`,

  ownFold: 'Your own three words',
  ownFrom: 'As',
  ownTo: 'is to',
  ownOnto: 'so is',
  ownAnswer: (answer: string) => `to ${answer}`,
  among: 'Look among',
  words: (count: string) => `${count} words`,

  arriving: 'The word vectors are on their way …',
  failed: 'The word vectors didn’t come.',
  again: 'Try again',
}

function ordinal(rank: number): string {
  const tens = rank % 100
  if (tens >= 11 && tens <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th'
}
