import type { WorldSkillName } from '@nextword/core/models/world-skills'
import { softmax } from '@nextword/core/numbers'
import {
  headWidthOf,
  traceOf,
  type Transformer,
  type TransformerName,
  type ValueChange,
} from '@nextword/core/transformer'
import { klDivergence } from '@nextword/core/world'
import type { Told } from './told-stories.ts'

/** Nats a word: how far the model is from the truth, over all words and over those that test a skill. */
export interface Distance {
  readonly all: number
  readonly bySkill: Readonly<Partial<Record<WorldSkillName, number>>>
}

/** The shares that the model gives to the next word at each place that is asked for, something in it changed. */
export function guesses(
  model: Transformer,
  { ids, asked }: Told,
  changes: readonly ValueChange[] = [],
): ArrayLike<number>[] {
  const { vocabulary } = model.config
  const { values } = traceOf(model, ids, ['logits'], { changes }).logits
  return asked.map(({ token }) =>
    softmax(values.subarray(token * vocabulary, (token + 1) * vocabulary)),
  )
}

/** How far the model is from the truth, something in it changed. */
export function distance(
  model: Transformer,
  told: readonly Told[],
  changes: readonly ValueChange[] = [],
): Distance {
  const sums = new Map<WorldSkillName | 'all', { kl: number; words: number }>()
  const add = (key: WorldSkillName | 'all', kl: number): void => {
    const sum = sums.get(key) ?? { kl: 0, words: 0 }
    sums.set(key, { kl: sum.kl + kl, words: sum.words + 1 })
  }
  for (const one of told)
    guesses(model, one, changes).forEach((guess, i) => {
      const { truth, skill } = one.asked[i]
      const kl = klDivergence(truth, guess)
      add('all', kl)
      if (skill !== null) add(skill, kl)
    })
  const means = Array.from(sums, ([key, { kl, words }]) => [key, kl / words] as const)
  const { all, ...bySkill } = Object.fromEntries(means) as Record<WorldSkillName | 'all', number>
  return { all, bySkill }
}

/** [layers × heads]: what each head mixes on average over all words, [headWidth]. */
export function meanMixes(model: Transformer, told: readonly Told[]): Float64Array[] {
  const { layers, heads } = model.config
  const headWidth = headWidthOf(model.config)
  const sums = Array.from({ length: layers * heads }, () => new Float64Array(headWidth))
  let tokens = 0
  for (const { ids } of told) {
    const trace = traceOf(model, ids, (name) => name.endsWith('attention.mix'))
    tokens += ids.length
    sums.forEach((sum, i) => {
      const { values } = trace[mixOf(Math.floor(i / heads))]
      for (let t = 0; t < ids.length; t++)
        for (let d = 0; d < headWidth; d++)
          sum[d] += values[(t * heads + (i % heads)) * headWidth + d]
    })
  }
  return sums.map((sum) => sum.map((value) => value / tokens))
}

export const mixOf = (layer: number): TransformerName => `blocks.${layer}.attention.mix`
