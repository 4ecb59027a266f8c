import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const prefix = '\0words:'

/**
 * Words for the elements: a page that shows one figure brings that figure's words. The one object of all
 * words begins with the kit's, and each widget's join it with the code that asks for them.
 * @param {string} file - the module of all words
 */
export function wordsInElements(file) {
  const source = readFileSync(file, 'utf8')
  const files = new Map(
    [...source.matchAll(/import \{ (\w+) \} from '(.+)'/g)].map(([, name, path]) => [name, path]),
  )
  files.delete('kit')
  const any = [...files.keys()].join('|')
  const asks = new RegExp(String.raw`\.(${any})\b`, 'g')
  const surelyAsks = new RegExp(String.raw`(?:[wW]ords|\ben)\??\.(${any})\b`, 'g')
  return {
    name: 'words-in-elements',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? { id, moduleSideEffects: true } : undefined),
    load(id) {
      if (id === file) return "import { kit } from './en/kit.ts'\nexport const en = { ...kit }\n"
      if (!id.startsWith(prefix)) return
      const name = id.slice(prefix.length)
      const path = join(dirname(file), files.get(name))
      return `import { en } from ${JSON.stringify(file)}\nimport { ${name} } from ${JSON.stringify(path)}\nen.${name} = ${name}\n`
    },
    transform(code, id) {
      if (id.startsWith('\0') || !/\/src\/(?!words\/).*\.(ts|svelte)$/.test(id)) return
      // Who knows the type of the words may call them anything.
      const pattern = /words\/en\.ts'/.test(code) ? asks : surelyAsks
      const names = new Set([...code.matchAll(pattern)].map(([, name]) => name))
      if (names.size === 0) return
      const imports = [...names].map((name) => `import ${JSON.stringify(prefix + name)}\n`).join('')
      return id.endsWith('.svelte')
        ? code.replace(/<script lang="ts">\n/, (tag) => tag + imports)
        : imports + code
    },
  }
}
