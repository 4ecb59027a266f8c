import { say, type Sentence, signed, strong } from '../../kit/sentence.ts'

/** The words of the widget that moves one weight by hand and then down its slope. */
export const weightSlope = {
  title: 'One weight, and the error',
  made: (weights: string, biases: string) => `1 of ${weights} weights and ${biases} biases`,

  picture: 'the picture',
  pictures: (count: string) => `${count} pictures`,
  answerIs: 'answer',
  says: (share: string) => `gets ${share}`,
  saysAlone: (value: string) => `says ${value}`,
  rightOf: (right: string, count: string) => `${right} of ${count} right`,
  whichWeight: 'the weight',
  whichBias: 'the bias',

  error: 'error',
  meanError: 'mean error',
  hint: ['Move the weight:', 'each try leaves a dot.'] as readonly string[],
  best: (loss: string) => `best ${loss}`,
  bestReading: 'best by hand',
  weightAxis: 'value of the weight',
  slopeOne: '1',

  neuron: (layer: string, neuron: string) => `${layer}, neuron ${neuron}`,
  pixel: (pixel: string) => `pixel ${pixel}`,
  input: (input: string) => `input ${input}`,
  answer: (name: string) => `answer ${name}`,
  weightOf: (from: string, to: string) => `${from} → ${to}`,
  biasOf: (of: string) => `bias of ${of}`,

  label: 'The right answer',
  over: 'Error over',
  overPicture: 'this picture',
  overAll: (count: string) => `all ${count}`,
  weight: 'Weight',
  choose: 'Which weight',
  other: 'Any other weight',
  toLayer: 'Into layer',
  toNeuron: 'neuron',
  from: 'from',
  bias: 'its bias',
  less: 'A little less',
  more: 'A little more',
  toBest: 'To best',
  back: 'To start',
  showSlope: 'Show slope',
  hideSlope: 'Hide slope',
  rate: 'Learning rate',
  roll: 'Roll',
  pause: 'Pause',
  step: 'One step',
  gradient: 'Gradient, by back propagation',
  difference: 'The same, by trying both sides',
  nextWeight: 'New weight',
  arithmetic: (value: string, rate: string, gradient: string, next: string) =>
    `${value} − ${rate} × ${gradient} = ${next}`,
  valueText: (value: string, loss: string) => `${value}, error ${loss}`,

  unknown: () =>
    say`Nobody has said what this drawing is meant to be. ${strong('Without a right answer there is no error')}: choose one.`,
  noExamples: () => say`There is no picture here that this net could be asked about.`,
  atFirst: (answer: string, share: string, loss: string) =>
    say`The right answer is ${strong(answer)} and gets a share of ${strong(share)}: an error of ${strong(loss)}. Move the weight: which way does the error fall?`,
  atFirstAlone: (answer: string, value: string, loss: string) =>
    say`The right answer is ${strong(answer)}, and its output says ${strong(value)}: an error of ${strong(loss)}. Move the weight: which way does the error fall?`,
  atFirstAll: (count: string, loss: string) =>
    say`Over all ${count} pictures the error is ${strong(loss)} on average. Move the weight: which way does it fall?`,
  moved: (value: string, loss: string, better: boolean) =>
    say`With the weight at ${strong(value)} the error is ${strong(loss)}, ${strong(better ? 'less than at the start' : 'no less than at the start')}.`,
  bestSoFar: (loss: string, value: string) => say`Best so far: ${strong(loss)}, at ${value}.`,
  isBest: () => say`That is the best so far.`,
  slope: (value: string, gradient: string, sign: number, way: 'up' | 'down') =>
    say`At ${strong(value)} the error changes by ${signed(gradient, sign)} for each unit of weight, so a ${strong(way === 'up' ? 'larger weight' : 'smaller weight')} means less error.`,
  flat: (value: string, gradient: string) =>
    say`At ${strong(value)} it is flat: the gradient is ${strong(gradient)}, so a step hardly moves the weight any more.`,
  stepped: (steps: number, written: string, loss: string) =>
    say`After ${written} ${steps === 1 ? 'step' : 'steps'} the error is ${strong(loss)}.`,
  byHand: (loss: string): Sentence => say`By hand you came to ${loss}.`,
  farAway: () => say`The weight ran away; a lower rate takes smaller steps.`,

  drawing: (weight: string, value: string, loss: string) =>
    `${weight} at ${value}: the error is ${loss}.`,
  drawingCurve: (lowest: string, at: string) =>
    `The curve shows the error for every value of this weight; it is lowest, ${lowest}, at ${at}.`,
  table: 'The error at values of this weight',
  columns: ['where', 'weight', 'error'] as readonly string[],
  rowNow: 'now',
  rowBest: 'best by hand',
  rowStart: 'at the start',
  rowTry: (number: string) => `try ${number}`,
  rowStep: (number: string) => `step ${number}`,
  rowCurve: 'along the curve',
}
