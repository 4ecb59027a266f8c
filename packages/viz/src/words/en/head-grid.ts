import { negative, positive, say, type Sentence, sentences, strong } from '../../kit/sentence.ts'

/** A word’s share before and after something was broken, as it is written, and the truth. */
export interface SaidChange {
  readonly word: string
  readonly before: string
  readonly after: string
  readonly direction: 'falls' | 'rises' | 'stays'
  readonly truth: string | null
}

const kinds = {
  cueAtWord: 'the word that tells which sense is meant',
  cueAfter: 'the word that tells which sense the last one has',
  self: 'the word itself',
  before: 'the word just before',
  twoBefore: 'the word two back',
  first: 'the start of the text',
  stop: 'full stops',
  same: 'the same word, earlier',
  person: 'names, he and she',
  small: 'small words: the, to, then',
  content: 'what the sentence is about: nouns, verbs',
}

const skills = {
  pronouns: 'at choosing he or she',
  senses: 'at words of several senses',
  places: 'at what one does where',
  animals: 'at animals',
  number: 'at one or many',
  names: 'at who it was',
  counting: 'at counting',
  binding: 'at what belongs to whom',
}

const headName = (layer: string, head: string): string => `layer ${layer}, head ${head}`

/** The words of the figure that shows every head of a language model, and breaks some. */
export const headGrid = {
  title: 'Every head, and what it is worth',
  headName,
  start: 'start',

  grid: 'Every head’s pattern',
  about: 'Each row is a word that looks; the darker, the more it takes from that column’s word.',
  layer: 'layer',
  head: 'head',
  layerNumber: (layer: string) => `layer ${layer}`,
  headNumber: (head: string) => `head ${head}`,
  cell: (name: string, look: string, marks: string) =>
    [name, marks, look].filter((part) => part !== '').join('; '),
  cellLook: (word: string, other: string, weight: string) =>
    `‘${word}’ looks most at ‘${other}’, ${weight}`,
  marks: { cue: 'cue', most: 'vital', least: 'spare', off: 'off' },
  /** What the marks mean, where there are any. */
  marked:
    'Over many stories, ‘cue’ looks most at the word that tells a sense, ‘vital’ costs most when it is off, ‘spare’ next to nothing.',

  looks: 'Which word looks',
  lines: (name: string) => name.charAt(0).toUpperCase() + name.slice(1),
  measured: (stories: string, parts: string) => `Over ${stories} unseen stories: ${parts}.`,
  part: (share: string, kind: keyof typeof kinds, chance: string) =>
    `${share} to ${kinds[kind]} (by chance ${chance})`,
  noHabit: 'a little of everything',
  costs: (bits: string) => `off, it costs ${bits} bits a word`,
  gains: 'off, it costs nothing',
  /** One skill suffers most. */
  costsMost: (bits: string, skill: keyof typeof skills, most: string) =>
    `off, it costs ${bits} bits a word, ${most} ${skills[skill]}`,
  measuring: (done: string, all: string) => `Measuring what it looks at: story ${done} of ${all}.`,
  unmeasured: 'What it looks at over many stories isn’t measured yet.',

  change: 'The next word, before and after',
  word: 'next word',
  before: 'whole',
  after: 'broken',
  truth: 'truth',
  none: '–',
  end: 'the end',
  distance: (before: string, after: string | null) =>
    after === null
      ? say`${strong(before)} bits off the truth`
      : say`${before} → ${strong(after)} bits off the truth`,
  noTruth: 'no truth: this world never says that',

  intact: (name: string, word: string, other: string, weight: string): Sentence =>
    say`Nothing is broken. In ${name}, ${strong(`‘${word}’`)} looks most at ${strong(`‘${other}’`)}, ${positive(weight)}. Will the guess hold without it?`,
  broken: (what: Sentence, change: SaidChange): Sentence =>
    sentences(
      say`${what}: ${strong(`‘${change.word}’`)} ${
        change.direction === 'stays'
          ? say`stays at ${strong(change.after)}`
          : say`${change.direction} from ${change.before} to ${change.direction === 'falls' ? negative(change.after) : strong(change.after)}`
      }${change.truth === null ? '.' : `; the truth is ${change.truth}.`}`,
    ),
  neverSaid: (): Sentence => say`This world never says that, so there is no truth beside it.`,
  bestWithout: (word: string, hidden: string, share: string): Sentence =>
    say`Who isn’t shown ‘${hidden}’ can’t know better: then ${share} for ‘${word}’ is right.`,
  /** Of one or several things that are broken. */
  together: (parts: readonly string[]) => {
    const all = parts.join(', ')
    return all.charAt(0).toUpperCase() + all.slice(1)
  },
  what: {
    head: (layer: string, head: string) => `Head ${head} of layer ${layer} is off`,
    heads: (count: string) => `${count} heads are off`,
    hidden: (word: string) => `‘${word}’ is hidden`,
    ahead: 'every word sees later ones',
    untold: 'no word is told its place',
    shuffled: 'the words are in another order',
    neuron: (layer: string, neuron: string) => `neuron ${neuron} of layer ${layer} is silent`,
  },

  off: 'Turn this head off',
  on: 'Turn it on again',
  most: 'Vital one off',
  least: 'Spare one off',
  mend: 'Mend all',

  bench: {
    fold: 'Break something else',
    hide: (word: string) => `Hide ‘${word}’`,
    hideAbout: 'The model reads its “unknown word” there. It has met that in training.',
    ahead: 'Look ahead',
    aheadAbout:
      'The mask comes off: every word may look at later words too. It never could in training, so it has not learnt what to make of them.',
    places: 'Places',
    placesOption: { told: 'told', untold: 'not told', shuffled: 'words shuffled' },
    placesAbout: {
      told: 'Each word is told its place.',
      untold:
        'Queries and keys are no longer turned by their places: a head can’t tell the word before from one far back.',
      shuffled: 'All words but the last are read in another order, always the same one.',
    },
    silence: 'Silence it',
    layer: 'in layer',
    number: 'neuron',
    silenceAbout: 'It says 0 at every word, whatever it sees.',
    measured: (layer: string, neuron: string) =>
      `It says 0 at every word. Neuron ${neuron} of layer ${layer} is the one that changes the page’s sentences most.`,
    takeMeasured: (layer: string, neuron: string) => `Neuron ${neuron} of layer ${layer}`,
    find: 'Find the one that matters most here',
    finding: (share: string) => `Trying every neuron: ${share}`,
  },

  worth: {
    fold: 'Is a thick line a cause?',
    about:
      'Each dot is a head. Across: its thickest line at the last word. Up: how far the guess moves when that head is off.',
    across: 'thickest line at the last word',
    up: 'guess moves, bits',
    drawing: (dots: string) => `The heads by their thickest line and what they change: ${dots}.`,
    dot: (name: string, line: string, moves: string) => `${name}: line ${line}, moves ${moves}`,
    inVain: (name: string, word: string, other: string, line: string, moves: string): Sentence =>
      say`In ${name}, ‘${word}’ gives ${strong(line)} to ‘${other}’: a thick line. Turn that head off, and the guess moves by ${strong(moves)} bits.`,
    thin: (name: string, line: string, moves: string): Sentence =>
      say`The one that changes most is ${name}: ${strong(moves)} bits, with no line thicker than ${line}.`,
    agreement: (value: string): Sentence =>
      say`In order of thickness and in order of effect the heads agree by ${strong(value)} (1 is the same order, 0 no agreement).`,
    show: (name: string) => `Turn off ${name}`,
    table: 'Each head in this text',
    columns: ['head', 'thickest line', 'to', 'guess moves, bits'] as readonly string[],
  },

  resemblance: {
    title: (cue: string) => `‘${cue}’: resemblance or attention?`,
    vectors: 'word vectors, step 18',
    model: 'this model',
    like: (name: string, value: string) => `like ${name} ${value}`,
    sense: (name: string, share: string) => `${name} ${share}`,
    right: 'right',
    wrong: 'wrong',
    head: (name: string, word: string, cue: string, weight: string): Sentence =>
      say`In ${name}, ‘${word}’ gives ${positive(weight)} to ‘${cue}’.`,
    learnt: () => say`It has learnt where to look.`,
    elsewhere: (cue: string, wrong: string): Sentence =>
      say`With ‘${cue}’ in the sentence, resemblance of word vectors went for ${wrong}: wrong. And this model?`,
    go: (cue: string) => `Try ‘${cue}’`,
  },

  table: (word: string) => `What ‘${word}’ looks at most, head by head, and what each head costs`,
  columns: [
    'head',
    'looks most at',
    'then at',
    'then at',
    'over many stories',
    'off, bits a word',
  ] as readonly string[],
  weightOf: (word: string, weight: string) => `${word} ${weight}`,
}
