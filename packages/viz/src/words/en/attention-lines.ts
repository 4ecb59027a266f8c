import { say, type Sentence, strong } from '../../kit/sentence.ts'

const plural = (count: number, written: string, one: string, many: string): string =>
  `${written} ${count === 1 ? one : many}`

/** A likeness to each of the two meanings, with the words of each. */
export interface TwoLikenesses {
  readonly first: string
  readonly second: string
  readonly firstWords: string
  readonly secondWords: string
  /** The nearer meaning by its first word and its likeness, and the other's. */
  readonly ahead: { readonly word: string; readonly value: string }
  readonly behind: { readonly word: string; readonly value: string }
}

/** The meaning where a plain average ends, and where attention does, each by a word of it. */
export interface Sides {
  readonly average: string
  readonly attention: string
}

/** The words that are looked at, by the one with the largest weight. */
export interface LookedAt {
  readonly most: string
  readonly weight: string
  /** Nothing else is looked at. */
  readonly isOnly: boolean
  /** It has half of the whole, or more. */
  readonly isHalf: boolean
  /** All that are looked at have the same weight. */
  readonly isAlike: boolean
}

const more = ({ ahead, behind }: TwoLikenesses): Sentence =>
  // Numbers that read the same are not more and less.
  ahead.value === behind.value
    ? say`as much like ${strong(ahead.word)} (${ahead.value}) as like ${strong(behind.word)} (${behind.value})`
    : say`more like ${strong(ahead.word)} (${ahead.value}) than like ${behind.word} (${behind.value})`

/** A word of the story, marked as one for those too who don't hear what is bold. */
const told = (word: string) => strong(`‘${word}’`)

