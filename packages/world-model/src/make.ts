// Writes the trained model into core, a byte a weight, as the module that ships.
import { writeFileSync } from 'node:fs'
import { readCheckpoint, toBase64url, writeCheckpoint } from '@nextword/core/formats'
import { pathOf, readIfThere } from './plan.ts'

const trained = readIfThere('build/trained.bin')
if (trained === null) throw new Error('there is no trained model yet: run `pnpm train:world` first')
const { config, tensors } = readCheckpoint(trained)
const file = writeCheckpoint(config, tensors, { precision: 'int8' })
const text = `// Made by packages/world-model: not to be edited by hand.

/**
 * The language model of the small world: a checkpoint in int8, as base64url. Read it by
 * \`readCheckpoint(fromBase64url(smallWorld))\`.
 * What it learnt from and how right it is: packages/world-model/results.
 */
export const smallWorld: string =
  '${toBase64url(file)}'
`
writeFileSync(pathOf('../core/src/models/small-world.ts'), text)
console.log(`${file.length} bytes, ${text.length} as text`)
