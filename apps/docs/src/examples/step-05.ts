import { forwardTrace, seededRandom, startingNetwork, symbols, symbolShape } from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const trace = forwardTrace(net, symbols[0]!.pixels)

export const result = {
  'in, one number a pixel': trace.input,
  'out, one number a symbol': trace.outputs,
}
