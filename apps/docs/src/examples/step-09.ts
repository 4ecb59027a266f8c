import {
  forward,
  lossTerms,
  oneHot,
  seededRandom,
  startingNetwork,
  sum,
  symbols,
  symbolShape,
  withWeight,
} from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const cross = symbols[0]!.pixels
const target = oneHot(0, 4) // what the net should have said: all of it on ×

const errorOf = (candidate: typeof net) =>
  sum(lossTerms(candidate, forward(candidate, cross), target))

// Nudge one weight up, then down, and see which way the error falls.
const weight = net.layers[0]!.weights[4]!
export const result = {
  'the error': errorOf(net),
  'the weight a little larger': errorOf(withWeight(net, 0, 0, 4, weight + 0.1)),
  'the weight a little smaller': errorOf(withWeight(net, 0, 0, 4, weight - 0.1)),
}
