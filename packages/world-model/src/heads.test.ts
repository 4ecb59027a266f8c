import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { headOff } from '@nextword/core/transformer'
import { storyWords } from '@nextword/core/world'
import { type HeadsReport, sentenceKl, sentences } from './heads-report.ts'
import { measuredLooks } from './looks.ts'
import { candidate } from './model.ts'
import { movedShares, neuronOff } from './neuron.ts'
import { pathOf } from './plan.ts'
import { toldBeginning, unseenStories } from './told-stories.ts'
import { distance } from './worth.ts'

const report = JSON.parse(readFileSync(pathOf('results/heads.json'), 'utf8')) as HeadsReport
const { model } = await candidate()
const stories = unseenStories(6, 60)
const beginnings = sentences.map((text) => toldBeginning(storyWords(text)))

describe('what is written of the heads', () => {
  test('is of the model that ships: without each head the sentences are as far from the truth', () => {
    expect(report.sentences.map(({ text }) => text)).toEqual(sentences)
    sentenceKl(model, beginnings).forEach((kl, i) =>
      expect(kl).toBeCloseTo(report.sentences[i].kl, 3),
    )
    for (const { layer, head, sentences: written } of report.heads)
      sentenceKl(model, beginnings, [headOff(layer, head)]).forEach((kl, i) =>
        expect(kl).toBeCloseTo(written[i], 3),
      )
  })

  test('holds of other stories too: where the attention goes', () => {
    const { heads } = measuredLooks(
      model,
      stories.map(({ words }) => words),
    )
    heads.forEach((looks, i) => {
      const { looks: written } = report.heads[i]
      for (const kind of Object.keys(looks) as (keyof typeof looks)[])
        expect(Math.abs(looks[kind] - written[kind]), `${i} ${kind}`).toBeLessThan(0.05)
    })
  })

  test('holds of other stories too: the head that matters most costs far more than the one that matters least', () => {
    const without = ({ layer, head }: { layer: number; head: number }): number =>
      distance(model, stories, [headOff(layer, head)]).all - distance(model, stories).all
    expect(without(report.most.all)).toBeGreaterThan(0.03)
    expect(without(report.least.all)).toBeLessThan(0.01)
  })

  test('the neuron moves as much of the sentences’ next words, and another one less', () => {
    const { layer, neuron, moved } = report.neuron
    const now = movedShares(model, beginnings, [neuronOff(layer, neuron)])
    now.forEach((share, i) => expect(share).toBeCloseTo(moved[i], 3))
    const other = movedShares(model, beginnings, [neuronOff(layer, (neuron + 1) % 160)])
    const sum = (shares: readonly number[]): number => shares.reduce((a, b) => a + b)
    expect(sum(other)).toBeLessThan(sum(now))
  })
})
