import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import * as core from './index.ts'

const pairs = /```js\n([^`]+)```\n\n```text\n([^`]+)```/g
const examples = [...readFileSync('README.md', 'utf8').matchAll(pairs)].map(([, code, wanted]) => ({
  code,
  wanted,
}))

test('the README has its two examples', () => {
  expect(examples).toHaveLength(2)
})

test.each(examples)('the README’s example prints what it says: %#', ({ code, wanted }) => {
  const imports = /^import \{([\w,\s]+)\} from '@nextword\/core'$/gm
  const names = [...code.matchAll(imports)].flatMap(([, list]) => list.match(/\w+/g) ?? [])
  expect(names.filter((name) => !(name in core))).toEqual([])

  const printed: string[] = []
  const console = { log: (...values: unknown[]) => printed.push(`${values.join(' ')}\n`) }
  runInContext(code.replace(imports, ''), createContext({ ...core, console }))
  expect(printed.join('')).toBe(wanted)
})
