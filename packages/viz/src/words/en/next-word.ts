import { say, type Sentence, strong } from '../../kit/sentence.ts'

const told = (word: string) => strong(`‘${word}’`)

/** What a word cost, in bits, all written. */
export interface Cost {
  readonly model: string
  /** null where there is no truth. */
  readonly truth: string | null
  /** What a word costs here on average; null where nobody knows yet. */
  readonly average: string | null
  /** One bit and no other number. */
  readonly isOne: boolean
}

/** The words of the widget in which the reader guesses, and then writes on, word by word. */
export const nextWord = {
  title: {
    guess: 'Guess the next word',
    settings: 'How the next word is drawn',
  },
  /** In the figure's head until the model has come. */
  coming: 'small world · the model is on its way',

  ask: 'What comes next?',
  candidates: 'Words that may come next',
  own: 'or your own word',
  guess: 'Guess',
  show: 'Just show me',
  guessFirst: 'Guess first',
  theEnd: 'The end.',
  full: 'This is enough for one story.',

  write: 'Let it write',
  toTheEnd: 'To the end',
  stop: 'Stop',
  undo: 'Undo',
  back: 'From the start',
  another: 'Begin another',

  readings: {
    guesses: 'guesses',
    likely: 'likely',
    likeliest: 'likeliest',
    model: 'bits, model',
    truth: 'truth',
    none: '–',
  },

  askSays: () => say`Take one of these words, or type your own: then see what the model says.`,
  askOn: () => say`And what comes next?`,
  guessed: (word: string, model: string, truth: string | null) =>
    truth === null
      ? say`You guessed ${told(word)}. The model gives it ${strong(model)}.`
      : say`You guessed ${told(word)}. The model gives it ${strong(model)}; the truth is ${strong(truth)}.`,
  guessedLikeliest: () => say`It finds nothing likelier.`,
  guessedUnknown: (word: string) =>
    say`You guessed ${told(word)}, which this model has never seen: it can’t say it.`,
  guessedOther: (word: string, others: string) =>
    say`You guessed ${told(word)}: it would be one of the ${others} other words.`,
  likeliest: (word: string, model: string, truth: string | null) =>
    truth === null
      ? say`The model’s likeliest is ${told(word)}: ${strong(model)}.`
      : say`The model’s likeliest is ${told(word)}: ${strong(model)}; the truth is ${strong(truth)}.`,
  pick: () => say`Take a word: it is written on.`,
  cost: (word: string, { model, truth, average, isOne }: Cost): Sentence => {
    const own = say`${told(word)}: ${strong(model)} ${isOne ? 'bit' : 'bits'} of surprise to the model`
    if (truth === null) return say`${own}.`
    return average === null
      ? say`${own}, ${strong(truth)} by the truth.`
      : say`${own}, ${strong(truth)} by the truth; on average a word costs ${average} here.`
  },
  costsNoTruth: (word: string) => say`The world never says ${told(word)} there.`,
  overSays: () => say`The story is over.`,
  fullSays: () => say`The text is as long as it may be.`,
  nothingMore: () => say`The story is over: nothing can come after this.`,
  /** After a story, or as much of it as there may be. */
  total: (words: number, written: string, model: string, truth: string | null): Sentence => {
    const bits =
      truth === null
        ? say`${strong(model)} bits of surprise to the model`
        : say`${strong(model)} bits of surprise to the model and ${strong(truth)} by the truth`
    return say`${written} ${words === 1 ? 'word was' : 'words were'} written on: ${bits}.`
  },
  mostSurprising: (word: string, bits: string) =>
    say`The most surprising was ${told(word)}: ${strong(bits)}.`,
  writing: () => say`The model writes, word by word.`,

  unknown: (word: string) =>
    say`This model has never seen ${told(word)}: to it, it could be any word.`,
  unknownMore: (word: string, more: string) =>
    say`This model has never seen ${told(word)} and ${more} more: to it, they could be any words.`,
  unsaid: (word: string) =>
    say`This world never says ${told(word)} there, so from there on there is no truth.`,
  long: (words: string) => say`The model reads at most the last ${words} words.`,

  table: 'The words written on, those that may come next, and their surprise in bits',
  columns: ['word', 'where', 'model', 'truth', 'bits, model', 'bits, truth'] as readonly string[],
  written: 'written',
  next: 'may come next',
  hidden: 'to be guessed',

  settings: {
    temperature: 'Temperature',
    topK: 'Top-k',
    topP: 'Top-p',
    seed: 'Seed',
    all: 'all',
    reset: 'As the model says',
    word: 'next word',
    model: 'model',
    kept: 'drawn',
    dropped: 'dropped',
    others: (count: string) => `${count} other words`,
    othersKept: (count: string) => `${count} of them kept`,
    plain: (word: string, share: string) =>
      say`Each word is drawn as often as the model says: ${told(word)} ${strong(share)} of the time.`,
    always: (word: string) => say`Always the likeliest word is drawn: ${told(word)}.`,
    kepts: (kept: string, all: string) => say`${strong(kept)} of ${all} words can be drawn.`,
    share: (word: string, now: string, before: string) =>
      say`${told(word)} is drawn ${strong(now)} of the time; the model said ${before}.`,
    columns: ['word', 'where', 'model', 'drawn'] as readonly string[],
    table: 'The words written on, those that may come next, and how often each is drawn',
    truth: 'Beside the truth',
  },

  ownFold: 'Write your own beginning',
  ownLabel: (most: string) => `Your own beginning, up to ${most} characters`,
  ownHint: 'The list says what can come next in this small world, and how often it does.',
  ownNone: 'This world never says that, so there is nothing to suggest.',
  ownBack: 'Back to the first sentence',
  suggestions: 'What can come next',
  suggestion: (word: string, share: string) => `${word} ${share}`,
  suggested: (count: number) =>
    count === 1 ? '1 word can come next' : `${count} words can come next`,
  empty: 'Start with nothing',
}
