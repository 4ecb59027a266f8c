import { say, type Sentence, strong } from '../../kit/sentence.ts'

const after = (layer: number): string =>
  layer === 0 ? 'Before the first layer' : `After layer ${layer}`

/** The words of the widget that climbs the layers at one word. */
export const logitLens = {
  title: 'The guess forms, layer by layer',

  climb: 'Climb',
  pause: 'Pause',
  layer: 'Layer',
  layerShown: (layer: number) => (layer === 0 ? 'start' : String(layer)),
  layerText: (layer: number, word: string) => `${after(layer).toLowerCase()}: ${word}`,
  standing: 'After the word',
  standingText: (word: string, place: string, of: string) => `${word}, ${place} of ${of}`,
  start: 'the start',
  sentence: 'The text; choose the word to stand at',

  rung: (layer: number) => (layer === 0 ? 'embedding' : `after layer ${layer}`),
  off: (bits: string) => `${bits} bits off`,
  ladder: 'What the model would say if it ended there.',
  rungSays: (rung: string, word: string): Sentence => say`${rung}: ${word};`,
  headings: {
    ladder: 'if the model ended here, it would say',
    here: (rung: string) => `the guess ${rung === 'embedding' ? 'at the embedding' : rung}`,
    plane: (here: string, word: string) =>
      here === word ? `its numbers at ‘${word}’` : `its numbers at ‘${here}’, after ‘${word}’`,
    belief: (word: string) => `what the guess takes ‘${word}’ for`,
  },
  tapRung: 'Tap a rung to stand on it. A hollow bar: this word can’t come here.',
  rightWords: 'The shares of the likeliest words in truth, layer by layer.',
  lastWords: 'The shares of its last words, layer by layer.',

  yours: (word: string) => `your ‘${word}’`,
  untold: 'not told',
  plane: (count: string) => `${count} stories as points, and your own, on a plane of this layer.`,
  gathering: (share: string) => `Stories of each sense are read: ${share}`,
  notGathered: 'Once this figure is awake, stories of each sense are read here.',
  tooFew: (words: string) =>
    `The world hardly ever says ‘${words}’ in each of its senses, so there are no clouds to draw.`,
  notRead: (word: string) => `‘${word}’ hasn’t been read here: its senses part after it.`,
  noWord: 'No word of this text has two senses in this world, so there are no clouds.',
  parted: (nearer: string, drawn: string) =>
    `${nearer} of ${drawn} stories lie nearer to their own sense’s middle than to another’s.`,
  allInOne: (drawn: string) => `All ${drawn} stories lie in one point: one entry for all senses.`,
  folds: {
    right: 'The words that can come, layer by layer',
    last: 'Its final words, layer by layer',
    stand: 'Stand at another word',
    measured: 'How this is measured',
  },
  measured: [
    'The model’s last step, which turns a word’s numbers into a guess, is put to the numbers that leave each layer. Bits off: how far that guess is from the truth, as bits of surprise more a word than the truth itself would have (the KL divergence).',
    'The world tells new stories. Those are kept that say the word as your text does, and in which an ideal reader is sure of the sense at that place; those marked + haven’t told it yet.',
    'Half of the stories find each layer’s plane, the other half are drawn on it: so they can’t part by having been looked at. Across is the line through the middles of two senses’ stories; up is how they differ most besides, or the way to a third sense. One scale serves all layers.',
    'What the guess takes the word for: the mix of the senses’ own next words that comes nearest to it. If the text has told the sense, the other senses’ words are those of a reader who missed the word that tells. The truth is what an ideal reader believes, exactly.',
  ] as readonly string[],

  sense: 'sense',
  ofNone: 'other words',
  cannotTell: {
    alike: 'What comes next is the same for each sense, so the guess can’t tell.',
    settled: 'All that is left to come belongs to one sense, so the guess can’t tell.',
    noTruth: 'This world never says that: there is no truth to hold the guess against.',
    notRead: (word: string) => `‘${word}’ hasn’t been read here.`,
    noWord: 'There is no word of two senses here.',
  },

  says: (
    layer: number,
    word: string,
    share: string,
    bits: string | null,
    isSelf: boolean,
    /** From which layer on the final word leads; null before the last. */
    leadsFrom: number | null,
  ): Sentence =>
    say`${after(layer)} it would say ${strong(word)}${isSelf ? ', the word that it stands at' : ''} (${share}${bits === null ? '' : `, ${bits} bits off the truth`})${leadsFrom === null ? '' : `, which leads ${leadsFrom === 0 ? 'from the start' : `from layer ${leadsFrom} on`}`}.`,
  /** How much of the guess is on words that can come, and from which layer on that is the most of it. */
  forming: (layer: number, formed: number | null, possible: string | null): Sentence =>
    possible === null
      ? say`Next to none of it is on words that can come.`
      : layer === formed
        ? say`${strong('Here the guess forms')}: ${possible} is on words that can come.`
        : formed !== null && layer > formed
          ? say`${possible} is on words that can come; it formed ${formed === 0 ? 'at once' : `after layer ${formed}`}.`
          : say`Only ${possible} is on words that can come.`,
  noTruth: 'This world never says that, so there is no truth.',
  cloud: {
    at: (here: string, sense: string, withUntold: boolean): Sentence =>
      say`Your ‘${here}’ lies with the ${strong(sense)} stories${withUntold ? ', as do those that haven’t told' : ''}.`,
    between: (here: string, withUntold: boolean): Sentence =>
      say`Your ‘${here}’ lies ${strong('between')}${withUntold ? ', as do stories that haven’t told' : ''}.`,
    point: (here: string, word: string): Sentence =>
      say`All stories of ‘${word}’ and your ‘${here}’ lie in ${strong('one point')}.`,
  },

  table: 'The guess after each layer',
  columns: [
    'after',
    'would say',
    'share',
    'bits off',
    'on words that can come',
  ] as readonly string[],
  columnOf: (word: string) => `P(${word})`,
  beliefOf: (sense: string) => `takes it for ${sense}`,
  nearerOf: 'stories nearer to their own sense',
  none: '–',
  truthRow: 'truth',
}
