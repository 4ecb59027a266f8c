import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** What a page has to load to train a net with each library. */
const loads: readonly { name: string; code: string; besides?: string }[] = [
  {
    name: 'Nextword core',
    code: `export * from '@nextword/core/network'; export * from '@nextword/core/training'`,
  },
  { name: 'synaptic', code: `export { default } from 'synaptic'` },
  { name: 'convnetjs', code: `export { default } from 'convnetjs'` },
  { name: 'brain.js 2', code: `export { NeuralNetwork } from 'brain.js'` },
  {
    name: 'tfjs, plain',
    code: `export * from '@tensorflow/tfjs-core'; import '@tensorflow/tfjs-core/dist/register_all_gradients'; import '@tensorflow/tfjs-backend-cpu'`,
  },
  {
    name: 'tfjs, WASM',
    code: `export * from '@tensorflow/tfjs-core'; import '@tensorflow/tfjs-core/dist/register_all_gradients'; import '@tensorflow/tfjs-backend-wasm'`,
    besides: '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  },
]

/** Bytes of each library, bundled for browsers, minified and gzipped, with the files it fetches. */
export async function weights(): Promise<Record<string, number>> {
  const bytes: Record<string, number> = {}
  for (const { name, code, besides } of loads) {
    let size = gzipSync(await bundled(code), { level: 9 }).length
    if (besides !== undefined)
      size += gzipSync(await readFile(fileURLToPath(import.meta.resolve(besides))), {
        level: 9,
      }).length
    bytes[name] = size
  }
  return bytes
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
