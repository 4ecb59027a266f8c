import brain from 'brain.js'
import { type Contender, learningRate, patterns } from '../task.ts'

/** One activation for all layers, hence sigmoid throughout; always with momentum, it allows no 0. */
export const brainOneAtATime: Contender = {
  name: 'brain.js 2',
  manner: 'one at a time',
  learns: 'sigmoid throughout, squared error, momentum',
  against: 'sigmoid',
  prepare(samples) {
    const network = new brain.NeuralNetwork<number[], number[]>({
      inputSize: 9,
      hiddenLayers: [6, 6],
      outputSize: 4,
      activation: 'sigmoid',
    })
    network.updateTrainingOptions({ learningRate })
    network.initialize()
    const data = patterns.map(({ input, output }) => ({
      input: Float32Array.from(input),
      output: Float32Array.from(output),
    }))
    return () => {
      for (let s = 0; s < samples; s++) network.trainPattern(data[s % data.length])
    }
  },
}
