import {
  argmax,
  forward,
  seededRandom,
  startingNetwork,
  symbols,
  symbolShape,
} from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))

// Show the net each of the four symbols, and take its largest output for its answer.
const answers = symbols.map(({ name, pixels }) => {
  const winner = argmax(forward(net, pixels))
  return `${name} is taken for ${symbols[winner]!.name}`
})

export const result = answers.join('\n')
