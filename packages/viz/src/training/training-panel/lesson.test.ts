import { seededRandom } from '@nextword/core/numbers'
import {
  defaultTraining,
  symbolExamples,
  train,
  type TrainingReport,
  type TrainingSettings,
} from '@nextword/core/training'
import { describe, expect, it } from 'vitest'
import { untrainedNetwork } from '../../kit/untrained-network.ts'
import { lesson, type LessonEnd, type LessonReport, stepsInEpoch } from './lesson.ts'

const network = untrainedNetwork()

function learnt(settings: Partial<TrainingSettings>): {
  reports: LessonReport[]
  recorded: TrainingReport[]
  end: LessonEnd
} {
  const reports: LessonReport[] = []
  const recorded: TrainingReport[] = []
  const running = lesson(
    network,
    symbolExamples(),
    { ...defaultTraining, ...settings },
    seededRandom(23),
    (report) => recorded.push(report),
  )
  let turn = running.next()
  for (; turn.done !== true; turn = running.next()) reports.push(turn.value)
  return { reports, recorded, end: turn.value }
}

describe('a lesson', () => {
  it('comes to the very net that core’s training comes to', () => {
    for (const settings of [{}, { optimizer: 'adam', batch: 3, flipChance: 0.05 }] as const) {
      const training = train(network, symbolExamples(), settings, seededRandom(23))
      let turn = training.next()
      while (turn.done !== true) turn = training.next()
      const { reports, end } = learnt(settings)
      const last = reports.at(-1)!
      expect(end).toBe(turn.value.reason)
      expect(last.epoch).toBe(turn.value.report.epoch)
      expect(last.network.parameters).toEqual(turn.value.network.parameters)
    }
  })

  it('reports every step, the start only to the record, and says which was the last', () => {
    const { reports, recorded, end } = learnt({ epochs: 3 })
    expect(reports.map(({ step }) => step)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
    expect(recorded.map(({ step }) => step)).toEqual(Array.from({ length: 13 }, (_, i) => i))
    expect(reports.map((report) => report.end)).toEqual([...Array(11).fill(null), 'epochs'])
    expect(end).toBe('epochs')
  })

  it('ends before it begins where there is nothing to do', () => {
    expect(learnt({ stopAtLoss: 10 })).toMatchObject({ reports: [], end: 'done' })
  })

  it('notices that it blew up, and the last net it reported is sound', () => {
    const { reports, end } = learnt({ learningRate: 1000 })
    expect(end).toBe('diverged')
    for (const report of reports) {
      expect(Number.isFinite(report.loss)).toBe(true)
      expect(report.network.parameters.every(Number.isFinite)).toBe(true)
    }
  })

  it('counts the steps of an epoch', () => {
    expect([stepsInEpoch(4, 1), stepsInEpoch(5, 2), stepsInEpoch(16, 'all')]).toEqual([4, 3, 1])
    expect(stepsInEpoch(4, 99)).toBe(1)
  })
})
