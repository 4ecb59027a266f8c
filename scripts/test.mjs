// npm test: every check of the project, the quickest first; non-zero if any fails.
import { install } from './install.mjs'
import { needToolchain, run } from './toolchain.mjs'

const flags = process.argv.slice(2)
needToolchain('test.mjs', flags)
const long = flags.includes('--long')
const env = long ? { LONG: '1' } : {}

const turbo = (task) => [
  'turbo',
  [
    'run',
    task,
    '--filter=!bench',
    '--filter=!word-vectors',
    '--output-logs=new-only',
    '--concurrency=2',
  ],
]
const ofRoot = (task) => ['turbo', ['run', `//#${task}`, '--output-logs=new-only']]
const check = (name) => ['node', [`scripts/checks/${name}.mjs`]]

/** Each stage: its name and its commands, run in order until one fails. */
const STAGES = [
  ['format', [['prettier', ['--check', '.', '--cache']]]],
  ['lint', [['eslint', ['.', '--cache', '--cache-location', 'node_modules/.cache/eslint/']]]],
  [
    'arrow of imports',
    [
      ['turbo', ['boundaries']],
      ['depcruise', ['--config', '.dependency-cruiser.js', 'packages', 'apps/docs', 'apps/hosts']],
    ],
  ],
  ['types', [turbo('check')]],
  ['canaries: each check finds a planted fault', [ofRoot('canaries')]],
  ['unit and property tests', [turbo('test:unit')]],
  ['README', [['node', ['scripts/readme.mjs', '--check']]]],
  ['widgets in a real browser', [turbo('test:browser')]],
  ['a new widget as generated', [ofRoot('new-widget')]],
  ['site and packages build, links inside the site', [turbo('build'), check('links')]],
  [
    'packed packages, their API, and licences',
    [check('packages'), ['node', ['scripts/api.mjs', '--check']], check('licences')],
  ],
  ['size budgets', [check('sizes')]],
  ['end to end on the built site, and on pages of others', [turbo('test:e2e')]],
]
if (long) {
  STAGES.push(
    ['types of the bench', [['turbo', ['run', 'check', '--filter=bench']]]],
    ['Lighthouse, five times as on a phone', [['node', ['apps/bench/src/lighthouse.ts']]]],
  )
}

const started = performance.now()
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const failed = []

if (!(await install(long ? 'all' : 'tests'))) process.exit(1)
console.log(`\n✓ frozen install, ${seconds(started)}`)
for (const [name, commands] of STAGES) {
  console.log(`\n▶ ${name}`)
  const begun = performance.now()
  let passed = true
  for (const [command, args] of commands) passed &&= await run(command, args, { env })
  console.log(`${passed ? '✓' : '✗'} ${name}, ${seconds(begun)}`)
  if (!passed) failed.push(name)
}

console.log(`\nAll in ${seconds(started)}${failed.length ? `; failed: ${failed.join(', ')}` : ''}`)
console.log(`${STAGES.length + 1 - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length ? 1 : 0)
