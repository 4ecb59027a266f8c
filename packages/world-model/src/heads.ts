// Measures what each head of the model that ships looks at and what it is worth, and the neuron that
// matters most to the page's sentences.
import { writeFileSync } from 'node:fs'
import { measuredHeads } from './heads-report.ts'
import { candidate } from './model.ts'
import { pathOf } from './plan.ts'

const { model } = await candidate()
const report = measuredHeads(model)
const rounded = JSON.stringify(
  report,
  (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value),
  2,
)
writeFileSync(pathOf('results/heads.json'), `${rounded}\n`)
console.log(rounded)
