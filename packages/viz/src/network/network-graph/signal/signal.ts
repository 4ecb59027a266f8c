import { type Drawing, line, type Mark, text } from '../../../kit/drawing.ts'
import { type NetLayout, netMarks, type NeuronRef } from '../../../kit/net.ts'
import { pixelMarks } from '../../../kit/pixels.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import { type Pointed, pathOf, toNeuron } from '../pointed.ts'
import { pointedSentence } from '../pointed-sentence.ts'
import { answerSentence, lastLayer, type Run } from '../run.ts'
import { hasArrived, type Travel, travelMarks, underWay } from './travel.ts'

export interface SignalState {
  readonly travel: Travel
  /** Pointed at, focused or chosen. */
  readonly pointed: Pointed | null
  /** The input that the slider moves. */
  readonly input: number
  /** An input that is lit from outside. */
  readonly lit: number | null
}

/** The net with the picture running through it. */
export function signalDrawing(run: Run, layout: NetLayout, state: SignalState): Drawing {
  const { travel, pointed, lit } = state
  // With nothing pointed at, the input that can be slid is the one thing that stands out.
  const path =
    travel === null ? pathOf(pointed ?? toNeuron({ layer: 0, neuron: state.input })) : null
  const moving = underWay(travel)
  const isLit = (neuron: NeuronRef): boolean =>
    path?.lit(neuron) === true ||
    (neuron.layer === 0 &&
      (neuron.neuron === lit || (travel === null && neuron.neuron === state.input))) ||
    (travel !== null && neuron.layer === (moving ?? travel))
  return {
    width: layout.width,
    height: layout.height,
    label: run.words.networkGraph.drawing(run.network.sizes.join(', ')),
    marks: [
      ...pictureBeside(run, layout, isLit),
      ...netMarks({
        layout,
        words: run.words,
        lang: run.lang,
        values: run.values,
        edges: run.products,
        pictures: run.network.layers[0].weights,
        outputNames: run.outputNames,
        outputTexts: run.outputs,
        chosen: pointed?.kind === 'neuron' && travel === null ? pointed.at : null,
        chosenEdge: pointed?.kind === 'edge' && travel === null ? pointed.at : null,
        // While something travels the lines pale: the dots on them are the thing to see.
        awake: path?.awake ?? (() => false),
        lit: isLit,
        asleep: ({ layer }) => !hasArrived(travel, layer),
      }),
      ...travelMarks(run, layout, travel),
    ],
  }
}

/** The picture that goes in, at the left where there is room; a lit pixel is led to its neuron. */
function pictureBeside(run: Run, layout: NetLayout, isLit: (neuron: NeuronRef) => boolean): Mark[] {
  const inputs = layout.layers[0].neurons
  if (layout.direction === 'down' || inputs.length !== 9 || inputs[0].x < 200) return []
  const size = 120
  const x = 24
  const y = (inputs[0].y + inputs[8].y) / 2 - size / 2
  const leads = inputs.flatMap((place): Mark[] => {
    const neuron = place.index
    if (!isLit({ layer: 0, neuron })) return []
    const cellX = x + (neuron % 3) * (size / 3) + size / 6
    const cellY = y + Math.floor(neuron / 3) * (size / 3) + size / 6
    return [
      line(cellX, cellY, place.x - layout.radius - 34, place.y, { stroke: 'ink', dash: [1, 3] }),
    ]
  })
  return [
    text(x, y - 12, run.words.networkGraph.picture, { fill: 'quiet' }),
    pixelMarks(run.values[0], {
      x,
      y,
      size,
      lit: (neuron) => isLit({ layer: 0, neuron }),
    }),
    ...leads,
  ]
}

/** What the figure shows now, in words. */
export function signalSentence(run: Run, { travel, pointed }: SignalState): Sentence {
  if (travel !== null) return travelSentence(run, travel)
  if (pointed === null) return sentences(restSentence(run), answerSentence(run))
  return sentences(pointedSentence(run, pointed), answerSentence(run))
}

const restSentence = (run: Run): Sentence => {
  const { sizes, outputs } = run.network
  return run.words.networkGraph.signal.rest(
    sizes[0],
    sizes[sizes.length - 1],
    outputs === 'softmax',
  )
}

function travelSentence(run: Run, travel: number): Sentence {
  const words = run.words.networkGraph.signal
  const name = (layer: number): string => run.words.net.layer(layer, lastLayer(run) + 1)
  const moving = underWay(travel)
  if (moving !== null) return words.travels(name(moving), name(moving + 1))
  if (travel === 0) return words.start(run.network.sizes[0])
  if (travel < lastLayer(run)) return words.arrived(name(travel))
  return sentences(words.arrived(name(travel)), answerSentence(run))
}
