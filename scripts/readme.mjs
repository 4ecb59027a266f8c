// Fills in what the README says of the code: the map from steps to code, and what the example prints.
//
//   node scripts/readme.mjs           writes it
//   node scripts/readme.mjs --check   fails where the README says otherwise
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { PARTS } from './parts.mjs'
import { root } from './toolchain.mjs'

const docs = join(root, 'apps/docs/src')
const core = join(root, 'packages/core/src')
const viz = join(root, 'packages/viz/src')
const read = (path) => readFileSync(path, 'utf8')
const link = (label, path) => `[${label}](${relative(root, path)})`

/** The imports of a file, as [names, module]; a default import is its one name. */
function importsOf(path) {
  const statement = /import\s+(?:type\s+)?(?:\{([^}]*)\}|(\w+))\s+from\s+'([^']+)'/g
  return [...read(path).matchAll(statement)].map(([, named, single, module]) => [
    named === undefined ? [single] : named.split(',').map((name) => name.trim()),
    module,
  ])
}

/** The names that a part's index exports, types left out. */
function exportsOf(index) {
  const statement = /export\s+\{([^}]*)\}\s+from\s+'([^']+)'/g
  return [...read(index).matchAll(statement)].flatMap(([, named, module]) =>
    named
      .split(',')
      .map((name) => name.trim().replace(/^default as /, ''))
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => ({ name, file: join(dirname(index), module) })),
  )
}

const indexesIn = (folder) =>
  PARTS.map((part) => [part, join(folder, part, 'index.ts')]).filter(([, index]) =>
    existsSync(index),
  )

/** Which part of core exports a name. */
const partOf = new Map(
  indexesIn(core).flatMap(([part, index]) => exportsOf(index).map(({ name }) => [name, part])),
)

/** Which folder a widget's component stands in. */
const widgetFolder = new Map(
  indexesIn(viz).flatMap(([, index]) =>
    exportsOf(index)
      .filter(({ file }) => file.endsWith('.svelte'))
      .map(({ name, file }) => [name, dirname(file)]),
  ),
)

/** The folders of the widgets that a file of the site shows, itself or through its own files. */
function widgetsOf(path, seen = new Set()) {
  if (seen.has(path)) return []
  seen.add(path)
  const folders = importsOf(path).flatMap(([names, module]) => {
    if (module.startsWith('@nextword/viz')) {
      return names.map((name) => widgetFolder.get(name)).filter(Boolean)
    }
    const file = join(dirname(path), module)
    return file.endsWith('.svelte') ? widgetsOf(file, seen) : []
  })
  return [...new Set(folders)]
}

/** What an example takes from core. */
const coreNames = (example) =>
  importsOf(example)
    .filter(([, module]) => module.startsWith('@nextword/core'))
    .flatMap(([names]) => names)
    .filter((name) => partOf.has(name))

/** Functions, each part's beside a link to the part. */
function byPart(names) {
  return PARTS.flatMap((part) => {
    const here = names.filter((name) => partOf.get(name) === part)
    const listed = here.map((name) => `\`${name}\``).join(', ')
    return here.length === 0 ? [] : [`${link(part, join(core, part))}: ${listed}`]
  })
}

function map() {
  const steps = readdirSync(join(docs, 'steps'))
    .filter((file) => /^\d\d-.*\.mdx$/.test(file))
    .map((file) => {
      const example = join(docs, 'examples', `step-${file.slice(0, 2)}.ts`)
      return { file: join(docs, 'steps', file), name: file.slice(0, -4), example }
    })
  // What all steps share, the net and the symbols, would only be noise in each row.
  const [first, ...others] = steps.map(({ example }) => coreNames(example))
  const shared = first.filter((name) => others.every((names) => names.includes(name)))
  const rows = steps.map(({ file, name, example }) => {
    const label = `${Number(name.slice(0, 2))} · ${name.slice(3).replaceAll('-', ' ')}`
    const own = coreNames(example).filter((one) => !shared.includes(one))
    const code = [...byPart(own), link('the code shown', example)]
    // <part>/<widget>: a mode of a widget in a folder of its own is still that widget.
    const widgets = widgetsOf(file).map((folder) =>
      join(viz, ...relative(viz, folder).split(sep).slice(0, 2)),
    )
    const figures = [...new Set(widgets)].map((folder) => link(folder.split('/').at(-1), folder))
    return `| ${link(label, file)} | ${code.join('<br>')} | ${figures.join('<br>')} |`
  })
  const all = byPart(shared).join('; ')
  return [
    '| step | code | figure |',
    '| --- | --- | --- |',
    ...rows,
    ...(all === '' ? [] : ['', `All of them begin with ${all}.`]),
  ].join('\n')
}

/** Runs the example as it stands in the README, as a file of core would run. */
function printedBy(example) {
  return execFileSync('node', ['--input-type=module-typescript', '--eval', example], {
    cwd: join(root, 'packages/core'),
    encoding: 'utf8',
  }).trimEnd()
}

const path = join(root, 'README.md')
const before = read(path)
const filled = before
  .replace(/(<!-- map -->\n\n)[\s\S]*?(?=\n## )/, (_, mark) => `${mark}${map()}\n`)
  .replace(
    /(<!-- example -->\n\n```ts\n)([^`]*)(```\n\n```text\n)([^`]*)```/,
    (_, head, example, middle) => `${head}${example}${middle}${printedBy(example)}\n\`\`\``,
  )
const after = await format(filled, { ...(await resolveConfig(path)), filepath: path })

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.log('✗ README.md does not say what the code says: run `node scripts/readme.mjs`')
    process.exit(1)
  }
  console.log('✓ README.md: the map, and the example with what it prints')
} else {
  writeFileSync(path, after)
}
