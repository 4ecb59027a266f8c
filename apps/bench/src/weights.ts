import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** What a page has to load to train a net: modules it calls, modules that only run, files it fetches. */
const loads: readonly {
  name: string
  calls: readonly string[]
  runs?: readonly string[]
  fetches?: string
}[] = [
  { name: 'Nextword core', calls: ['@nextword/core/network', '@nextword/core/training'] },
  { name: 'synaptic', calls: ['synaptic'] },
  { name: 'convnetjs', calls: ['convnetjs'] },
  { name: 'brain.js 2', calls: ['brain.js'] },
  {
    name: 'tfjs, plain',
    calls: ['@tensorflow/tfjs-core'],
    runs: ['@tensorflow/tfjs-core/dist/register_all_gradients', '@tensorflow/tfjs-backend-cpu'],
  },
  {
    name: 'tfjs, WASM',
    calls: ['@tensorflow/tfjs-core'],
    runs: ['@tensorflow/tfjs-core/dist/register_all_gradients', '@tensorflow/tfjs-backend-wasm'],
    fetches: '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  },
]

/** Bytes of each library, bundled for browsers, minified and gzipped, with the files it fetches. */
export async function weights(): Promise<Record<string, number>> {
  const bytes: Record<string, number> = {}
  for (const { name, calls, runs, fetches } of loads) {
    let size = gzipSync(await bundled(await entryOf(calls, runs)), { level: 9 }).length
    if (fetches !== undefined) {
      const file = await readFile(fileURLToPath(import.meta.resolve(fetches)))
      size += gzipSync(file, { level: 9 }).length
    }
    bytes[name] = size
  }
  return bytes
}

/** A page that calls all that these modules export, and runs those. */
async function entryOf(calls: readonly string[], runs: readonly string[] = []): Promise<string> {
  const lines = runs.map((module) => `import '${module}'`)
  for (const module of calls) {
    const exported: object = await import(module)
    const names = Object.keys(exported).filter((name) => /^\w+$/.test(name) && name !== 'default')
    lines.push(`import { ${names.join(', ')} } from '${module}'; console.log(${names.join(', ')})`)
  }
  return lines.join('\n')
}

async function bundled(code: string): Promise<string> {
  const entry = '\0entry'
  const result = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      rollupOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
  })
  const outputs = Array.isArray(result) ? result : [result]
  return outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))
    .join('')
}
