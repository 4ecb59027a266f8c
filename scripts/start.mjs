// npm start: installs what the site needs, builds it unless nothing changed, serves it.
import { install } from './install.mjs'
import { needToolchain, run } from './toolchain.mjs'

needToolchain('start.mjs')

const steps = [
  () => install('site'),
  () => run('turbo', ['run', 'build', '--filter=docs', '--output-logs=new-only']),
  () => run('node', ['apps/docs/scripts/serve.mjs']),
]
for (const step of steps) if (!(await step())) process.exit(1)
