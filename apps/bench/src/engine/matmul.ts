// pnpm bench: products of matrices, ours beside onnxruntime-web, tfjs and what the machine can do at most.
import { seededRandom } from '@nextword/core/numbers'
import { engines, ourName, simdEngine } from '../contenders/ours-engine.ts'
import {
  type Multiplier,
  onnxProduct,
  ourProduct,
  type Product,
  tensorflowProduct,
} from '../contenders/products.ts'
import { startBackend } from '../contenders/tfjs-backend.ts'
import { peakLoop } from '../limits/peak.ts'
import { conditionsOf, measured, write } from '../written.ts'
import { goal, goalTable } from './goal.ts'
import { fastestOf, type Lane, laneOf, type Racer, raceInTurns, ratioOf, speedOf } from './lanes.ts'

const rounds = 7
const slice = 80
const shapes = [
  [64, 768, 3072],
  [64, 64, 256],
  [1024, 64, 256],
] as const

await startBackend('cpu')
await startBackend('wasm')

const peakName = 'the most: multiply, then add, in registers'
const relaxedName = 'the most with relaxed SIMD: multiply and add in one'

function peaks(): Racer[] {
  const times = 5000
  return [false, true].flatMap((relaxed) => {
    const loop = peakLoop(relaxed)
    if (loop === null) return []
    const work = times * loop.flopEachTime
    return [{ name: relaxed ? relaxedName : peakName, work, run: () => loop.run(times) }]
  })
}

function productOf(rows: number, inner: number, columns: number): Product {
  const random = seededRandom(1)
  const values = (length: number): Float32Array =>
    Float32Array.from({ length }, () => 2 * random() - 1)
  return { rows, inner, columns, a: values(rows * inner), b: values(inner * columns) }
}

/** @throws Error where somebody comes to other numbers, by 1e-4 of what is summed */
async function requireAgreement(
  product: Product,
  multipliers: readonly Multiplier[],
): Promise<void> {
  const { rows, inner, columns, a, b } = product
  for (const { name, lastRow } of multipliers) {
    const theirs = await lastRow()
    for (let c = 0; c < columns; c++) {
      let sum = 0
      for (let i = 0; i < inner; i++) sum += a[(rows - 1) * inner + i] * b[i * columns + c]
      if (!(Math.abs(theirs[c] - sum) < 1e-4 * Math.sqrt(inner)))
        throw new Error(`${name} multiplies to ${theirs[c]} in column ${c}, not ${sum}`)
    }
  }
}

async function raced([rows, inner, columns]: (typeof shapes)[number]): Promise<{
  shape: string
  lanes: readonly Lane[]
}> {
  const product = productOf(rows, inner, columns)
  const multipliers = [
    ...engines.map((engine) => ourProduct(engine, product)),
    await onnxProduct(product, true),
    await onnxProduct(product, false),
    tensorflowProduct('wasm', product),
    tensorflowProduct('cpu', product),
  ]
  await requireAgreement(product, multipliers)
  const lanes = await raceInTurns([...peaks(), ...multipliers], rounds, slice)
  return { shape: `${rows} × ${inner} × ${columns}`, lanes }
}

const races = []
for (const shape of shapes) races.push(await raced(shape))

const goals = races.flatMap(({ shape, lanes }) => {
  const ours = laneOf(lanes, ourName(simdEngine))
  const theirs = fastestOf(lanes, 'onnxruntime-web')
  return [
    goal(`${shape}, to the most`, 0.75, ratioOf(ours, laneOf(lanes, peakName))),
    goal(
      `${shape}, to onnxruntime-web`,
      1.5,
      ratioOf(ours, theirs),
      ratioOf(fastestOf(lanes, 'the most'), theirs),
    ),
  ]
})
const rows = races.flatMap(({ shape, lanes }) =>
  lanes.map((lane) => ({
    shape,
    name: lane.name,
    gigaflopPerSecond: speedOf(lane) / 1e9,
    ours: ratioOf(laneOf(lanes, ourName(simdEngine)), lane),
  })),
)
const conditions = conditionsOf(rounds)
const table = races.map(
  ({ shape }) => `## ${shape}

| | GFLOP/s | ours to it |
| --- | ---: | ---: |
${rows
  .filter((row) => row.shape === shape)
  .map(
    ({ name, gigaflopPerSecond, ours }) =>
      `| ${name} | ${gigaflopPerSecond.toFixed(1)} | ${ours.toFixed(2)} |`,
  )
  .join('\n')}
`,
)
await write(
  'matmul',
  { ...conditions, rows, goals },
  `# Products of matrices

${measured(conditions)}

Rows × inner × columns, in single precision. All come to the same numbers. onnxruntime-web is measured
with B packed beforehand, as it does with weights, and with B packed at each product, as ours is; the
goal is held against the faster.

${table.join('\n')}
## Goals

${goalTable(goals)}
`,
)
if (goals.some(({ met }) => !met)) process.exitCode = 1
