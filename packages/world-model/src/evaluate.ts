// Holds the trained model against the exact truth, on stories that it never saw, with none hidden.
import { writeFileSync } from 'node:fs'
import { readCheckpoint, writeCheckpoint } from '@nextword/core/formats'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { argmax, softmax } from '@nextword/core/numbers'
import { logitsOf, parameterCountOf, transformer } from '@nextword/core/transformer'
import { END, filter, klDivergence, sampleStory, storyIds } from '@nextword/core/world'
import { measuredSenses } from './senses.ts'
import { pathOf, plan, randomFor, readIfThere, world } from './plan.ts'

const words = Number(process.argv[2] ?? 200_000)
const trained = readIfThere('build/trained.bin')
if (trained === null) throw new Error('there is no trained model yet: run `pnpm train:world` first')
const engine = await loadSimdEngine()
const exact = readCheckpoint(trained)
// What ships is rounded to a byte a weight; that is what is measured.
const file = writeCheckpoint(exact.config, exact.tensors, { precision: 'int8' })
const { config, tensors } = readCheckpoint(file)
const model = transformer(config, tensors, { engine })

interface Sums {
  count: number
  kl: number
  loss: number
  floor: number
  agrees: number
}
const none = (): Sums => ({ count: 0, kl: 0, loss: 0, floor: 0, agrees: 0 })
const all = none()
const byPosition = Array.from({ length: config.context }, none)

const random = randomFor(2, 0)
const begun = performance.now()
while (all.count < words) {
  const { words: story } = sampleStory(world, random)
  const ids = storyIds(world, story)
  if (ids.length - 1 > config.context) continue
  const logits = logitsOf(model, ids.slice(0, -1))
  let belief = filter(world)
  for (let t = 0; t + 1 < ids.length; t++) {
    if (t > 0) belief = belief.hear(story[t - 1] ?? END)
    const truth = belief.probabilities()
    const guess = softmax(logits.subarray(t * config.vocabulary, (t + 1) * config.vocabulary))
    const kl = klDivergence(truth, guess)
    // The filter tells bits.
    const floor = belief.entropy() * Math.LN2
    const next = ids[t + 1]
    for (const sums of [all, byPosition[t]]) {
      sums.count++
      sums.kl += kl
      sums.floor += floor
      sums.loss -= Math.log(guess[next])
      // Where several are likeliest, any of them is right.
      sums.agrees += truth[argmax(guess)] > Math.max(...truth) - 1e-9 ? 1 : 0
    }
  }
}
const mean = ({ count, ...sums }: Sums): Record<'kl' | 'loss' | 'floor' | 'agrees', number> => ({
  kl: sums.kl / count,
  loss: sums.loss / count,
  floor: sums.floor / count,
  agrees: sums.agrees / count,
})

const total = mean(all)
const card = {
  seed: plan.seed,
  config,
  training: plan.training,
  hidden: plan.hidden,
  parameters: parameterCountOf(config),
  bytes: file.length,
  words: all.count,
  secondsOfEvaluation: (performance.now() - begun) / 1000,
  ...total,
  byPosition: byPosition.filter(({ count }) => count > 500).map(mean),
  senses: measuredSenses(model),
}
console.log(JSON.stringify({ ...card, config: undefined, byPosition: undefined }, null, 1))
writeFileSync(pathOf('results/small-world.json'), `${JSON.stringify(card, null, 2)}\n`)
