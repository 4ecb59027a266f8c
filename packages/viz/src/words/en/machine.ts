import { positive, say, type Sentence, strong } from '../../kit/sentence.ts'

/** "all five" or "3 of the five". */
const replaced = (count: number, of: number): string => {
  const whole = of === 5 ? 'five' : String(of)
  if (count === of) return `all ${whole}`
  return count === 0 ? `none of the ${whole}` : `${count} of the ${whole}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What comes likeliest: the word, and both shares. */
const leads = (word: string, model: string, truth: string | null): Sentence =>
  truth === null
    ? say`‘${strong(word)}’ leads with ${positive(model)}; this world never says that, so there’s no truth to compare`
    : say`‘${strong(word)}’ leads with ${positive(model)}; the truth is ${strong(truth)}`

/** What a swap of the cue changes; null where there is none to swap. */
const swap = (change: number | 'nothing' | null, of: number): Sentence => {
  if (change === null) return []
  return change === 'nothing'
    ? say` Swap the cue: ${strong('nothing')} changes.`
    : say` Swap the cue: ${strong(replaced(change, of))} guesses change.`
}

/** The whole machine: one figure for the first step, for what a net lacks, and for the last word. */
export const machine = {
  title: {
    whole: 'One word changes every guess',
    lacking: 'What your net lacks',
    last: 'The last word goes through a net like yours',
    way: 'The whole way of one sentence',
  },
  /** The machine's parts, in the order in which a text goes through them. */
  parts: {
    words: 'words',
    tokens: 'tokens',
    vectors: 'vectors',
    places: 'places',
    attention: 'attention',
    net: 'net',
    shares: 'shares',
    next: 'next word',
  },
  inside: 'Inside, in this order:',
  start: 'start',
  whole: {
    invite: (cue: string, other: string, count: number, of: number): Sentence =>
      say`Tap ‘${strong(cue)}’. It becomes ‘${other}’, and ${strong(replaced(count, of))} guesses change.`,
    swapped: (
      count: number,
      of: number,
      word: string,
      model: string,
      truth: string | null,
    ): Sentence =>
      say`${strong(capital(replaced(count, of)))} guesses are new: ${leads(word, model, truth)}.`,
    plain: (word: string, model: string, truth: string | null): Sentence =>
      say`Of the words that may come next ${leads(word, model, truth)}.`,
  },
  table: 'The likeliest next words',
  columns: {
    word: 'next word',
    model: 'model',
    truth: 'truth',
    score: 'score',
  },
  others: (count: string) => `${count} other words`,
  noTruth: 'none',
  lacking: {
    show: 'Run it with',
    known: 'what you know',
    all: 'all parts',
    /** Marks what a net like the reader's hasn't got. */
    missing: 'missing',
    /** … and once it is there. */
    added: 'added',
    lacks: {
      tokens: (count: string) =>
        `Any length: your net always had nine inputs. Here come ${count} tokens.`,
      places: 'Order: without places a text is a heap of words.',
      attention: 'Looking back: words take in something of those before.',
      layers: (count: string) => `Again and again: ${count} rounds of looking and thinking.`,
    },
    has: {
      vectors: (shown: string, width: string) =>
        shown === width ? `${width} numbers a word` : `${shown} of a word’s ${width} numbers`,
      last: (width: string) => `the last word’s ${width} numbers, as they come out`,
      shares: 'scores squashed into shares',
    },
    /** Beside each round of the machine. */
    layer: (layer: string) => `round ${layer}`,
    moreLayers: (count: string) => `and ${count} rounds more`,
    lastVector: 'last vector',
    earlier: (count: string) => `${count} earlier tokens aren’t drawn.`,
    saysKnown: (
      last: string,
      word: string,
      model: string,
      truth: string | null,
      change: number | 'nothing' | null,
      of: number,
    ): Sentence =>
      say`Without the missing parts only ‘${strong(last)}’ comes in: ${leads(word, model, truth)}.${swap(change, of)}`,
    saysAll: (
      rounds: string,
      word: string,
      model: string,
      truth: string | null,
      change: number | 'nothing' | null,
      of: number,
    ): Sentence =>
      say`With order, and ${rounds} rounds of looking back, ${leads(word, model, truth)}.${swap(change, of)}`,
    picture: {
      vectors: (tokens: string, shown: string) =>
        `${tokens} columns of ${shown} cells: the tokens’ numbers`,
      places: 'What each place adds',
      attention: (heads: string, layer: string) =>
        `Round ${layer}: how much the last word looks at each token, in ${heads} heads`,
      net: (hidden: string, layer: string) => `Round ${layer}: the net’s ${hidden} neurons`,
      last: (width: string) => `The last word’s ${width} numbers after all rounds`,
      empty: 'Not there yet',
    },
  },
  /** What each part does, on the whole way. */
  way: {
    tokens: (count: string) => `Cut up: each piece has its number among ${count}.`,
    vectors: (width: string) =>
      `Each number becomes a vector of ${width}, learnt so that like lies by like.`,
    places: 'Each is told its place.',
    rounds: (layers: string) => `Then ${layers} rounds:`,
    attention: (heads: string) =>
      `Look back, in ${heads} heads, and take in what matters; then think, in a net like yours.`,
    shares:
      'The last word’s vector is held against every word: scores, squashed into shares. One is drawn, put at the end, and all begins again.',
  },
  last: {
    layers: {
      down: [
        (count: string, word: string) => `‘${word}’ after looking back: ${count} numbers`,
        (count: string) => `a net like yours: ${count} neurons`,
        (count: string) => `added to what came in: ${count} numbers`,
        (count: string) => `a score for each of ${count} words`,
      ],
      across: [
        (count: string, _word: string) => `${count} numbers`,
        (count: string) => `${count} neurons`,
        (count: string) => `${count} numbers`,
        (count: string) => `${count} scores`,
      ],
    },
    /** Which of so many are drawn. */
    strongest: 'Of each layer those five are drawn that matter most here.',
    drawing: (word: string, hidden: string, width: string, vocabulary: string) =>
      `The last net: ${width} numbers of ‘${word}’, ${hidden} neurons, ${width} numbers, and scores for ${vocabulary} words`,
    scores: 'From scores to shares',
    /** Beside the line that goes round the net. */
    added: 'what came in is added',
    power: 'e^gap',
    gap: (best: string) =>
      `A gap is how far a score is from ${best}, the best. A share is one e^gap of all together.`,
    sum: 'together',
    says: (
      first: string,
      score: string,
      gap: string,
      second: string,
      times: string,
      one: string,
      other: string,
    ): Sentence =>
      say`‘${strong(first)}’ scores ${strong(score)}, ${gap} more than ‘${second}’. e^${gap} is about ${strong(times)}: so many times as large is its share, ${positive(one)} beside ${positive(other)}.`,
    saysOne: (first: string, score: string, one: string): Sentence =>
      say`‘${strong(first)}’ scores ${strong(score)}: its share is ${positive(one)}.`,
    table: 'From scores to shares',
  },
}
