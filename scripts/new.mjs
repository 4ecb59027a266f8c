// pnpm new widget <part>/<name>: a widget's files, its words and its export, ready to be filled.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PARTS } from './parts.mjs'

const templates = fileURLToPath(new URL('widget', import.meta.url))
const usage = 'pnpm new widget <part>/<name>, as in: pnpm new widget attention/attention-lines'

/** attention-lines → AttentionLines */
const pascal = (name) =>
  name.replaceAll(/(^|-)([a-z0-9])/g, (_, _dash, letter) => letter.toUpperCase())

/** Adds a line to a block of lines that begin alike, in its alphabetical place. */
function addLine(lines, added, isAlike) {
  const after = lines.findIndex((line) => isAlike(line) && line > added)
  const last = lines.findLastIndex(isAlike)
  return lines.toSpliced(after === -1 ? last + 1 : after, 0, added)
}

function addWords(file, name, camel) {
  let lines = readFileSync(file, 'utf8').split('\n')
  lines = addLine(lines, `import { ${camel} } from './en/${name}.ts'`, (line) =>
    line.startsWith('import {'),
  )
  const end = lines.indexOf('}')
  writeFileSync(file, lines.toSpliced(end, 0, `  ${camel},`).join('\n'))
}

function addExport(file, name, camel) {
  const exported = [
    `export { default as ${pascal(name)} } from './${name}/${pascal(name)}.svelte'`,
    `export { ${camel}Schema } from './${name}/schema.ts'`,
  ]
  const before = existsSync(file) ? readFileSync(file, 'utf8').replace(/^export \{\}\n/, '') : ''
  writeFileSync(file, `${before}${exported.join('\n')}\n`)
}

/**
 * @param root - the folder of the project
 * @param place - `<part>/<name>`
 * @returns the paths of the new files
 */
export function newWidget(root, place) {
  const [part, name, ...rest] = place.split('/')
  if (!PARTS.includes(part)) throw new Error(`no part '${part}'; the parts are ${PARTS.join(', ')}`)
  if (rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
    throw new Error(`a widget's name is lower-case words joined by '-', got '${name ?? ''}'`)
  }
  const viz = join(root, 'packages/viz/src')
  const folder = join(viz, part, name)
  if (existsSync(folder)) throw new Error(`${part}/${name} exists already`)

  const camel = pascal(name).replace(/^./, (letter) => letter.toLowerCase())
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  const fill = (text) =>
    text
      .replaceAll('widget-name', name)
      .replaceAll('WidgetName', pascal(name))
      .replaceAll('widgetName', camel)
      .replaceAll('TITLE', title)
      .replaceAll('PART', part)

  const elsewhere = {
    'words.ts': join(viz, 'words/en', `${name}.ts`),
    'door.ts': join(viz, 'elements/widgets', `${name}.ts`),
  }
  mkdirSync(folder, { recursive: true })
  const written = readdirSync(templates).map((template) => {
    const file = fill(template.replace(/\.txt$/, ''))
    const path = elsewhere[file] ?? join(folder, file)
    writeFileSync(path, fill(readFileSync(join(templates, template), 'utf8')))
    return path
  })
  addWords(join(viz, 'words/en.ts'), name, camel)
  addExport(join(viz, part, 'index.ts'), name, camel)
  return written
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, place] = process.argv.slice(2)
  if (kind !== 'widget' || place === undefined) {
    console.error(usage)
    process.exit(1)
  }
  try {
    for (const path of newWidget(fileURLToPath(new URL('..', import.meta.url)), place)) {
      console.log(path)
    }
    console.log(
      'Next: the formula in its core part with a test, then view.ts, the markup, the schema, the step.',
    )
  } catch (error) {
    console.error(`${error.message}\n${usage}`)
    process.exit(1)
  }
}