/** The words of the widget in which a word takes in the words around it. */
export const attentionLines = {
  title: {
    entry: (word: string) => `One place for ‘${word}’`,
    mixing: (word: string) => `‘${word}’ among its neighbours`,
  },
  made: (width: string) => `word vectors · ${width} numbers each`,
  arriving: 'The word vectors are on their way …',
  failed: 'The word vectors didn’t come.',
  again: 'Try again',

  cue: 'The story says',
  cueOption: (cue: string) => `‘${cue}’`,
  back: (word: string) => `Back to ‘${word}’`,
  mixing: 'Mixed in',
  mixingText: (share: string, word: string, two: TwoLikenesses) =>
    `${share}; ${word} is ${two.first} like ${two.firstWords}, ${two.second} like ${two.secondWords}`,

  before: 'before',
  like: (words: string) => `like ${words}`,
  equallyLike: 'equally like both',
  andOthers: (word: string) => `${word}\u00a0…`,
  nearest: 'nearest',
  nearestBefore: 'nearest before',
  nearestNow: 'nearest now',
  noneNear: 'no other word',
  sum: (word: string) => `${word} now =`,

  entry: (word: string, cue: string | null, two: TwoLikenesses) =>
    cue === null
      ? say`${told(word)} has one entry in the table, whatever the sentence says: ${more(two)}.`
      : say`The story says ${told(cue)}, yet ${told(word)} stays where it was, ${more(two)}: one entry, whatever the story.`,
  start: (word: string, two: TwoLikenesses, { most, weight, isOnly, isAlike }: LookedAt) =>
    isAlike
      ? say`Nothing is mixed in yet: ${told(word)} is ${more(two)}. It looks at ${strong('all alike')}, ${weight} each.`
      : say`Nothing is mixed in yet: ${told(word)} is ${more(two)}. It looks ${isOnly ? 'only' : 'most'} at ${told(most)}, ${weight}.`,
  mixed: (
    word: string,
    share: string,
    two: TwoLikenesses,
    { most, weight, isOnly, isHalf, isAlike }: LookedAt,
  ) =>
    isAlike
      ? say`With ${strong(share)} of the mix, ${strong('all alike')} (${weight} each), ${told(word)} is ${more(two)}.`
      : say`With ${strong(share)} of the mix, ${isOnly ? 'all' : isHalf ? 'most' : 'the largest part'} of it ${told(most)} (${weight}), ${told(word)} is ${more(two)}.`,
  alone: (word: string, two: TwoLikenesses) =>
    say`${told(word)} has nothing to look at here, so it stays as it is: ${more(two)}.`,
  aloneBefore: (word: string, two: TwoLikenesses) =>
    say`${told(word)} looks back, and there is nothing to look at before it, so it stays as it is: ${more(two)}.`,
  crossed: () => say`${strong('It has crossed over.')}`,
  leansRight: () => say`That is the side the story means.`,
  notYet: () => say`It is on its way over.`,
  staysWrong: (word: string) =>
    say`${strong('The wrong side:')} the story means the other ‘${word}’.`,
  nobodyKnows: () => say`Nothing in the story tells which is meant.`,
  unknownOnly: () =>
    say`The table has none of these words, so there is nothing to show. Try others.`,
  empty: () => say`Type a sentence to see which of its words look alike.`,
  wordLeftOut: (word: string) => `‘${word}’`,
  unknown: (words: string, count: number) =>
    count === 1
      ? `The table doesn’t have ${words}: it is left out.`
      : `The table doesn’t have ${words}: they are left out.`,
  andMore: (words: string, count: string) => `${words} and ${count} more`,
  tooLong: (
    { kept, leftOut }: { readonly kept: number; readonly leftOut: number },
    keptWritten: string,
    leftOutWritten: string,
  ) =>
    `${plural(kept, keptWritten, 'word is', 'words are')} kept, ${leftOutWritten} ${leftOut === 1 ? 'is' : 'are'} left out.`,

  drawing: (sentence: string, word: string) => `The sentence “${sentence}”, and ${word} in it.`,
  drawingWeights: (word: string, weights: string) => `${word} looks at ${weights}.`,
  drawingPlane: (word: string, two: TwoLikenesses) =>
    `On the plane ${word} lies at ${two.first} like ${two.firstWords} across, ${two.second} like ${two.secondWords} up; the dashed line is where both are equal.`,
  weightOf: (word: string, share: string) => `${word} ${share}`,

  table: (first: string, second: string) =>
    `The words, their weights, and how like both meanings each is: ${first}; ${second}`,
  columns: (first: string, second: string) =>
    ['word', 'weight', `like ${first}`, `like ${second}`, 'note'] as readonly string[],
  rowBefore: (word: string) => `${word}, before`,
  rowNow: (word: string) => `${word}, now`,
  notes: {
    focus: 'looks around',
    itself: 'looks at itself too',
    stopWord: 'in every sentence: left out',
    unknown: 'not in the table: left out',
    noWord: 'no word',
    dropped: 'dropped by you',
    pinned: 'set by you',
    after: 'stands after it: left out',
    none: '',
  },

  push: {
    fold: 'Drop words, set weights',
    intro: (word: string) =>
      `What ${word} takes from each word. Drag a weight, and the others share the rest; or drop a word.`,
    weight: (word: string) => `Weight of ${word}`,
    drop: 'Drop',
    back: 'Back',
    dropWord: (word: string) => `Drop ${word}`,
    backWord: (word: string) => `Put ${word} back`,
    reset: 'As computed',
    looksBack: 'Only words before it, as in GPT',
    nothing: 'There is no word to look at.',
    dropped: 'dropped',
  },

  other: {
    fold: 'Other words, own sentence',
    own: (most: string, characters: string | null) =>
      characters === null
        ? `Your own sentence, up to ${most} English words`
        : `Your own sentence in English, up to ${characters} characters and ${most} words`,
    choose: 'A word of two meanings',
    which: 'Which word looks around',
    intro: (order: string, crossing: string, all: string) =>
      `${all} words of two meanings, all of the mix taken in: ${order} of them move the right way, ${crossing} end on the right side in both stories.`,
    columns: ['word', 'story says', 'ends like', 'side'] as readonly string[],
    likeness: (word: string, value: string) => `${word} ${value}`,
    right: 'right',
    wrong: 'wrong',
    show: (word: string, cue: string) => `Show ‘${word}’ in the story that says ‘${cue}’`,
  },

  stages: {
    fold: 'Every stage, step by step',
    mend: 'Which form',
    forms: {
      naive: 'vectors as they are',
      centred: 'from the middle',
      withoutStopWords: 'common words left out',
      othersAdded: 'others, added',
    },
    abouts: {
      naive: (word: string, itself: string) =>
        `The naive form: dot products of the vectors as they are, over √d, and softmax over all of them. ‘${word}’ looks at itself, ${itself}, and hardly at anything else.`,
      centred: (word: string, itself: string) =>
        `All vectors point roughly one way, ‘the’ above all. Centred, that is measured from the middle of all words, that is gone; ‘${word}’ still looks at itself, ${itself}.`,
      withoutStopWords: (word: string, itself: string) =>
        `Stop words, those that every sentence has, say nothing about this one: left out. To itself ‘${word}’ gives ${itself}.`,
      othersAdded: (word: string) =>
        `‘${word}’ needn’t look at itself to remain itself: it looks at the others, and their mix is added. This is the form used above.`,
      average: (word: string, _itself: string, { average, attention }: Sides) =>
        average === attention
          ? `No attention at all: ‘${word}’ takes the same from each word. Here that makes no difference: either way it ends more like ${attention}.`
          : `No attention at all: ‘${word}’ takes the same from each word. Here that isn’t enough: it ends more like ${average}, and with attention more like ${attention}.`,
    },
    average: 'plain average',
    comparison: 'Each form on this sentence, all of the mix taken in',
    comparisonColumns: (first: string, second: string) =>
      ['form', 'looks most at', first, second] as readonly string[],
    notMixed: '–',
    mixedIn: (weight: string) => `${weight}\u00a0× value`,
    most: (word: string, share: string) => `${word} ${share}`,
    grid: (word: string) => `From query · key to the mix, for ${word}`,
    word: 'word',
    names: {
      scores: 'q · k',
      scaled: '÷ √d',
      masked: 'mask',
      pattern: 'softmax',
      mix: 'mix',
    },
    hint: 'Choose a cell to see what it is made of; arrow keys move.',
    cell: (word: string, stage: string, value: string) => `${word}, ${stage}: ${value}`,
    masked: 'left out',
    kept: 'stays',
    scoresAre: (
      word: string,
      other: string,
      terms: string,
      rest: string,
      count: string,
      sum: string,
    ) =>
      `${word} · ${other} adds up products, number by number. The largest: ${terms}. The other ${count} make ${rest}; together ${sum}.`,
    term: (number: string, a: string, b: string, product: string) =>
      `number ${number}: ${a} × ${b} = ${product}`,
    scaledIs: (score: string, width: string, scaled: string) => `${score} ÷ √${width} = ${scaled}`,
    maskedIs: (word: string, why: string) => `${word} counts as −∞ and so gets nothing: ${why}.`,
    keptIs: (word: string, scaled: string) =>
      `${word} may be looked at: ${scaled} stays ${scaled}.`,
    patternIs: (scaled: string, raised: string, sum: string, weight: string) =>
      `e to the ${scaled} = ${raised}; over the sum of all, ${sum}: ${weight}.`,
    averageIs: (count: string, weight: string) =>
      `A plain average of ${count} words: 1 ÷ ${count} = ${weight}.`,
    pinnedIs: (computed: string, weight: string) =>
      `Softmax gives ${computed}; with what you set and dropped it is ${weight}.`,
    nothingIs: (word: string) => `${word} isn’t looked at, so it gives nothing.`,
    mixIs: (word: string, terms: string) =>
      `${word}’s numbers times its weight. The largest: ${terms}.`,
    mixTerm: (number: string, weight: string, value: string, product: string, sum: string) =>
      `number ${number}: ${weight} × ${value} = ${product}, of ${sum} in the whole mix`,
    honest:
      'Queries, keys and values are all the word vectors themselves, without places. In GPT each is learnt.',
  },
}
