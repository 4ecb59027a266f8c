import {
  forwardTrace,
  seededRandom,
  softmax,
  startingNetwork,
  symbolPosterior,
  symbols,
  symbolShape,
} from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const torn = symbols[0]!.pixels.with(0, 1) // the × without its top left corner
const { sums } = forwardTrace(net, torn).layers[2]!

export const result = {
  'sums before the squash': sums,
  'one by one (sigmoid)': sums.map((sum) => 1 / (1 + Math.exp(-sum))),
  'as shares (softmax)': softmax(sums),
  'the true shares': symbolPosterior(torn, 0.1),
}
