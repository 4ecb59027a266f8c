// As much of each library as the bench calls.

declare module 'synaptic' {
  interface Layer {
    set(options: { squash: unknown }): void
  }
  class Network {
    layers: { hidden: Layer[]; output: Layer }
    activate(input: number[]): number[]
    propagate(rate: number, target: number[]): void
  }
  const synaptic: {
    Architect: { Perceptron: new (...sizes: number[]) => Network }
    Neuron: { squash: { TANH: unknown; LOGISTIC: unknown } }
  }
  export default synaptic
}

declare module 'convnetjs' {
  class Vol {
    constructor(sx: number, sy: number, depth: number, value?: number)
    w: ArrayLike<number> & { set?: unknown; [index: number]: number }
  }
  class Net {
    makeLayers(definitions: object[]): void
  }
  class SGDTrainer {
    constructor(net: Net, options: object)
    train(input: Vol, label: number): unknown
  }
  const convnetjs: { Vol: typeof Vol; Net: typeof Net; SGDTrainer: typeof SGDTrainer }
  export default convnetjs
}
