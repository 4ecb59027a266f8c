import { say, type Sentence, signed, strong } from '../../kit/sentence.ts'

/** How a picture stands to the four symbols. */
export const pixelGrid = {
  title: 'Draw a symbol',
  titleNeurons: 'Nine pixels, nine input neurons',
  made: '3 × 3 pixels · −1 black … 1 white',
  grid: 'Your symbol, three rows of three pixels',
  cell: (row: number, column: number, tone: string) => `row ${row}, column ${column}, ${tone}`,
  tones: { black: 'black', white: 'white', grey: 'grey', dark: 'dark grey', light: 'light grey' },
  brush: 'Brush',
  symbols: 'Put in a symbol',
  draw: (name: string) => `Draw ${name}`,
  clear: 'Clear',
  noise: 'Noise',
  noiseAbout: 'Flip some pixels and fade others',
  undo: 'Undo',
  neurons: (numbers: string) => `Nine input neurons, holding ${numbers}`,

  exact: (name: string): Sentence => say`This is ${strong(name)}, pixel for pixel.`,
  nearest: (name: string, pixels: string, count: number): Sentence =>
    say`Nearest to ${strong(name)}: ${strong(pixels)} ${count === 1 ? 'pixel' : 'pixels'} away from it.`,
  between: (names: readonly string[], pixels: string, count: number): Sentence =>
    say`As near to ${strong(names.slice(0, -1).join(', '))} as to ${strong(names.at(-1) ?? '')}: ${strong(pixels)} ${
      count === 1 ? 'pixel' : 'pixels'
    } away from ${names.length > 2 ? 'each' : 'both'}.`,
  none: (): Sentence => say`This is ${strong('none')} of the four symbols.`,
  blank: (): Sentence => say`The display is ${strong('blank')}: nothing is drawn on it.`,

  allNumbers: (): Sentence => say`Black is −1, white is 1, and whatever lies between is grey.`,
  pixelIs: (
    row: number,
    column: number,
    tone: string,
    neuron: number,
    value: string,
    number: number,
  ): Sentence =>
    say`Row ${row}, column ${column} is ${tone}: input neuron ${strong(neuron)} holds ${signed(value, number)}.`,

  table: 'The pixels, row by row from the top left',
  columns: ['pixel', 'colour', 'input neuron', 'value'] as readonly string[],
  place: (row: number, column: number) => `row ${row}, column ${column}`,
}
