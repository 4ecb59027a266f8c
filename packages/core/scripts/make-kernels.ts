// pnpm --filter core make:kernels: compiles packages/core/kernels into the module that is committed.
import { writeFile } from 'node:fs/promises'
import { kernelsModule, kernelsModuleUrl } from './kernels-module.ts'

const text = await kernelsModule()
await writeFile(kernelsModuleUrl, text)
console.log(`${text.length} letters`)
