import { seededRandom, startingNetwork, sum, symbols, symbolShape } from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const values = symbols[0]!.pixels
const weights = net.layers[0]!.weights.slice(0, 9) // those of the first neuron
const bias = net.layers[0]!.biases[0]!

const products = weights.map((weight, i) => weight * values[i]!)
const total = bias + sum(products)
const squashed = Math.tanh(total)

export const result = { products, bias, total, squashed }
