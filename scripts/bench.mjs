// pnpm bench: installs the peers, checks the bench's own types, then measures; a goal that is missed in
// one race doesn't hide the next.
import { install } from './install.mjs'
import { needToolchain, root, run } from './toolchain.mjs'
import { join } from 'node:path'

const args = process.argv.slice(2)
needToolchain('bench.mjs', args)

const cwd = join(root, 'apps/bench')
const before = [() => install('all'), () => run('tsc', ['-p', 'tsconfig.json'], { cwd })]
for (const step of before) if (!(await step())) process.exit(1)

const races = [
  'nearest',
  'tokens',
  'engine/matmul',
  'engine/decode',
  'engine/learning',
  'engine/growth',
  'index',
]
const missed = []
for (const race of races)
  if (!(await run('node', [`src/${race}.ts`, ...args], { cwd }))) missed.push(race)
if (missed.length > 0) console.log(`Not as wanted: ${missed.join(', ')}`)
process.exit(missed.length > 0 ? 1 : 0)
