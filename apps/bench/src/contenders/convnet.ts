import convnetjs from 'convnetjs'
import { type Contender, learningRate, type Manner, patterns } from '../task.ts'

export function convnet(manner: Manner): Contender {
  return {
    name: 'convnetjs',
    manner,
    learns: 'softmax outputs, cross-entropy',
    against: 'softmax',
    prepare(samples) {
      const network = new convnetjs.Net()
      network.makeLayers([
        { type: 'input', out_sx: 1, out_sy: 1, out_depth: 9 },
        { type: 'fc', num_neurons: 6, activation: 'tanh' },
        { type: 'fc', num_neurons: 6, activation: 'sigmoid' },
        { type: 'softmax', num_classes: 4 },
      ])
      const trainer = new convnetjs.SGDTrainer(network, {
        learning_rate: learningRate,
        momentum: 0,
        l2_decay: 0,
        batch_size: manner === 'full batch' ? patterns.length : 1,
      })
      const data = patterns.map(({ input, output }) => {
        const volume = new convnetjs.Vol(1, 1, 9, 0)
        input.forEach((pixel, i) => (volume.w[i] = pixel))
        return { volume, label: output.indexOf(1) }
      })
      return () => {
        for (let s = 0; s < samples; s++) {
          const { volume, label } = data[s % data.length]
          trainer.train(volume, label)
        }
      }
    },
  }
}
