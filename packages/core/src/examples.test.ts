import { globSync, readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import * as core from './index.ts'
import * as skills from './models/world-skills.ts'

/** The worked examples of the docstrings: their code, and what their last line is said to give. */
const examples = globSync('src/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .sort()
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/@example\n((?: \* .*\n)+)/g)].map(([, block]) => {
      const lines = block.split('\n').map((line) => line.replace(/^ \* ?/, ''))
      const [, wanted] = /\/\/ => (.*)$/m.exec(lines.join('\n')) ?? []
      return { file, code: lines.join('\n').replace(/\/\/ .*/g, ''), wanted }
    }),
  )

/** As a docstring writes it: `Float32Array [1, 2]`. */
function written(result: unknown): string {
  if (typeof result === 'string') return `'${result}'`
  if (Array.isArray(result)) return `[${result.map(written).join(', ')}]`
  if (
    result instanceof Float32Array ||
    result instanceof Float64Array ||
    result instanceof Uint8Array
  )
    return `${result.constructor.name} [${[...result].join(', ')}]`
  return String(result)
}

/** '…' stands for digits that were left out, and 0x… is a number too. */
function asPattern(wanted: string): RegExp {
  const number = /^0x[0-9a-f]+$/.test(wanted) ? String(Number(wanted)) : wanted
  const literal = number.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${literal.replaceAll('…', '[0-9]*')}$`)
}

const network = core.startingNetwork(core.symbolShape, 'uniform', core.seededRandom(1))
const config = core.gpt2Config({ vocabulary: 3, context: 4, layers: 1, width: 4, heads: 2 })
const scope = createContext({
  ...core,
  ...skills,
  network,
  trace: core.forwardTrace(network, core.symbols[0].pixels),
  config,
  model: core.transformer(config, core.startTensors(config, core.seededRandom(1))),
  // The arrays of this realm: a context has its own.
  Uint8Array,
  Float32Array,
  Float64Array,
})

describe('the docstrings’ examples', () => {
  test('are found', () => {
    expect(examples.length).toBeGreaterThan(20)
  })

  test.each(examples)('$file: $code', ({ code, wanted }) => {
    expect(wanted, 'an example ends in “// => …”').toBeDefined()
    expect(written(runInContext(code, scope))).toMatch(asPattern(wanted!))
  })
})
