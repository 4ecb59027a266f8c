import {
  forward,
  seededRandom,
  startingNetwork,
  symbols,
  symbolShape,
  withWeight,
} from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const cross = symbols[0]!.pixels

// Repaint one cell of one picture: in the first layer, neuron 1's weight for the middle pixel.
const repainted = withWeight(net, 0, 0, 4, 1)

export const result = {
  'the weight was': net.layers[0]!.weights[4],
  'it is': repainted.layers[0]!.weights[4],
  'the net said': forward(net, cross),
  'it says': forward(repainted, cross),
}
