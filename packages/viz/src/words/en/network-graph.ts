import { say, type Sentence, type SetOff, signed, strong } from '../../kit/sentence.ts'

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Small numbers are written out. */
const counted = (count: number, one: string, more: string): string =>
  `${small[count] ?? count} ${count === 1 ? one : more}`

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A number as it is shown, with its sign's colour. */
export interface Written {
  readonly text: string
  readonly value: number
}
const number = ({ text, value }: Written): SetOff => signed(text, value)

export const networkGraph = {
  modes: {
    label: 'What the figure shows',
    signal: 'Signal',
    weights: 'Weights',
    neuron: 'One neuron',
    gradients: 'Gradients',
  },
  titles: {
    signal: 'The net, with your picture running through it',
    signalPlain: 'The net, with numbers running through it',
    weights: 'The weights: for, or against',
    neuron: 'One neuron, product by product',
    gradients: 'The error, flowing back',
  },
  made: (sizes: string, weights: string, biases: string) =>
    `${sizes} · ${weights} weights, ${biases} biases`,

  // What things are called.
  pixel: (number: string) => `pixel ${number}`,
  input: (number: string) => `input ${number}`,
  hidden: (number: string, layer: string | null) =>
    layer === null ? `neuron ${number}` : `neuron ${number} of hidden ${layer}`,
  output: (name: string) => `output ${name}`,
  edge: (from: string, to: string) => `${from} → ${to}`,
  cell: (row: string, column: string, value: string, from: string) =>
    `row ${row}, column ${column}: ${value}, from ${from}`,
  place: (name: string, value: string) => `${name}: ${value}`,
  picture: 'your picture',

  // The net as something to move about in.
  net: (layers: number) =>
    `The net, ${counted(layers, 'layer', 'layers')}. Arrows move, Enter chooses, Escape lets go.`,
  drawing: (sizes: string) => `A net of ${sizes} neurons`,
  says: (name: string, share: string): Sentence =>
    say`The net says ${strong(name)}, ${share} sure.`,
  saysAlone: (name: string, value: string): Sentence =>
    say`Strongest is ${strong(name)}, at ${value}.`,

  signal: {
    rest: (inputs: number, outputs: number, shares: boolean): Sentence =>
      say`${capital(counted(inputs, 'number', 'numbers'))} in, ${counted(outputs, shares ? 'share' : 'number', shares ? 'shares' : 'numbers')} out.`,
    input: (name: string, value: Written, lines: number): Sentence =>
      say`${capital(name)} holds ${number(value)} and sends it along ${counted(lines, 'line', 'lines')}, each with a weight of its own.`,
    neuron: (name: string, products: number, sum: Written, value: Written): Sentence =>
      say`${capital(name)} adds ${counted(products, 'product', 'products')} and its bias to ${number(sum)} and squashes that to ${number(value)}.`,
    output: (name: string, products: number, sum: Written, share: string): Sentence =>
      say`${capital(name)} adds ${counted(products, 'product', 'products')} and its bias to ${number(sum)}; among all outputs that is a share of ${strong(share)}.`,
    edge: (from: string, to: string, value: Written, weight: Written, product: Written): Sentence =>
      say`${capital(from)} holds ${number(value)}. Times the line’s weight ${number(weight)}, that brings ${number(product)} to ${to}.`,
    travels: (from: string, to: string): Sentence =>
      say`The numbers of the ${strong(from)} layer travel to ${strong(to)}, each times its line’s weight.`,
    arrived: (layer: string): Sentence =>
      say`The ${strong(layer)} neurons have added up what came, and squashed it.`,
    start: (inputs: number): Sentence =>
      say`${capital(counted(inputs, 'number', 'numbers'))} wait at the input.`,
    slider: (name: string) => capital(name),
    sliderText: (name: string, value: string, answer: string) => `${name}: ${value}. ${answer}`,
    play: 'Play',
    pause: 'Pause',
    step: 'Step',
    table: 'What each neuron holds',
  },

  weights: {
    chosen: (
      edge: string,
      weight: Written,
      input: Written,
      product: Written,
      sense: 'for' | 'against' | 'nothing',
    ): Sentence =>
      sense === 'nothing'
        ? say`${capital(edge)} has the weight ${strong(weight.text)}: it counts for nothing.`
        : say`${capital(edge)} has the weight ${number(weight)}: it counts ${strong(sense)}. It carries ${number(input)}, so it adds ${number(product)}.`,
    pictureOf: (name: string) => `${capital(name)}: its weights`,
    grid: (name: string) => `Weights of ${name}. Arrows move, Space or Enter paints.`,
    brush: 'Brush',
    from: (name: string) => `from ${name}`,
    bias: 'bias',
    undo: 'Undo',
    hint: 'Paint the picture, or drag a line up and down.',
    part: (first: string, last: string, all: string) => `weights ${first} to ${last} of ${all}`,
    table: 'Every weight and bias',
  },

  neuron: {
    row: (
      name: string,
      value: Written,
      weight: Written,
      product: Written,
      sum: Written,
      first: boolean,
    ): Sentence =>
      first
        ? say`${capital(name)} holds ${number(value)}. Times its weight ${number(weight)} that is ${number(product)}: the sum begins.`
        : say`${capital(name)} holds ${number(value)}. Times its weight ${number(weight)} that is ${number(product)}, which brings the sum to ${number(sum)}.`,
    bias: (bias: Written, sum: Written): Sentence =>
      say`The neuron’s own number, the bias, adds ${number(bias)}. The sum is ${number(sum)}.`,
    start: (name: string, products: number): Sentence =>
      say`${capital(name)} gets ${counted(products, 'number', 'numbers')} and has ${counted(products, 'weight', 'weights')}. Step through the products.`,
    input: 'input',
    weight: 'weight',
    product: 'product',
    runningSum: 'sum so far',
    biasName: 'bias',
    sum: 'sum',
    value: 'value',
    squashed: 'squashed',
    raised: (sum: string) => `e^${sum}`,
    together: 'together',
    share: 'share',
    others: 'others',
    before: (count: string) => `${count} before`,
    rounded: (digits: number) =>
      `Rounded to ${counted(digits, 'digit', 'digits')} at each line, so that you can check it by hand.`,
    ledger: (name: string) => `The sum of ${name}, product by product`,
    back: 'Back',
    step: 'Step',
    play: 'Play',
    pause: 'Pause',
    previous: 'Previous neuron',
    next: 'Next neuron',
    table: (name: string, digits: number) =>
      `${capital(name)}: the products rounded to ${digits} digits, and exactly`,
    exactly: 'exactly',
  },

  gradients: {
    ask: 'Which is right?',
    asked: say`Say which answer is right, and the error can flow back.`,
    step: 'Step',
    stepText: (step: string, steps: string, name: string) => `${step} of ${steps}: ${name}`,
    differenceName: 'the difference at the outputs',
    weightsName: (from: string, to: string) => `the weights from ${from} to ${to}`,
    valuesName: (layer: string) => `what flows back to ${layer}`,
    difference: (right: string, share: string, difference: Written): Sentence =>
      say`${strong(right)} is right and should have all. It has ${share}: a difference of ${number(difference)}. The others should have nothing.`,
    differenceAlone: (right: string, value: string, difference: Written): Sentence =>
      say`${strong(right)} is right and should be 1. It is ${value}; its error’s gradient is ${number(difference)}.`,
    weight: (edge: string, gradient: Written, slope: Written, input: Written): Sentence =>
      say`${capital(edge)}: ${number(slope)} flows back to a line that carried ${number(input)}, so its gradient is ${number(gradient)}.`,
    raise: (gradient: number): string =>
      gradient === 0
        ? 'A nudge changes nothing.'
        : gradient < 0
          ? 'A larger weight means less error.'
          : 'A smaller weight means less error.',
    values: (name: string, gradient: Written): Sentence =>
      say`${capital(name)} collects what flows back along its lines, and passes it through the slope of its squash: ${number(gradient)}.`,
    byBack: 'flowing back',
    byTrying: 'by trying',
    agree: (places: string) => `They agree to ${places} decimal places.`,
    apart: (difference: string) => `They differ by ${difference}.`,
    from: (slope: string, input: string) => `${slope} × ${input}`,
    tryingHint: 'The weight a millionth up, a millionth down: how much the error changes.',
    table: 'Every gradient, flowing back and by trying',
    columns: ['weight', 'is', 'gradient', 'by trying', 'apart'] as readonly string[],
  },

  columns: {
    neuron: 'neuron',
    sum: 'sum',
    value: 'value',
    weight: 'weight',
    bias: 'bias',
    from: 'from',
    to: 'to',
  },
}
