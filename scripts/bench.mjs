// pnpm bench: installs the peers, checks the bench's own types, then measures.
import { install } from './install.mjs'
import { needToolchain, root, run } from './toolchain.mjs'
import { join } from 'node:path'

const args = process.argv.slice(2)
needToolchain('bench.mjs', args)

const cwd = join(root, 'apps/bench')
const steps = [
  () => install('all'),
  () => run('tsc', ['-p', 'tsconfig.json'], { cwd }),
  () => run('node', ['src/nearest.ts', ...args], { cwd }),
  () => run('node', ['src/tokens.ts', ...args], { cwd }),
  () => run('node', ['src/index.ts', ...args], { cwd }),
]
for (const step of steps) if (!(await step())) process.exit(1)
