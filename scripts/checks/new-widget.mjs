// `pnpm new widget` writes a widget that passes every check before a line of it is changed.
import { join } from 'node:path'
import { newWidget } from '../new.mjs'
import { capture, root } from '../toolchain.mjs'
import { copyTree, removeTree } from './tree-copy.mjs'

const name = 'planted-widget'
const place = `network/${name}`
const folder = `src/${place}`
const door = `src/elements/widgets/${name}.ts`
const files = [folder, door, 'src/words/en.ts', `src/words/en/${name}.ts`].map(
  (path) => `packages/viz/${path}`,
)
const copy = copyTree()
const viz = join(copy, 'packages/viz')

const CHECKS = [
  [copy, 'prettier', ['--check', ...files]],
  [copy, 'eslint', files],
  [copy, 'depcruise', ['--config', '.dependency-cruiser.js', 'packages/viz']],
  [viz, 'svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings']],
  [viz, 'vitest', ['run', folder, 'src/elements']],
]

let failed = false
try {
  newWidget(copy, place)
  for (const [cwd, command, args] of CHECKS) {
    const { code, printed } = await capture(command, args, { cwd })
    console.log(`${code === 0 ? '✓' : '✗'} a new widget passes ${command}`)
    if (code === 0) continue
    failed = true
    console.log(printed.replaceAll(`${copy}/`, root))
  }
} finally {
  removeTree(copy)
}
process.exit(failed ? 1 : 0)
