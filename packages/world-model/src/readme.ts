// Renews the tables of the README from what was measured.
import { readFileSync, writeFileSync } from 'node:fs'
import type { HeadsReport } from './heads-report.ts'
import { pathOf } from './plan.ts'
import { type Card, renewed } from './tables.ts'

const read = (name: string): string => readFileSync(pathOf(name), 'utf8')
const card = JSON.parse(read('results/small-world.json')) as Card
const heads = JSON.parse(read('results/heads.json')) as HeadsReport
writeFileSync(pathOf('README.md'), renewed(read('README.md'), card, heads))
