// Holds the model that ships against the exact truth, on stories that it never saw, with none hidden, and
// writes its card; with the word `trained`, the last one that was trained, and only says what it found.
import { writeFileSync } from 'node:fs'
import { skillPlaces, worldSkills } from '@nextword/core/models/world-skills'
import { softmax } from '@nextword/core/numbers'
import { logitsOf, parameterCountOf } from '@nextword/core/transformer'
import { END, filter, sampleStory, storyIds } from '@nextword/core/world'
import { candidate } from './model.ts'
import { pathOf, plan, randomFor, world } from './plan.ts'
import { measuredSenses } from './senses.ts'
import { sums } from './sums.ts'

const words = 200_000
const which = process.argv[2] === 'trained' ? 'trained' : 'shipped'
const { model, bytes } = await candidate(which)
const { config } = model

const all = sums()
const byPosition = Array.from({ length: config.context }, sums)
const bySkill = new Map(worldSkills.map(({ name }) => [name, sums()]))

const random = randomFor(2, 0)
const begun = performance.now()
let count = 0
while (count < words) {
  const { words: story } = sampleStory(world, random)
  const ids = storyIds(world, story)
  if (ids.length - 1 > config.context) continue
  const logits = logitsOf(model, ids.slice(0, -1))
  const skills = new Map(skillPlaces(story).map(({ place, skill }) => [place, skill]))
  let belief = filter(world)
  for (let t = 0; t + 1 < ids.length; t++, count++) {
    if (t > 0) belief = belief.hear(story[t - 1] ?? END)
    const reading = {
      truth: belief.probabilities(),
      guess: softmax(logits.subarray(t * config.vocabulary, (t + 1) * config.vocabulary)),
      // The filter tells bits.
      floor: belief.entropy() * Math.LN2,
      next: ids[t + 1],
    }
    for (const one of [all, byPosition[t], bySkill.get(skills.get(t)!)]) one?.add(reading)
  }
}

const card = {
  seed: plan.seed,
  config,
  training: plan.training,
  hidden: plan.hidden,
  parameters: parameterCountOf(config),
  bytes,
  secondsOfEvaluation: (performance.now() - begun) / 1000,
  ...all.mean(),
  bySkill: Object.fromEntries(Array.from(bySkill, ([name, one]) => [name, one.mean()])),
  byPosition: byPosition.map((one) => one.mean()).filter((mean) => mean.words > 500),
  senses: measuredSenses(model),
}
console.log(JSON.stringify({ ...card, config: undefined, byPosition: undefined }, null, 1))
if (which === 'shipped')
  writeFileSync(pathOf('results/small-world.json'), `${JSON.stringify(card, null, 2)}\n`)
