import type { WorldSkillName } from '@nextword/core/models/world-skills'
import { positive, say, type Sentence, strong } from '../../kit/sentence.ts'

const skills: Readonly<
  Record<WorldSkillName, { readonly name: string; readonly example: string }>
> = {
  pronouns: { name: 'He or she', example: 'Lucy lost … her' },
  senses: { name: 'Senses', example: 'river … bank and … sat' },
  places: { name: 'Places', example: 'to the zoo. She … drew' },
  animals: { name: 'Animals', example: 'The cow has a … calf' },
  number: { name: 'One or many', example: 'The dogs near the house … are' },
  names: { name: 'Names', example: 'a cat named Rex. Every day … Rex' },
  counting: { name: 'Counting', example: 'three, one more: now … four' },
  binding: { name: 'Who has what', example: 'a blue drum. It is … blue' },
}

/** The words of the widget that trains a language model in the page. */
export const trainALanguageModel = {
  title: 'A language model in training',

  train: 'Train',
  pause: 'Pause',
  goOn: 'Go on',
  more: (steps: string) => `${steps} more`,
  /** Up to the next look at what it has learnt. */
  some: (steps: string) => `${steps} steps`,
  reset: 'Start over',
  undo: 'Undo',
  use: 'Use my model in all figures',
  giveBack: 'Back to the page’s model',

  untrained: (weights: string, words: string, steps: string): Sentence =>
    say`${strong('Untrained')}: its ${weights} weights are chance. Train it: in ${steps} steps it will read ${strong(words)} words of a small world’s stories.`,
  untrainedYet: (words: string, steps: string): Sentence =>
    say`${strong('Untrained')}: its weights are chance. Train it: in ${steps} steps it will read ${strong(words)} words of a small world’s stories.`,
  starting: (): Sentence =>
    say`${strong('Starting')}: stories are put aside that it will never read, and their exact truth is computed, to hold it against.`,
  now: (steps: string, words: string, bits: string): Sentence =>
    say`After ${strong(steps)} steps and ${strong(words)} words it is ${strong(bits)} bits a word from the truth.`,
  learnt: (learnt: string, all: string): Sentence =>
    say`It has learnt ${positive(learnt)} of ${all} skills.`,
  returned: (steps: string, bits: string): Sentence =>
    say`${strong('Welcome back')}: you trained ${strong(steps)} steps last time, and came within ${strong(bits)} bits a word of the truth. ${strong('Go on')} from there, or start over.`,
  done: (words: string, bits: string): Sentence =>
    say`${strong('Done')}: with ${strong(words)} words it has come within ${strong(bits)} bits a word of the truth.`,
  further: 'More training still helps, but slowly.',
  unmeasured: (steps: string): Sentence =>
    say`A model of ${strong(steps)} steps has been taken up; as soon as it trains on it is held against the truth.`,
  spoken: {
    training: (steps: string) => `Training: ${steps} steps`,
    learnt: (skill: string) => `learnt: ${skill}`,
  },

  /** One line on how the work is being done. */
  engines: {
    simd: { worker: 'fast kernels, in a worker', page: 'fast kernels, in the page' },
    plain: { worker: 'plain kernels, in a worker', page: 'plain kernels, in the page' },
  },
  anew: (times: string) => `worker started anew ${times}×`,
  left: (time: string) => `about ${time} left`,
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  kept: 'kept in this browser',
  notKept: 'this browser keeps nothing: save it as a file',
  ofSteps: (step: string, steps: string) => `${step} of ${steps} steps`,
  progress: 'Steps of the plan',

  readKl: 'bits off',
  readSpeed: 'words/s',

  curve: 'Curve',
  curves: { loss: 'loss', distance: 'distance' },
  curvesAbout: {
    loss: 'Surprise at each word on average, in bits, and the floor that no model gets below',
    distance:
      'Bits of surprise more a word than the truth itself would have (the KL divergence), on a scale of powers of ten',
  },
  lossAxis: 'bits a word',
  klAxis: 'bits a word off the truth',
  wordsAxis: 'thousand words read',
  floor: (bits: string) => `the floor: the world’s own surprise, ${bits}`,
  floorShort: (bits: string) => `the world’s surprise, ${bits}`,
  lines: { training: 'while it reads', heldOut: 'new stories' },
  hint: ['Train, and the surprise', 'at each word falls here.'] as readonly string[],
  chart: (words: string, loss: string) =>
    `After ${words} words read the loss is ${loss} bits a word`,
  chartKl: (bits: string) => `, ${bits} above the floor.`,
  chartEmpty: 'An empty chart: nothing has been read yet.',

  samples:
    'What it writes, given the same first word and the same chance; what this world never says there is marked',
  atStep: (step: string) => `step ${step}`,
  noSample: '…',
  wrong: (count: number, wrong: string, all: string) =>
    count === 0 ? 'all right' : `${wrong} of ${all} wrong`,

  skillsTitle: 'What it has learnt',
  skillsAbout: (share: string, places: string) =>
    `Each bar: how far it has come from the same guess everywhere to the guess of an ideal reader, at ${places} places of new stories. It lights at ${share}.`,
  skills,
  learntAt: (step: string, seconds: string) => `step ${step}, ${seconds} s`,
  notYet: 'not yet',

  probes: 'Beginnings, one by one',
  probesTable: 'The truly likeliest next word after each beginning, and what the model gives it',
  probesColumns: ['beginning', 'next', 'truth', 'model', 'bits off'] as readonly string[],

  keep: 'Save it, or bring one back',
  keepAbout:
    'A file holds the weights, the optimizer’s means and the curve: training goes on from it bit for bit, here or in Node with the library.',
  save: 'Save as a file',
  saveNone: 'Nothing to save yet',
  open: 'Load from a file',
  size: (kilobytes: string) => `${kilobytes} kB`,

  problems: {
    foreign:
      'This file is no saved model. Choose one that was saved here: its name ends in .nextword. Yours is as it was.',
    damaged:
      'This file is damaged: its numbers don’t add up. Take another copy, or save it anew where it came from. Yours is as it was.',
    truncated:
      'This file is cut off: its end is missing. Copy or download it once more. Yours is as it was.',
    unsupported:
      'This file is of a version that this page can’t read. Reload the page, or save it anew. Yours is as it was.',
    'too-large':
      'This model is too large to be trained in a tab. Load one of at most 2.7 million weights. Yours is as it was.',
    vocabulary:
      'This model knows other words than this world has. Load one that was trained on this world. Yours is as it was.',
    unread:
      'This file couldn’t be read. Is it still there? Choose it once more. Yours is as it was.',
    failed:
      'Something went wrong while it trained. What was kept last is still here: train on, or save it as a file.',
    diverged: 'The loss blew up. The last sound weights are kept: save them, or start over.',
  } satisfies Record<string, string>,

  table: 'The course of training',
  columns: [
    'step',
    'words',
    'seconds',
    'bits off',
    'likeliest right',
    'learnt',
  ] as readonly string[],
  none: '–',
}
