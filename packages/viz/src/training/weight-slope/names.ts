import { type Network, parameterAt } from '@nextword/core/network'
import { formatCount } from '../../kit/format.ts'
import { answerNames, columnsOf } from '../../kit/pictures.ts'
import type { Words } from '../../words/en.ts'

/** What a parameter is called: `pixel 5 → hidden 1, neuron 3`. */
export function parameterName(network: Network, index: number, words: Words, lang: string): string {
  const { layer, neuron, input } = parameterAt(network, index)
  const to = neuronName(network, layer + 1, neuron, words, lang)
  if (input === null) return words.weightSlope.biasOf(to)
  return words.weightSlope.weightOf(neuronName(network, layer, input, words, lang), to)
}

/** What a neuron is called; layer 0 is the input. */
export function neuronName(
  network: Network,
  layer: number,
  neuron: number,
  words: Words,
  lang: string,
): string {
  const { sizes } = network
  const number = formatCount(neuron + 1, lang)
  if (layer === sizes.length - 1)
    return words.weightSlope.answer(answerNames(words, network)[neuron])
  if (layer > 0) return words.weightSlope.neuron(words.net.layer(layer, sizes.length), number)
  return columnsOf({ length: sizes[0] }) < sizes[0]
    ? words.weightSlope.pixel(number)
    : words.weightSlope.input(number)
}
