import type { Allocation } from './allocation.ts'
import type { Lane } from './race.ts'
import { median } from './statistics.ts'
import type { Manner } from './task.ts'
import { type Conditions, measured, spaced } from './written.ts'

/** One line of the table. */
export interface Row {
  readonly name: string
  readonly manner: Manner
  readonly learns: string
  readonly samplesPerSecond: number
  /** To ours, with the same outputs in the same manner: the median of the rounds' ratios. */
  readonly ratio: number
}

export interface Results extends Conditions {
  readonly rows: readonly Row[]
  /** Bytes, gzipped. */
  readonly weights: Readonly<Record<string, number>>
  readonly allocation: Readonly<Record<Manner, Allocation>>
  readonly largestDifference: number
}

const ours = 'Nextword core'

export function rowsOf(lanes: readonly Lane[]): Row[] {
  const rows = lanes.map(({ contender, speeds }) => {
    const { name, manner, learns, against } = contender
    const base = lanes.find(
      (lane) =>
        lane.contender.name === ours &&
        lane.contender.manner === manner &&
        lane.contender.against === against,
    )
    if (base === undefined) throw new Error(`nothing of ours to compare ${name} with`)
    const ratio = median(speeds.map((speed, round) => speed / base.speeds[round]))
    return { name, manner, learns, samplesPerSecond: median(speeds), ratio }
  })
  return rows.toSorted((a, b) => b.ratio - a.ratio)
}

/** The ratio of the loop by hand to synaptic, which shows that the loop is no straw man. */
export function loopToSynaptic(lanes: readonly Lane[]): number {
  const of = (name: string): readonly number[] => {
    const lane = lanes.find(
      ({ contender }) =>
        contender.name === name &&
        contender.manner === 'one at a time' &&
        contender.against === 'sigmoid',
    )
    if (lane === undefined) throw new Error(`${name} did not run`)
    return lane.speeds
  }
  const theirs = of('synaptic')
  return median(of('a loop by hand').map((speed, round) => speed / theirs[round]))
}

export function markdown(results: Results): string {
  const { rows, weights, allocation } = results
  const manners: readonly Manner[] = ['one at a time', 'full batch']
  const table = (manner: Manner): string[] => [
    '',
    `## ${manner === 'full batch' ? 'In full batches of 400' : 'One sample at a time'}`,
    '',
    '| library | learns | samples a second | to ours |',
    '| --- | --- | ---: | ---: |',
    ...rows
      .filter((row) => row.manner === manner)
      .map(
        ({ name, learns, samplesPerSecond, ratio }) =>
          `| ${name} | ${learns} | ${spaced(samplesPerSecond)} | ${ratio >= 0.1 ? ratio.toFixed(2) : ratio.toPrecision(1)} |`,
      ),
  ]
  return [
    '# Training a 9-6-6-4 net',
    '',
    measured(results),
    ...manners.flatMap(table),
    '',
    'The same net (tanh, then sigmoid), the same pictures, the same learning rate. Where a library',
    'offers only one loss or one activation, the column says what it learns; it is compared with ours',
    'of the nearest kind. "A loop by hand" is written for this one net: sizes as constants, nothing',
    'checked, nothing shuffled; it comes to the same weights as ours within',
    `${results.largestDifference.toExponential(0)}. TensorFlow Playground's \`nn.ts\` is not published as a package and is left out.`,
    '',
    '## What a page loads',
    '',
    '| library | gzipped |',
    '| --- | ---: |',
    ...Object.entries(weights).map(
      ([name, bytes]) => `| ${name} | ${(bytes / 1000).toFixed(1)} kB |`,
    ),
    '',
    '## What a million samples leave behind',
    '',
    ...manners.map(
      (manner) =>
        `- ${manner}: ${spaced(Math.max(0, allocation[manner].bytes))} bytes of heap; garbage collections: ${allocation[manner].collections}`,
    ),
    '',
  ].join('\n')
}
