// dist/elements: the widgets as custom elements, for a page without a bundler; and what tools read of them.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
// @boundaries-ignore one answer to a module that couldn't be fetched, shared with the site
import { secondTry } from '../../../scripts/second-try.mjs'
import { withoutAbouts } from './abouts.mjs'
import { codeSplittingOf } from './chunks.mjs'
import { integrityOf } from './integrity.mjs'
import { htmlData, manifestOf } from './manifest.mjs'
import { svelteInElements } from './svelte.mjs'
import { typesOf } from './types.mjs'
import { wordsInElements } from './words.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'src/elements')
const target = join(root, 'dist/elements')
const { version, homepage = '' } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const names = readdirSync(join(source, 'widgets')).map((file) => file.replace(/\.ts$/, ''))

/** The types that svelte-package has made of the sources, and that the built modules keep. */
const KEPT_TYPES = ['server', 'door', 'live', 'space', 'state', 'values', 'nextword-element']
const keptTypes = KEPT_TYPES.map((name) => [`${name}.d.ts`, join(target, `${name}.d.ts`)])
  .filter(([, path]) => existsSync(path))
  .map(([file, path]) => [file, readFileSync(path, 'utf8')])

const shared = {
  root,
  configFile: false,
  logLevel: 'warn',
  define: { NEXTWORD_VERSION: JSON.stringify(version), NEXTWORD_SITE: JSON.stringify(homepage) },
}
const sheet = join(source, 'sheet.ts')

await build({
  ...shared,
  plugins: [
    wordsInElements(join(root, 'src/words/en.ts')),
    svelteInElements({ generate: 'client', sheet }),
    withoutAbouts,
    secondTry(),
  ],
  // Wherever the folder is put.
  base: './',
  build: {
    outDir: target,
    emptyOutDir: true,
    // What light-dark() and registered properties need.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    lib: {
      entry: Object.fromEntries([
        ...names.map((name) => [name, join(source, 'widgets', `${name}.ts`)]),
        ['all', join(source, 'all.ts')],
      ]),
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        // Vite makes a library no smaller than readable; this does.
        minify: true,
        codeSplitting: codeSplittingOf(names.length),
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => `chunks/${name.replace(/[~.].*/, '')}-[hash].js`,
      },
    },
  },
})

await build({
  ...shared,
  plugins: [svelteInElements({ generate: 'server', sheet })],
  build: {
    ssr: true,
    outDir: target,
    emptyOutDir: false,
    target: 'node22',
    rolldownOptions: {
      input: { server: join(source, 'server.ts') },
      output: { chunkFileNames: 'server/[name]-[hash].js' },
    },
  },
})

const { elementsCss, ...described } = await import(pathToFileURL(join(target, 'server.js')).href)
for (const [file, text] of [
  ...keptTypes,
  ...typesOf(described),
  ['elements.css', await elementsCss()],
  ['custom-elements.json', manifestOf(described)],
  ['html-custom-data.json', htmlData(described)],
])
  writeFileSync(join(target, file), text)
writeFileSync(join(target, 'integrity.json'), integrityOf(target))
