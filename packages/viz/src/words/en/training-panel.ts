import { say, type Sentence, strong } from '../../kit/sentence.ts'

const counted = (count: number, written: string, one: string, many: string): string =>
  `${written} ${count === 1 ? one : many}`

/** The words of the widget that trains a net before the reader's eyes. */
export const trainingPanel = {
  title: 'The net in training',
  made: (pictures: string, optimizer: string) => `${pictures} pictures · ${optimizer}`,

  train: 'Train',
  trainOn: 'Train on',
  pause: 'Pause',
  step: 'One step',
  epoch: 'One epoch',
  reset: 'Reset',
  undoReset: 'Undo reset',
  speed: 'Speed',
  speeds: { slow: 'slow', steady: 'steady', fast: 'fast' },
  rate: 'Learning rate',
  more: 'More settings',
  optimizer: 'Steps by',
  optimizers: { sgd: 'gradient descent', momentum: 'momentum', adam: 'Adam' },
  batch: 'Pictures a step',
  all: 'all',
  noise: 'Pixels flipped by chance',
  limit: 'Keep weights',
  limitNone: 'free',
  limitWithin: (limit: string) => `within ±${limit}`,
  outputs: 'Outputs',
  outputNames: { softmax: 'softmax', sigmoid: 'sigmoids' },
  outputsAbout: {
    softmax: 'Shares that make 100 %; the loss is cross-entropy',
    sigmoid: 'Each output by itself; the loss is squared error',
  },

  readEpoch: 'epoch',
  readLoss: 'loss',
  readRight: 'right',

  lossAxis: 'loss',
  rightAxis: 'right',
  epochAxis: 'epochs',
  goal: (loss: string) => `done at ${loss}`,
  hint: ['Train, and the loss', 'draws its curve here.'] as readonly string[],
  marks: {
    rate: (rate: string) => `rate ${rate}`,
    batch: (batch: string) => `batch ${batch}`,
    noise: (share: string) => `noise ${share}`,
    limit: (limit: string) => `±${limit}`,
    limitNone: 'no limit',
    pictures: (count: string) => `${count} pictures`,
    network: 'edited',
  },

  known: 'It learns from',
  own: 'Your own drawings',
  ownNone: 'None yet. A drawing that you keep, with its right answer, is learnt from as well.',
  says: (label: string, said: string) => `${label} → ${said}`,
  remove: 'remove',
  removeOf: (number: string, label: string) => `remove drawing ${number}, meant as ${label}`,
  answered: (label: string, share: string) => `${label}: right, share ${share}`,
  answeredAlone: (label: string, value: string) => `${label}: right, output ${value}`,
  missedAlone: (label: string, said: string, value: string) =>
    `${label}: wrong, taken for ${said}; output of the right answer ${value}`,
  missed: (label: string, said: string, share: string) =>
    `${label}: wrong, taken for ${said}; share of the right answer ${share}`,

  noExamples: () => say`There is nothing to learn from: this net fits none of the pictures.`,
  untrained: (loss: string, right: string, count: string) =>
    say`${strong('Untrained')}: the loss is ${strong(loss)}, ${right} of ${count} right. Train it and watch the loss fall.`,
  came: (loss: string, right: string, count: string) =>
    say`The net as it is now has a loss of ${strong(loss)}, ${right} of ${count} right.`,
  now: (when: Sentence, loss: string, right: string, count: string) =>
    say`After ${when} the loss is ${strong(loss)}, ${right} of ${count} right.`,
  epochs: (count: number, written: string) =>
    say`${strong(counted(count, written, 'epoch', 'epochs'))}`,
  steps: (count: number, written: string) =>
    say`${strong(counted(count, written, 'step', 'steps'))}`,
  done: (when: Sentence, loss: string, right: string, count: string) =>
    say`${strong('Done')}: loss ${strong(loss)} after ${when}, ${right} of ${count} right. That is small enough; train on for less.`,
  stopped: (when: Sentence, loss: string, goal: string) =>
    say`Stopped after ${when}: the loss is ${strong(loss)}, not yet ${goal}. Train on, or change a setting.`,
  diverged: (when: Sentence, rate: string, better: string) =>
    say`${strong('It blew up')} after ${when}: the rate ${strong(rate)} is too high. The last sound weights are kept; lower the rate to ${strong(better)}, or reset.`,

  tooLarge: (when: Sentence) =>
    say`${strong('It blew up')} after ${when}: the weights are too large to learn from at any rate. ${strong('Reset')} to begin with smaller ones.`,

  chart: (loss: string, epochs: string) => `Loss ${loss} after ${epochs} epochs.`,
  chartFrom: (first: string) => `It began at ${first}.`,
  table: 'The course of training',
  columns: ['epoch', 'loss', 'right'] as readonly string[],
  changed: 'changed',
}
