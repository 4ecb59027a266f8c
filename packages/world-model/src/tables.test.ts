import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { HeadsReport } from './heads-report.ts'
import { pathOf } from './plan.ts'
import { type Card, renewed } from './tables.ts'

const read = (name: string): string => readFileSync(pathOf(name), 'utf8')
const readme = read('README.md')
const card = JSON.parse(read('results/small-world.json')) as Card
const heads = JSON.parse(read('results/heads.json')) as HeadsReport

test('the README shows what was measured: `pnpm --filter world-model readme` renews it', () => {
  expect(renewed(readme, card, heads)).toBe(readme)
})

test('and would show something else if that had been measured', () => {
  const changed = renewed(readme, { ...card, kl: 0.5 }, heads)
  expect(changed).not.toBe(readme)
  expect(changed).toContain('| .500 |')
})
