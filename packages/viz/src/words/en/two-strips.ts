import { say, type Sentence, strong } from '../../kit/sentence.ts'

const wordCount = (count: number): string =>
  count === 0 ? 'no word' : count === 1 ? '1 word' : `${count} words`
const bitCount = (bits: string): string => (bits === '1.0' ? '1.0 bit' : `${bits} bits`)

/** The words of the widget with a text under two strips of paper. */
export const twoStrips = {
  title: 'A text under two strips of paper',
  board: 'A text under two strips',
  legend: (answer: string) =>
    `Under each word: the surprise of ‘${answer}’ in bits, if the text is seen from there on.`,
  legendHidden:
    'The left strip hides what came before, the right strip the next word and all after.',

  ask: 'Which word comes next?',
  show: 'Show it',
  another: 'Another text',
  back: 'Back to the first text',
  leftStrip: 'Left strip',
  rightStrip: 'Right strip',
  more: 'One word more',
  less: 'One less',
  /** What the left strip's slider reads out. */
  seenText: (seen: number, bits: string | null) =>
    `${wordCount(seen)} seen${bits === null ? '' : `: ${bitCount(bits)}`}`,
  seen: (seen: string) => `${seen} seen`,
  /** What the right strip's slider reads out: which word of the text is asked for. */
  askedText: (place: number, count: number, answer: string | null) =>
    `word ${place} of ${count}${answer === null ? ' is the answer' : `: ${answer}`}`,
  place: (place: number, count: number) => `${place} of ${count}`,
  truth: 'truth',
  model: 'model',
  bits: (bits: string) => `${bits} bits`,

  guessing: (seen: number): Sentence =>
    seen === 0
      ? say`No word is seen. Guess what lies under the right strip.`
      : say`Only the last ${strong(wordCount(seen))} can be seen. What lies under the right strip? Guess, or slide the left strip to see more.`,
  shown: (answer: string): Sentence => say`The text says ${strong(`‘${answer}’`)}.`,
  right: (answer: string): Sentence => say`Right: the text says ${strong(`‘${answer}’`)}.`,
  wrong: (guess: string, answer: string): Sentence =>
    say`You said ‘${guess}’, the text says ${strong(`‘${answer}’`)}.`,
  computing: 'How surprising that is, is being worked out …',
  surprise: (seen: number, bits: string, share: string): Sentence =>
    seen === 0
      ? say`To someone who sees nothing it is a surprise of ${strong(bitCount(bits))}: its chance is ${share}.`
      : say`With ${wordCount(seen)} seen it is a surprise of ${strong(bitCount(bits))}: its chance is ${share}.`,
  tookOff: (word: string, bits: string): Sentence =>
    say`The last step, to ‘${word}’, took off ${strong(bitCount(bits))}.`,
  added: (word: string, bits: string): Sentence =>
    say`The last step, to ‘${word}’, added ${bitCount(bits)}.`,
  toldNothing: (word: string): Sentence => say`The last step, to ‘${word}’, told nothing new.`,
  noTruth: (bits: string): Sentence =>
    say`This world never says what is seen here, so there is no truth; to the model it is a surprise of ${strong(bitCount(bits))}.`,
  never: (seen: number): Sentence =>
    say`After ${wordCount(seen)} as seen, this world never says that.`,
  givenUp: 'This world has too many ways to go on to work that out.',

  table: {
    caption: (answer: string) => `Surprise of ‘${answer}’ in bits, by words seen`,
    hidden: 'Surprise of the answer in bits, by words seen: guess first',
    columns: ['words seen', 'seen from', 'truth', 'model'] as readonly string[],
  },
}
