import synaptic from 'synaptic'
import { type Contender, learningRate, patterns } from '../task.ts'

/** Its outputs are sigmoids; it takes the difference for the gradient, as cross-entropy would. */
export const synapticOneAtATime: Contender = {
  name: 'synaptic',
  manner: 'one at a time',
  learns: 'sigmoid outputs, binary cross-entropy',
  against: 'sigmoid',
  prepare(samples) {
    const network = new synaptic.Architect.Perceptron(9, 6, 6, 4)
    network.layers.hidden[0].set({ squash: synaptic.Neuron.squash.TANH })
    return () => {
      for (let s = 0; s < samples; s++) {
        const { input, output } = patterns[s % patterns.length]
        network.activate(input)
        network.propagate(learningRate, output)
      }
    }
  },
}
