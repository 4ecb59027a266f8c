// npm test: every check of the project, the quickest first; non-zero if any fails.
import { install } from './install.mjs'
import { needToolchain, run } from './toolchain.mjs'

const args = process.argv.slice(2)
needToolchain('test.mjs', args)
const env = args.includes('--long') ? { LONG: '1' } : {}

const turbo = (task) => () =>
  run('turbo', ['run', task, '--filter=!bench', '--output-logs=new-only', '--concurrency=2'], {
    env,
  })

const stages = [
  ['types', turbo('check')],
  ['unit and property tests', turbo('test:unit')],
  ['widgets in a real browser', turbo('test:browser')],
  ['build', turbo('build')],
  ['end to end on the built site', turbo('test:e2e')],
]

const started = performance.now()
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const failed = []

if (!(await install('tests'))) process.exit(1)
console.log(`\n✓ frozen install, ${seconds(started)}`)
for (const [name, stage] of stages) {
  console.log(`\n▶ ${name}`)
  const begun = performance.now()
  const passed = await stage()
  console.log(`${passed ? '✓' : '✗'} ${name}, ${seconds(begun)}`)
  if (!passed) failed.push(name)
}

console.log(`\nAll in ${seconds(started)}${failed.length ? `; failed: ${failed.join(', ')}` : ''}`)
console.log(`${stages.length + 1 - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length ? 1 : 0)
