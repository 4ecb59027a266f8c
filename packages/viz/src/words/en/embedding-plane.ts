import { say, type Sentence, type SentencePart, strong } from '../../kit/sentence.ts'

/** A word with its likeness to another. */
export interface Likeness {
  readonly word: string
  readonly cosine: string
}

/** "cat 0.88, puppy 0.76 and horse 0.71" */
function listed(all: readonly Likeness[]): Sentence {
  return all.flatMap(({ word, cosine }, i): SentencePart[] => [
    ...(i === 0 ? [] : [i === all.length - 1 ? ' and ' : ', ']),
    strong(word),
    ` ${cosine}`,
  ])
}

/** How many words are drawn. */
export interface Drawn {
  /** All words of a table, on a map made beforehand. */
  readonly isMap: boolean
  readonly asked: string
  /** How many of the chosen word's neighbours came with it. */
  readonly others: number
}

function drawnWords({ isMap, asked, others }: Drawn): Sentence {
  if (isMap) return say`the ${asked} words drawn`
  const few = say`${asked} chosen words`
  return others > 0 ? say`${few} plus ${others} ${others === 1 ? 'neighbour' : 'neighbours'}` : few
}

/** "cat, puppy and horse" */
const named = (words: readonly string[]): Sentence =>
  words.flatMap((word, i): SentencePart[] => [
    ...(i === 0 ? [] : [i === words.length - 1 ? ' and ' : ', ']),
    strong(word),
  ])

/** "1st", "2nd", "13th" */
function ordinal(rank: number, written: string): string {
  const tens = rank % 100
  const end = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th')
  return written + end
}

/** The words of the widget that lifts words off a line into a plane. */
export const embeddingPlane = {
  title: { lift: 'Words on a line, words on a plane', find: 'A plane of words' },
  madeOf: (width: string) => `word vectors · ${width} numbers a word`,

  groups: {
    animals: 'animals',
    fruit: 'fruit',
    money: 'money',
    countries: 'countries',
    royalty: 'royalty',
    water: 'water',
  },
  own: 'yours',

  lift: 'Lift off the line',
  lay: 'Lay on the line',
  height: 'How far the words are lifted',
  heightText: (share: string) => `${share} of the way from the line to the plane`,
  show: 'Words',
  aboutShown: {
    chosen: 'A few words, by PCA: the flat view that keeps most of how they differ',
    all: 'All words, by UMAP: a map that keeps neighbours together',
  },
  onMap: (count: string) =>
    `${count} words by UMAP: it keeps neighbours together, far distances mean nothing.`,
  variance: (count: string) => `variance kept of ${count} words`,
  aboutVariance: 'Variance: how widely the words are spread. So much of it the two directions keep',
  kept: 'neighbours kept, mean of all',
  aboutKept: 'The share of a word’s ten true neighbours that the map keeps, as a mean of all words',

  find: 'Find a word',
  findHint: 'any word',
  found: 'Words that fit',
  unknown: (word: string, count: string) => `“${word}” isn’t among these ${count} words.`,
  unknownEither: (word: string, count: string) =>
    `“${word}” isn’t among these ${count} words either.`,
  noWords: () => 'There is no word in that.',
  took: (known: string) => `${known} of your words are there now.`,
  alsoUnknown: (count: string, some: string) => `Not among these words: ${count} (${some}).`,
  alsoLeftOut: (count: string, most: string) =>
    `${count} more left out: there is room for ${most}.`,
  amongMore: (count: string) => `Look among ${count}`,
  yours: 'Your words',
  none: 'none yet',
  choose: (word: string) => `Choose ${word}`,
  remove: (word: string) => `Remove ${word}`,
  undo: 'Undo',
  undoDeed: {
    found: (word: string) => `Undo: found ${word}`,
    removed: (word: string) => `Undo: removed ${word}`,
  },
  reset: 'Reset',
  home: 'Back to the sentence’s word',
  aboutHome: (word: string) => `Back to “${word}”, the sentence’s word`,

  nearer: 'Nearer',
  farther: 'Farther',
  whole: 'All of it',
  board: 'The drawing: arrows move it, plus and minus zoom, 0 shows all of it',

  arriving: 'More words are on their way …',
  arrivingWords: 'The words are on their way …',
  empty: 'Without its words the plane is empty.',
  failed: 'The words did not come. Are you connected?',
  again: 'Try again',
  partArriving: 'It is on its way …',
  partFailed: 'It did not come. Are you connected?',

  onLine: (word: string, id: string, beside: readonly Likeness[], elsewhere: boolean): Sentence => {
    const place = say`On the line ${strong(word)} is number ${strong(id)}`
    const where = beside.length === 0 ? say`${place}.` : say`${place}, beside ${listed(beside)}.`
    return elsewhere
      ? say`${where} The words most like it are elsewhere: follow the blue lines.`
      : say`${where} The blue lines lead to the words most like it.`
  },
  noId: (word: string): Sentence =>
    say`${strong(word)} has no number of its own, so it isn’t on the line.`,
  onPlane: (word: string, nearest: readonly Likeness[], beside: readonly string[]): Sentence =>
    say`On the plane the words nearest to ${strong(word)} are ${listed(nearest)}.${
      beside.length === 0 ? '' : ` On the line they were ${beside.join(' and ')}.`
    }`,
  between: (word: string, beside: readonly string[], nearest: readonly string[]): Sentence => {
    const way = say`On the way from the line to the plane: ${strong(word)} leaves`
    const from = beside.length === 0 ? '' : say` ${named(beside)}`
    return say`${way}${from} for the words most like it, ${named(nearest)}.`
  },
  nearest: (word: string, dimensions: string, nearest: readonly Likeness[]): Sentence =>
    say`Most like ${strong(word)} in all ${dimensions} dimensions: ${listed(nearest)}.`,
  keeps: (kept: string, count: string, drawn: Drawn): Sentence =>
    say`Flattened, ${strong(`${kept} of its ${count}`)} true neighbours stay among the ${count} nearest of ${drawnWords(drawn)}.`,
  noWord: (): Sentence => say`Point at a word or find one: lines lead to the words most like it.`,
  noneOf: (): Sentence => say`None of these words is in the table.`,

  ring: (kept: string, count: string) => `${kept} of ${count} kept`,
  drawing: {
    line: (count: string) => `${count} words on a line, each at its number.`,
    plane: (count: string) => `${count} words on a plane.`,
    between: (count: string) => `${count} words on their way from a line to a plane.`,
    chosen: (word: string, nearest: string) => `${word} is chosen, with lines to ${nearest}.`,
  },
  table: (word: string) => `The words most like ${word}`,
  tableOf: 'The words most like the chosen one',
  columns: ['word', 'cosine', 'number on the line', 'how near in the drawing'] as readonly string[],
  rank: (rank: number, written: string) => `${ordinal(rank, written)} nearest`,
  notDrawn: 'not drawn',
}
