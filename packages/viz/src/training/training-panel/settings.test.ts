import { defaultTraining } from '@nextword/core/training'
import { describe, expect, it } from 'vitest'
import { en } from '../../words/en.ts'
import { changesBetween, lowerRate, rates, readSettings, sameSettings } from './settings.ts'

describe('the settings of training', () => {
  it('are core’s own where nothing is given', () => {
    expect(readSettings(undefined)).toEqual(defaultTraining)
    expect(readSettings({ learningRate: 0.3, batch: 'all', weightLimit: null })).toEqual({
      ...defaultTraining,
      learningRate: 0.3,
      batch: 'all',
    })
  })

  it('are read with one warning for each that is bad', () => {
    const warnings: string[] = []
    const bad = { optimizer: 'newton', learningRate: -1, batch: 0, flipChance: 2, epochs: 1.5 }
    expect(readSettings(bad, (one) => warnings.push(one))).toEqual(defaultTraining)
    expect(warnings.map((one) => /^Nextword: (\w+)/.exec(one)![1]).sort()).toEqual([
      'batch',
      'epochs',
      'flipChance',
      'learningRate',
      'optimizer',
    ])
    expect(readSettings('fast', (one) => warnings.push(one))).toEqual(defaultTraining)
    expect(warnings).toHaveLength(6)
  })

  it('say in words what was changed', () => {
    const after = {
      ...defaultTraining,
      optimizer: 'adam',
      learningRate: 0.03,
      batch: 'all',
      flipChance: 0.1,
      weightLimit: 1,
    } as const
    expect(changesBetween(defaultTraining, after, en, 'en').map(({ text }) => text)).toEqual([
      'rate 0.03',
      'Adam',
      'batch all',
      'noise 10%',
      '±1',
    ])
    expect(changesBetween(after, after, en, 'en')).toEqual([])
    expect(sameSettings(after, { ...after })).toBe(true)
    expect(sameSettings(after, { ...after, stopAtLoss: 0.01 })).toBe(false)
  })

  it('suggest a rate that is lower after a run that blew up', () => {
    expect([1000, 2, 1, 0.5].map(lowerRate)).toEqual([0.1, 0.1, 0.1, 0.05])
    expect([0.000005, 0.000001].map(lowerRate)).toEqual([rates.least, rates.least])
  })
})
