import { forward, seededRandom, startingNetwork, symbols, symbolShape } from '@nextword/core'

// The untrained net of this page: its numbers are chance, but the same chance for everybody.
const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const cross = symbols[0]!.pixels

// The same nine numbers twice; only the one in the middle slides, from black to white.
const before = forward(net, cross)
const after = forward(net, cross.with(4, 1))

export const result = { before, after }
