// What a reader downloads, minified and gzipped, against a ceiling; and against a floor in `atLeast`,
// in bytes: a bundle that comes out almost empty has lost something, not become lean.

import { readdirSync } from 'node:fs'
import { askedLater, modulesWith } from './scripts/checks/module-closure.mjs'

/** Everything that a built file exports, as size-limit wants to read it. */
async function everything(path) {
  const names = Object.keys(await import(new URL(path, import.meta.url).href))
  return `{ ${names.join(', ')} }`
}

/** One bundle of everything that these built files export. */
async function bundle(name, paths, limit) {
  const imports = await Promise.all(paths.map(async (path) => [path, await everything(path)]))
  return { name, path: paths[0], import: Object.fromEntries(imports), gzip: true, limit }
}

const core = 'packages/core/dist'
const site = 'apps/docs/dist/_astro'
/** Word vectors, maps, vocabularies and the model: each comes when a reader is near it, or asks for it. */
const fetchedData = ['words-*', 'map-*', '*_base.*', 'small-world.*']

const elements = 'packages/viz/dist/elements'
const stage = readdirSync(`${elements}/chunks`).find((file) => file.startsWith('stage-'))

/**
 * What an element brings, in kB: `tag` to be known to its page, which is all that comes before a reader is
 * near, and `figure` with everything it draws itself with; its data come besides.
 *
 * The 30 kB that were wished for hold the tag alone: Svelte takes 15 of them, the frame of all figures 13,
 * and a figure's own drawing, words and mathematics 5 to 50: those of a model hold the model.
 */
const elementLimits = {
  'pixel-grid': 51,
  'output-bars': 52,
  'network-graph': 79,
  'training-panel': 79,
  'weight-slope': 79,
  'token-strip': 64,
  'merge-ladder': 61,
  'embedding-plane': 77,
  analogy: 73,
  'attention-lines': 76,
  'next-word': 92,
  machine: 94,
  'two-strips': 85,
  'head-grid': 95,
  'logit-lens': 91,
  'train-a-language-model': 93,
}

const built = readdirSync(elements).filter((file) => /^(?!all|server).*\.js$/.test(file))
for (const name of built.map((file) => file.slice(0, -3)))
  if (!(name in elementLimits)) throw new Error(`the element ${name} has no budget`)

function elementSizes(name, limit) {
  const tag = modulesWith(elements, `${name}.js`)
  const figure = new Set(tag)
  for (const chunk of [`chunks/${stage}`, ...askedLater(elements, `${name}.js`)])
    modulesWith(elements, chunk, figure)
  const files = (modules) => [...modules].map((file) => `${elements}/${file}`)
  return [
    sizeOf(`element ${name}: the tag`, files(tag), '14 kB', 8000),
    sizeOf(`element ${name}: with its figure`, files(figure), `${limit} kB`, 30000),
  ]
}

/** Built modules as they are. */
function sizeOf(name, path, limit, floor) {
  atLeast[name] = floor
  return { name, path, gzip: true, limit, rolldown: false }
}

export const atLeast = {
  'core: network and training': 3000,
  'core: a transformer that is loaded and writes': 4000,
  'core: everything': 20000,
  'core: SIMD kernels': 6000,
  'models: 2,000 word vectors': 150000,
  'models: 5,000 word vectors': 400000,
  'models: map of 5,000 words': 15000,
  'models: the small world': 8000,
  'models: the small world’s model': 150000,
  'models: the starter world': 4000,
  'models: what the worlds ask of a model': 400,
  'site: all code': 60000,
  'site: the data of steps 12 to 18 as they begin': 300000,
}

/** A module of data, as it is. */
const data = (name, file, limit) => ({
  name,
  path: `${core}/models/${file}.js`,
  gzip: true,
  limit,
  rolldown: false,
})

export default [
  await bundle(
    'core: network and training',
    [`./${core}/network/index.js`, `./${core}/training/index.js`],
    '6 kB',
  ),
  {
    name: 'core: a transformer that is loaded and writes',
    path: `${core}/index.js`,
    import: '{ readBytes, readCheckpoint, transformer, session, generate }',
    gzip: true,
    limit: '12 kB',
  },
  // More than the 30 kB that were wished for: the readers of other people's files take 9 of them, the
  // world 8. Nobody loads it whole: what isn't imported falls away.
  await bundle('core: everything', [`./${core}/index.js`], '52 kB'),
  await bundle('core: SIMD kernels', [`./${core}/kernels/simd.js`], '12 kB'),
  data('models: 2,000 word vectors', 'words-2000', '190 kB'),
  data('models: 5,000 word vectors', 'words-5000', '480 kB'),
  data('models: the small world', 'world', '12 kB'),
  data('models: the small world’s model', 'small-world', '270 kB'),
  data('models: the starter world', 'starter-world', '7 kB'),
  await bundle(
    'models: what the worlds ask of a model',
    [`./${core}/models/world-skills.js`],
    '1.5 kB',
  ),
  data('models: map of 5,000 words', 'map-5000', '21 kB'),
  sizeOf(
    'elements: the loader of all',
    [...modulesWith(elements, 'all.js')].map((file) => `${elements}/${file}`),
    '2 kB',
    600,
  ),
  ...Object.entries(elementLimits).flatMap(([name, limit]) => elementSizes(name, limit)),
  {
    name: 'site: all code',
    // All twenty steps; each figure's code comes when it is near (at rest: see the weight test).
    path: [`${site}/*.js`, ...fetchedData.map((file) => `!${site}/${file}`)],
    gzip: true,
    limit: '465 kB',
    rolldown: false,
  },
  {
    name: 'site: the data of steps 12 to 18 as they begin',
    path: [`${site}/words-2000.*.js`, `${site}/r50k_base.*.js`],
    gzip: true,
    limit: '410 kB',
    rolldown: false,
  },
]
