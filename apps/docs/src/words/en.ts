import { say, type Sentence, strong } from '@nextword/viz/kit'
import type { LinkProblem } from '../state/link.ts'

/** Every interface word of the site, in English; the prose of the steps stands in their MDX. */
export const en = {
  site: {
    name: 'Nextword',
    title: 'A language model, one part at a time',
    description:
      'Swap one word and watch every guess change; train a neural network on what you draw, then a language model of your own; turn off an attention head and see what it was worth. Every number is computed before your eyes.',
    skip: 'Skip to the steps',
    notFoundTitle: 'There is no such page',
    notFoundText: 'The address may have been shortened on its way to you.',
    notFoundLink: 'Go to the beginning',
  },
  engine: {
    title: 'The engine',
    description:
      'Train a transformer in TypeScript, save it, load it, look at every value inside and change some: three pieces of code that were run.',
    back: 'To the steps',
    speed: 'How fast it is, beside its peers',
    races: {
      matmul: 'Products of matrices',
      decode: 'One token at a time',
      learning: 'Training a small GPT',
      nearest: 'The nearest ten of 50,000 words',
    },
    measured: (date: string, machine: string, engine: string) =>
      `Measured ${date} on one thread of ${machine}, ${engine}; everybody in turns, medians. Decoding is set against the faster onnxruntime-web.`,
    work: 'ours, set against what',
    wanted: 'goal',
    got: 'measured',
    outcome: 'outcome',
    met: 'met',
    missed: 'missed',
    atMost: (times: string) => `; ${times} × is the most that this machine allows`,
    law: (law: string, percent: number) => `Expected: ${law}. Within ${percent}% of it.`,
    growth: ({
      title,
      of,
      unit,
      points,
    }: {
      readonly title: string
      readonly of: string
      readonly unit: string
      readonly points: readonly { readonly at: number; readonly measured: number }[]
    }) =>
      `${title}: ${points.map(({ at, measured }) => `${at} ${of}, ${measured.toPrecision(2)} ${unit}`).join('; ')}.`,
  },
  intro: {
    length: (steps: number, minutes: number) =>
      `${steps} steps · about ${minutes} minutes · no mathematics needed`,
    follows: 'The steps follow Dan Hollick’s thread',
    thread: 'How does a Large Language Model like ChatGPT actually work?',
    numbers: 'and carry the numbers of its posts. Words and figures are our own.',
  },
  ending: {
    wrong: 'Something is wrong? Tell us',
    tellUs:
      'Say what you saw and what you had expected, as an issue where the source of this page is kept. Press “Copy link” and put the link in: it shows us the very net you had before you.',
  },
  theme: {
    label: 'Colours',
    auto: 'Auto',
    light: 'Light',
    dark: 'Dark',
  },
  step: {
    short: (step: number) => `Step ${step}`,
    rail: 'Steps',
    exactly: 'More exactly: ',
    deeper: 'Go deeper: the formula and the code',
    formula: 'The formula',
    code: 'The code that computes it',
    gives: 'It gives',
    needsScript: 'This figure needs JavaScript.',
    noScript: 'The figures show the page as it begins. To move them, this page needs JavaScript.',
  },
  /** What stands between two sittings, by the step that begins one. */
  sitting: {
    3: {
      name: 'Part two · a small net',
      about:
        'So far: what goes in, and what comes out. In between is a neural network. The next eight steps show a very small one, which reads a picture of nine pixels instead of words. You can see it whole, draw for it, train it and send it to a friend. Your symbol and your net stand at the top of the screen.',
    },
    11: {
      name: 'Part three · words',
      about:
        'So far: one net and its pictures. Now back to words. From here on the figures share one sentence, which stands at the top of the screen: tap its boxed word to swap it. Three machines read it, each by itself: the model that you met at the beginning (steps 11, 19 and 20), the one that cuts words up for GPT (step 12), and a table of word vectors learnt from news and encyclopedias (from step 13 on). Every figure says at its top which one it shows.',
    },
    16: {
      name: 'Part four · attention',
      about:
        'Words have become points on a map. But a word alone doesn’t say what it means here: the sentence does. Next: how a word finds that out from the words before it, and how the next word comes of it.',
    },
  },
  goOn: (step: number) => `Go on with step ${step}`,
  answer: {
    /** `right`: true, the name of what would have been right, or null where nobody knows. */
    says: (answer: string, share: string, right: true | string | null): Sentence =>
      right === null
        ? say`The net says ${strong(answer)}, ${share}.`
        : right === true
          ? say`The net says ${strong(answer)}, ${share}, and that is ${strong('right')}.`
          : say`The net says ${strong(answer)}, ${share}. That is ${strong('wrong')}: it is meant to be ${strong(right)}.`,
    net: 'The hidden layers and the outputs of the net, as they are for your symbol',
    bars: (shares: string) => `What the net answers: ${shares}`,
  },
  shares: {
    yours: 'your net',
    trained: 'the page’s net, trained',
    rubOut: 'Rub out a corner',
    putBack: 'Put the × back',
    showTorn: 'Show a × without a corner',
    back: 'Back to my drawing',
  },
  error: {
    terms: 'The error, term by term',
    seeTerms: 'See the error term by term',
  },
  tryIt: {
    title: 'Try your net',
    itIs: 'It is',
    add: 'Add it to the training',
    kept: (count: number, most: number) => `${count} of ${most} drawings of yours added`,
  },
  merges: {
    see: 'See tokens being learnt, one merge after another',
  },
  gradients: {
    see: 'See the error flow back, weight by weight',
  },
  settings: {
    see: 'See how the next word is drawn: temperature, top-k, top-p',
  },
  send: {
    button: 'Send this net to a friend',
    about: (numbers: number) =>
      `It copies a link that holds all ${numbers} numbers of your net, exactly. Whoever opens it has your net before them.`,
  },
  ribbon: {
    label: 'Your symbol and your net',
    sentence: 'Your sentence',
    swap: (cue: string, to: string) => `${cue}: swap it for ${to}`,
    empty: 'An empty sentence',
    before: '… ',
    after: (end: string) => ` … ${end} …`,
    back: 'Back',
    backLong: 'Back to the bank',
    picture: (rows: string) => `Your symbol: ${rows}`,
    tones: { black: 'black', white: 'white', grey: 'grey' },
    says: 'The net says',
    saysShort: 'It says',
    right: ', and that is right',
    wrong: (symbol: string) => `, but it is meant to be ${symbol}`,
    copy: 'Copy link',
    copied: 'Copied',
    menu: 'Menu',
    close: 'Close',
  },
  menu: {
    steps: 'Go to a step',
    sentence: 'The sentence',
    actions: 'What you have made',
    undo: 'Undo',
    own: 'Go back to my net',
    untrain: 'Back to the untrained net',
    afresh: 'Start afresh',
    stop: 'Stop here for today',
    untrained: 'The net is untrained again. Undo brings your training back.',
    undone: 'Taken back.',
    returned: 'The page’s own sentence is back. Undo brings the other one again.',
    begun: 'The page is as it began. Undo brings back what you had made.',
  },
  notice: {
    label: 'Notice',
    copied: 'The link is copied.',
    byHand: 'Your browser did not allow copying. Here is the link to copy by hand:',
    field: 'Link to this page as it is now',
    holds: (parts: readonly string[]) =>
      parts.length > 0 ? `It holds ${parts.join(', ')}.` : 'It holds the page as it begins.',
    own: {
      net: (numbers: number) => `your net with its ${numbers} numbers, exactly`,
      symbol: 'your symbol',
      drawings: (count: number) =>
        count === 1 ? 'one drawing of yours' : `${count} drawings of yours`,
      sentence: 'your sentence',
    },
    theirs: {
      net: (numbers: number) => `a net with ${numbers} trained numbers`,
      symbol: 'a symbol',
      drawings: (count: number) =>
        count === 1 ? 'one labelled drawing' : `${count} labelled drawings`,
      sentence: 'a sentence',
    },
    meant: (symbol: string) => `what it is meant to be (${symbol})`,
    settings: 'settings of the training',
    word: (word: string) => `the word “${word}”`,
    opened: 'This link holds what somebody made:',
    openedNothing: 'This link holds the page as it begins.',
    leftOut: (parts: readonly string[]) =>
      `Left out, since it could not be read: ${parts.join(', ')}.`,
    parts: {
      symbol: 'the symbol',
      label: 'what it is meant to be',
      net: 'the net',
      drawings: 'the drawings',
      training: 'the settings of the training',
      sentence: 'the sentence',
      word: 'the word',
    },
    unreadable: 'What this browser kept of your work could not be read, or not all of it.',
    openedHint: 'Every figure shows it.',
    drawForIt: 'Draw something for it',
    mine: 'Go back to mine',
    refused: 'This link could not be read',
    refusedHint: 'You see the page as it begins.',
    fromStart: 'Go on from the start',
    stopped: (step: number) => `Step ${step} is kept for you. Close the page when you like.`,
    shortened: (most: number) =>
      `The page keeps the first ${most} characters of a sentence: so much fits into a link.`,
    notKept:
      'This browser keeps nothing between visits. Copy the link to come back to what you made.',
    late: 'A figure’s data didn’t arrive. It comes to life as soon as they do; if they don’t, reload the page: what you made is kept.',
    tryAgain: 'Try again',
    reload: 'Reload the page',
    resume: (step: number, made: boolean) =>
      `Last time you stopped at step ${step}.${made ? ' All you made is still here.' : ''}`,
    goOn: (step: number) => `Go on at step ${step}`,
  },
  problem: {
    'too-long': 'it is longer than any link of this page',
    version: 'it was made for another version of this page',
    symbol: 'its symbol is damaged',
    net: 'its net is damaged or does not fit',
    drawings: 'its drawings are damaged',
    label: 'it names a symbol that does not exist',
    training: 'its training settings are out of range',
    sentence: 'its sentence is damaged or too long',
    word: 'its word cannot be one',
    twice: 'it holds the same part twice',
    name: 'it holds something that does not belong there',
  } satisfies Record<LinkProblem, string>,
}

export type Words = typeof en
