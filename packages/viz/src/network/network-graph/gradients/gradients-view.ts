import type { Drawing } from '../../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../../kit/format.ts'
import { type EdgeRef, type NetLayout, netMarks, type NeuronRef } from '../../../kit/net.ts'
import { type Sentence, sentences } from '../../../kit/sentence.ts'
import type { Table } from '../../../kit/table.ts'
import { differenceMarks } from './difference-marks.ts'
import {
  type Backflow,
  byTrying,
  commonPlaces,
  flowAt,
  gradientOf,
  neuronsReached,
  type Stage,
  stagesOf,
  weightsReached,
} from './gradients.ts'
import { type Pointed, pathOf, sameNeuron } from '../pointed.ts'
import {
  edgeEnds,
  edgeName,
  lastLayer,
  limitedRows,
  neuronName,
  type Run,
  weightOf,
  written,
  writtenShort,
} from '../run.ts'

export interface GradientsState {
  /** null: nobody has said yet which answer is right. */
  readonly backflow: Backflow | null
  /** Which step of the way back, from 0. */
  readonly step: number
  /** The line whose gradient is checked. */
  readonly edge: EdgeRef
  readonly pointed: Pointed | null
}

/** The net with the error flowing back: what it hasn't reached is hollow. */
export function gradientsDrawing(run: Run, layout: NetLayout, state: GradientsState): Drawing {
  const { backflow, step, edge, pointed } = state
  const stages = stagesOf(run.network)
  const stage = stages[step]
  const last = lastLayer(run)
  const path = pointed === null ? null : pathOf(pointed)
  const known = (layer: number): boolean => backflow !== null && weightsReached(stages, step, layer)
  const edges = run.network.layers.map((layer, l) =>
    known(l) ? backflow!.gradients.layers[l].weights : new Float64Array(layer.weights.length),
  )
  return {
    width: layout.width,
    height: layout.height,
    label: run.words.networkGraph.drawing(run.network.sizes.join(', ')),
    marks: netMarks({
      layout,
      words: run.words,
      lang: run.lang,
      values: run.values.map((values, layer) =>
        layer === 0 || layer === last || backflow === null
          ? values
          : backflow.gradients.layers[layer - 1].sums,
      ),
      edges,
      outputNames: run.outputNames,
      outputTexts: run.outputs,
      chosenEdge: known(edge.layer) ? edge : null,
      awake: path?.awake ?? ((one) => isOnWay(stage, one)),
      lit: (one) => path?.lit(one) === true || isLit(stage, edge, one),
      asleep: ({ layer }) =>
        layer > 0 &&
        layer < last &&
        (backflow === null || !neuronsReached(run, stages, step, layer)),
      ...(backflow === null
        ? {}
        : {
            output: (place) =>
              differenceMarks(run, layout, place, {
                label: backflow.label,
                difference: flowAt(backflow, { layer: last, neuron: place.index }),
                now: stage.kind === 'difference',
              }),
          }),
    }),
  }
}

/** The lines that this step is about. */
const isOnWay = (stage: Stage, edge: EdgeRef): boolean =>
  stage.kind !== 'difference' && edge.layer === stage.layer

/** The neurons that this step is about: those that the flow comes to, or both ends of the line. */
const isLit = (stage: Stage, edge: EdgeRef, one: NeuronRef): boolean => {
  if (stage.kind === 'values') return one.layer === stage.layer
  const { from, to } = edgeEnds(edge)
  return stage.kind === 'weights' && (sameNeuron(from, one) || sameNeuron(to, one))
}

/** What a step is called, for the slider. */
export function stageName(run: Run, stage: Stage): string {
  const words = run.words.networkGraph.gradients
  const name = (layer: number): string => run.words.net.layer(layer, lastLayer(run) + 1)
  if (stage.kind === 'difference') return words.differenceName
  return stage.kind === 'weights'
    ? words.weightsName(name(stage.layer), name(stage.layer + 1))
    : words.valuesName(name(stage.layer))
}

export function gradientsSentence(run: Run, { backflow, step, edge }: GradientsState): Sentence {
  const words = run.words.networkGraph.gradients
  if (backflow === null) return words.asked
  const stage = stagesOf(run.network)[step]
  const last = lastLayer(run)
  if (stage.kind === 'difference') {
    const { label } = backflow
    const difference = flowAt(backflow, { layer: last, neuron: label })
    const [name, value] = [run.outputNames[label], run.outputs[label]]
    return run.network.outputs === 'softmax'
      ? words.difference(name, value, written(run, difference))
      : words.differenceAlone(name, value, written(run, difference))
  }
  if (stage.kind === 'weights') {
    const { from, to } = edgeEnds(edge)
    const gradient = gradientOf(backflow, edge)
    return sentences(
      words.weight(
        edgeName(run, edge),
        written(run, gradient, 3),
        written(run, flowAt(backflow, to), 3),
        writtenShort(run, backflow.trace.layers[edge.layer].inputs[from.neuron], 3),
      ),
      words.raise(gradient),
    )
  }
  const flows = backflow.gradients.layers[stage.layer - 1].sums
  let most = 0
  for (let i = 1; i < flows.length; i++) if (Math.abs(flows[i]) > Math.abs(flows[most])) most = i
  const neuron = { layer: stage.layer, neuron: most }
  return words.values(neuronName(run, neuron), written(run, flows[most], 3))
}

/** One weight's gradient beside what trying says, as written. */
export interface GradientCheck {
  readonly name: string
  readonly weight: string
  readonly gradient: string
  readonly product: string
  readonly trying: string
  readonly verdict: string
}

export function gradientCheck(run: Run, backflow: Backflow, edge: EdgeRef): GradientCheck {
  const words = run.words.networkGraph.gradients
  const { from, to } = edgeEnds(edge)
  const gradient = gradientOf(backflow, edge)
  const trying = byTrying(backflow, edge)
  const places = commonPlaces(gradient, trying)
  return {
    name: edgeName(run, edge),
    weight: written(run, weightOf(run, edge)).text,
    gradient: formatNumber(gradient, run.lang, 6),
    product: words.from(
      formatNumber(flowAt(backflow, to), run.lang, 4),
      writtenShort(run, backflow.trace.layers[edge.layer].inputs[from.neuron], 4).text,
    ),
    trying: formatNumber(trying, run.lang, 6),
    verdict:
      places >= 4
        ? words.agree(formatCount(places, run.lang))
        : words.apart(formatNumber(Math.abs(gradient - trying), run.lang, 6)),
  }
}

/** Every weight's gradient, flowing back and by trying; made only when somebody looks. */
export function gradientsTable(run: Run, backflow: Backflow): Table {
  const words = run.words.networkGraph.gradients
  return {
    caption: words.table,
    columns: words.columns,
    get rows() {
      const { layers } = run.network
      const edges = layers.flatMap(({ inputs, neurons }, layer) =>
        Array.from({ length: neurons * inputs }, (_, k) => ({ layer, k, inputs })),
      )
      return limitedRows(run, edges.length, (at) => {
        const { layer, k, inputs } = edges[at]
        const edge = { layer, neuron: Math.floor(k / inputs), input: k % inputs }
        const gradient = gradientOf(backflow, edge)
        const trying = byTrying(backflow, edge)
        return [
          edgeName(run, edge),
          formatNumber(weightOf(run, edge), run.lang, 4),
          formatNumber(gradient, run.lang, 6),
          formatNumber(trying, run.lang, 6),
          Math.abs(gradient - trying)
            .toExponential(0)
            .replace('-', '−'),
        ]
      })
    },
  }
}
