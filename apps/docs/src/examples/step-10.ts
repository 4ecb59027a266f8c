import {
  argmax,
  forward,
  seededRandom,
  startingNetwork,
  symbolExamples,
  symbols,
  symbolShape,
  train,
} from '@nextword/core'

const net = startingNetwork(symbolShape, 'uniform', seededRandom(23))
const run = train(net, symbolExamples(), { learningRate: 0.1 }, seededRandom(1))

// Each turn goes once through the four symbols: back propagation, a small step, the next symbol.
let turn = run.next()
while (!turn.done) turn = run.next()
const { reason, report, network } = turn.value

const blank = forward(network, new Float32Array(9).fill(1))
export const result = {
  'it ended because it was': reason,
  'times through the symbols': report.epoch,
  error: report.loss,
  'right answers': symbols.filter(({ pixels }, i) => argmax(forward(network, pixels)) === i).length,
  'of a blank display it says': `${symbols[argmax(blank)]!.name}, ${Math.round(Math.max(...blank) * 100)} %`,
}
