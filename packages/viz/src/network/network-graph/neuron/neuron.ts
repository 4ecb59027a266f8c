import type { Drawing } from '../../../kit/drawing.ts'
import { formatNumber } from '../../../kit/format.ts'
import { type NetLayout, netMarks } from '../../../kit/net.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import { type Ledger, ledgerDigits, ledgerSteps } from './ledger.ts'
import { feedersOf, type Pointed, pathOf, sameNeuron } from '../pointed.ts'
import { answerSentence, neuronName, type Run, written, writtenShort } from '../run.ts'

export interface NeuronState {
  readonly ledger: Ledger
  /** How many lines of the sum have been added. */
  readonly step: number
  /** Under the pointer or focused. */
  readonly pointed: Pointed | null
}

/** The net while one neuron's sum is made: only what comes to it is awake. */
export function neuronDrawing(run: Run, layout: NetLayout, state: NeuronState): Drawing {
  const { ledger, step, pointed } = state
  const { neuron } = ledger
  const done = step >= ledgerSteps(ledger)
  const feeders = feedersOf(neuron)
  const other = pointed !== null && !isOf(ledger, pointed) ? pathOf(pointed) : null
  const atInput = step >= 1 && step <= ledger.rows.length ? ledger.rows[step - 1].input : null
  return {
    width: layout.width,
    height: layout.height,
    label: run.words.networkGraph.drawing(run.network.sizes.join(', ')),
    marks: netMarks({
      layout,
      words: run.words,
      lang: run.lang,
      values: run.values,
      edges: run.products,
      pictures: run.network.layers[0].weights,
      outputNames: run.outputNames,
      chosen: neuron,
      chosenEdge:
        atInput === null
          ? litEdge(ledger, pointed)
          : { layer: neuron.layer - 1, neuron: neuron.neuron, input: atInput },
      awake: other?.awake ?? ((edge) => feeders.awake(edge) && (done || edge.input < step)),
      lit: (one) =>
        other?.lit(one) === true || (one.layer === neuron.layer - 1 && one.neuron === atInput),
      asleep: (one) => !done && sameNeuron(neuron, one),
      outputTexts: run.outputs,
      chosenText: formatNumber(ledger.value, run.lang),
    }),
  }
}

/** A line that leads to this neuron, if that is what is pointed at. */
export function litEdge(ledger: Ledger, pointed: Pointed | null) {
  return pointed?.kind === 'edge' && isOf(ledger, pointed) ? pointed.at : null
}

const isOf = ({ neuron }: Ledger, pointed: Pointed): boolean =>
  pointed.kind === 'neuron'
    ? sameNeuron(neuron, pointed.at)
    : pointed.at.layer === neuron.layer - 1 && pointed.at.neuron === neuron.neuron

/** What the step that was just made says. */
export function neuronSentence(run: Run, { ledger, step }: NeuronState): Sentence {
  const words = run.words.networkGraph
  const name = neuronName(run, ledger.neuron)
  const number = (value: number) => written(run, value, ledgerDigits)
  const products = ledger.rows.length
  if (step <= 0) return words.neuron.start(name, products)
  if (step <= products) {
    const row = ledger.rows[step - 1]
    return words.neuron.row(
      neuronName(run, { layer: ledger.neuron.layer - 1, neuron: row.input }),
      writtenShort(run, row.value, ledgerDigits),
      number(row.weight),
      number(row.product),
      number(row.sum),
      step === 1,
    )
  }
  if (step === products + 1) return words.neuron.bias(number(ledger.bias), number(ledger.sum))
  if (ledger.squash.kind === 'shares')
    return sentences(
      words.signal.output(name, products, number(ledger.sum), run.outputs[ledger.neuron.neuron]),
      answerSentence(run),
    )
  return sentences(
    words.signal.neuron(name, products, number(ledger.sum), number(ledger.value)),
    answerSentence(run),
  )
}

/** The sum as a table: rounded line by line, and what the net itself computed. */
export function neuronTable(run: Run, ledger: Ledger): Table {
  const words = run.words.networkGraph.neuron
  const { layer, neuron } = ledger.neuron
  const traced = run.trace.layers[layer - 1]
  const number = (value: number): string => formatNumber(value, run.lang, ledgerDigits)
  const exactly = (value: number): string => formatNumber(value, run.lang, 6)
  return {
    caption: words.table(neuronName(run, ledger.neuron), ledgerDigits),
    columns: [
      run.words.networkGraph.columns.from,
      words.input,
      words.weight,
      words.product,
      words.runningSum,
      words.exactly,
    ],
    get rows() {
      const { inputs } = run.network.layers[layer - 1]
      return [
        ...ledger.rows.map((row) => [
          neuronName(run, { layer: layer - 1, neuron: row.input }),
          number(row.value),
          number(row.weight),
          number(row.product),
          number(row.sum),
          exactly(traced.products[neuron * inputs + row.input]),
        ]),
        [
          words.biasName,
          '',
          '',
          number(ledger.bias),
          number(ledger.sum),
          exactly(run.network.layers[layer - 1].biases[neuron]),
        ],
        [words.sum, '', '', '', number(ledger.sum), exactly(traced.sums[neuron])],
        [words.value, '', '', '', number(ledger.value), exactly(traced.values[neuron])],
      ]
    },
  }
}
