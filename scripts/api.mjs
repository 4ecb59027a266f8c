// What the packages promise: every exported name with its declaration, as the built types have it.
//
//   node scripts/api.mjs           writes packages/*/api.md, after a build
//   node scripts/api.mjs --check   fails where the built types say otherwise
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './toolchain.mjs'

const PACKAGES = ['core', 'viz']
const printer = ts.createPrinter({ removeComments: true })

/** The doors of a package that have types: [subpath, file]. */
function doorsOf(home) {
  const { publishConfig } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return Object.entries(publishConfig.exports).flatMap(([subpath, target]) =>
    typeof target === 'string' || target.types === undefined || target.types.includes('*')
      ? []
      : [[subpath, join(home, target.types)]],
  )
}

/** A declaration without its comments and its `export`, in one spelling. */
function printed(declaration) {
  // A constant's declaration is its list's.
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration
  return printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replace(/^(export |declare |default )+/, '')
    .trim()
}

/** The props of a Svelte component, a line each; nothing for anything else. */
function propsOf(checker, declaration) {
  if (!ts.isVariableDeclaration(declaration)) return []
  const type = checker.getTypeAtLocation(declaration)
  if (type.aliasSymbol?.name !== 'Component' && type.symbol?.name !== 'Component') return []
  const [props] = type.aliasTypeArguments ?? checker.getTypeArguments(type)
  return checker.getPropertiesOfType(props).map((prop) => {
    const optional = prop.flags & ts.SymbolFlags.Optional ? '?' : ''
    // As it was written: `Words`, not all that is in it.
    const [declared] = prop.declarations ?? []
    const written = declared !== undefined && ts.isPropertySignature(declared) && declared.type
    const value = written
      ? printer.printNode(ts.EmitHint.Unspecified, written, written.getSourceFile())
      : checker.typeToString(checker.getTypeOfSymbol(prop), declaration)
    return `    ${prop.name}${optional}: ${value}`
  })
}

function reportOf(name) {
  const home = join(root, 'packages', name)
  const doors = doorsOf(home)
  const program = ts.createProgram(
    doors.map(([, file]) => file),
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ESNext,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
    },
  )
  const checker = program.getTypeChecker()
  const told = new Map()
  const parts = doors
    // The whole repeats its parts: it comes last, as names alone.
    .toSorted(([a], [b]) => (a === '.') - (b === '.'))
    .map(([subpath, file]) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      if (!module) throw new Error(`${file} is no module: build the packages first`)
      const names = checker
        .getExportsOfModule(module)
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((symbol) => {
          const target =
            symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
          const before = told.get(target)
          if (before !== undefined) return `${symbol.name} // as in ${before}`
          told.set(target, subpath)
          const declarations = target.declarations ?? []
          if (declarations.length === 0) return `${symbol.name} // unresolved`
          return declarations
            .flatMap((one) => [`${symbol.name}: ${printed(one)}`, ...propsOf(checker, one)])
            .join('\n')
        })
      return `## ${subpath}\n\n\`\`\`ts\n${names.join('\n')}\n\`\`\`\n`
    })
  return `# The API of @nextword/${name}\n\nMade by \`node scripts/api.mjs\`; a change here is a change for users and asks for a changeset.\n\n${parts.join('\n')}`
}

let wrong = 0
for (const name of PACKAGES) {
  const path = join(root, 'packages', name, 'api.md')
  const report = reportOf(name)
  if (!process.argv.includes('--check')) writeFileSync(path, report)
  else {
    let before = ''
    try {
      before = readFileSync(path, 'utf8')
    } catch {
      // There is none yet: then all of it is new.
    }
    const [old, now] = [before.split('\n'), report.split('\n')]
    const changed = [
      ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
      ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
    ]
    if (before === report) console.log(`✓ @nextword/${name}: as packages/${name}/api.md says`)
    else {
      wrong += 1
      console.log(`✗ @nextword/${name} is not as packages/${name}/api.md says:`)
      console.log(changed.slice(0, 40).join('\n'))
      console.log('Meant so? Then run `node scripts/api.mjs` and `pnpm changeset`.')
    }
  }
}
process.exit(wrong > 0 ? 1 : 0)
