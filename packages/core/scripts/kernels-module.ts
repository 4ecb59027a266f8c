import { readFileSync, readdirSync } from 'node:fs'
import asc from 'assemblyscript/asc'

const folder = new URL('../kernels/', import.meta.url)

/** Where `make:kernels` writes to. */
export const kernelsModuleUrl: URL = new URL('../src/kernels/simd/bytes.ts', import.meta.url)

const options = [
  '--optimizeLevel 3 --shrinkLevel 0 --converge --noAssert --runtime stub --enable simd',
  '--importMemory --noExportMemory --use abort=',
  // 32-bit addresses and v128 between our own functions are meant.
  '--disableWarning',
]

/** A decorator before a function isn't TypeScript: there it stands as a comment, for the other tools. */
const withDecorators = (source: string): string => source.replaceAll(/^\/\/ @inline$/gm, '@inline')

/**
 * The AssemblyScript of `packages/core/kernels` as the text of a module that exports its bytes.
 * @throws Error with the compiler's words where the source is wrong
 */
export async function kernelsModule(): Promise<string> {
  const files = new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => [name, withDecorators(readFileSync(new URL(name, folder), 'utf8'))]),
  )
  let bytes = new Uint8Array()
  const { error, stderr } = await asc.main(
    ['index.ts', '--outFile', 'kernels.wasm', ...options.flatMap((line) => line.split(' '))],
    {
      readFile: (name) => files.get(name) ?? null,
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') bytes = Uint8Array.from(contents)
      },
      listFiles: () => [],
    },
  )
  if (error !== null) throw new Error(`the kernels don't compile: ${stderr.toString()}`)
  return `// Made by \`pnpm --filter core make:kernels\` from packages/core/kernels: not to be edited.
export const bytes: string =
  '${Buffer.from(bytes).toString('base64')}'
`
}
