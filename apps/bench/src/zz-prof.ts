import { seededRandom } from '@nextword/core/numbers'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { gpt2Config, startTensors, transformerTrainer, transformer, session, llamaConfig } from '@nextword/core/transformer'
const engine = await loadSimdEngine()
const kind = process.argv[2]
if (kind === 'train') {
  const config = gpt2Config({ vocabulary: 512, context: 64, layers: 4, width: 64, heads: 4 })
  const tensors = startTensors(config, seededRandom(1))
  const random = seededRandom(2)
  const trainer = transformerTrainer({ config, tensors }, { fill({ ids, targets, starts }: any) { for (let i=0;i<ids.length;i++){ids[i]=random()*512|0;targets[i]=random()*512|0}; starts.fill(0) } } as any,
    { sequences: 16, tokens: 64, steps: 2**30, learningRate: 1e-3, warmUp: 0, lowest: 1, beta1: .9, beta2: .999, weightDecay: 0, clip: Infinity } as any, engine as any)
  const t=performance.now(); let n=0
  for (;n<300;n++) (trainer as any).advance()
  console.log(((performance.now()-t)/n).toFixed(2),'ms/step', (1024*n/(performance.now()-t)*1000).toFixed(0),'tok/s')
} else {
  const config = llamaConfig({ vocabulary: 512, context: 512, layers: 5, width: 64, heads: 8, keyValueHeads: 4, hidden: 172, tiedHead: true })
  const tensors = startTensors(config, seededRandom(1))
  const model = transformer(config, tensors, { engine, tokens: 1, sessionTokens: 128 } as any)
  const text: any = session(model)
  for (let i=0;i<64;i++) text.step(i)
  const t=performance.now(); let n=0
  for (let r=0;r<600;r++) { text.rewind(64); for(let i=64;i<127;i++){text.step(i);n++} }
  console.log(((performance.now()-t)/n*1000).toFixed(1),'us/token')
}
