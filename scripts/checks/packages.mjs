// The packages as npm would get them: packed, then read by publint, attw and Node itself.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { capture, root } from '../toolchain.mjs'

const PACKAGES = [
  { name: 'core', sideEffects: false },
  { name: 'viz', sideEffects: ['**/*.css', './dist/elements/**/*.js'] },
]
const NEVER_SHIPPED = /(\.test\.|(^|\/)(testing|fixtures)[./]|\.tsbuildinfo$|^package\/src\/)/
const ALWAYS_SHIPPED = ['LICENSE', 'README.md', 'package.json']

/** ESM packages have no CommonJS; nor can Node resolve what only a bundler reads: Svelte and CSS. */
function isExpected({ kind, resolutionKind, resolutionOption, moduleSpecifier }) {
  if (resolutionKind === 'node10' || resolutionKind === 'node16-cjs') return true
  if (kind !== 'InternalResolutionError') return false
  return (
    resolutionOption === 'node10' ||
    moduleSpecifier.endsWith('.css') ||
    (moduleSpecifier.endsWith('.svelte') && resolutionOption === 'node16')
  )
}

async function must(command, args, options) {
  const { code, printed } = await capture(command, args, options)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}\n${printed}`)
  return printed
}

/** Packs a package and unpacks it where Node would find it. */
async function install(name, folder) {
  await must('pnpm', ['pack', '--pack-destination', folder], { cwd: join(root, 'packages', name) })
  const tarball = readdirSync(folder).find((file) => file.startsWith(`nextword-${name}-`))
  const path = join(folder, tarball)
  const files = (await must('tar', ['-tzf', path])).trim().split('\n')
  const home = join(folder, 'node_modules', '@nextword', name)
  mkdirSync(home, { recursive: true })
  await must('tar', ['-xzf', path, '-C', home, '--strip-components=1'])
  return { path, files, home, manifest: JSON.parse(readFileSync(join(home, 'package.json'))) }
}

/** Everything wrong with the packed files and the manifest, as sentences. */
function faultsOfManifest({ files, manifest }, sideEffects) {
  const faults = files
    .filter((file) => NEVER_SHIPPED.test(file))
    .map((file) => `${file} is not for users`)
  for (const file of ALWAYS_SHIPPED) {
    if (!files.includes(`package/${file}`)) faults.push(`${file} is missing`)
  }
  if (JSON.stringify(manifest.sideEffects) !== JSON.stringify(sideEffects)) {
    faults.push(`sideEffects is ${JSON.stringify(manifest.sideEffects)}`)
  }
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'object' && Object.keys(target)[0] !== 'types') {
      faults.push(`exports["${subpath}"] does not put types first`)
    }
    if (JSON.stringify(target).includes('/src/')) faults.push(`exports["${subpath}"] leads to src`)
  }
  if (JSON.stringify(manifest.dependencies ?? {}).includes('workspace:')) {
    faults.push('a dependency still says workspace:')
  }
  return faults
}

async function faultsOfTypes({ path, manifest }) {
  const sheets = Object.keys(manifest.exports).filter((subpath) => subpath.endsWith('.css'))
  const packed = createPackageFromTarballData(readFileSync(path))
  const { types, problems } = await checkPackage(packed, { excludeEntrypoints: sheets })
  if (!types) return ['attw finds no types']
  return problems
    .filter((problem) => !isExpected(problem))
    .map(({ trace: _, ...problem }) => `attw: ${JSON.stringify(problem)}`)
}

async function faultsOfPublint({ path }) {
  const { code, printed } = await capture('publint', ['run', path, '--strict'])
  return code === 0 ? [] : [printed]
}

const folder = mkdtempSync(join(tmpdir(), 'nextword-'))
let wrong = 0
try {
  for (const { name, sideEffects } of PACKAGES) {
    const packed = await install(name, folder)
    const faults = [
      ...faultsOfManifest(packed, sideEffects),
      ...(await faultsOfPublint(packed)),
      ...(await faultsOfTypes(packed)),
    ]
    for (const fault of faults) console.log(`✗ @nextword/${name}: ${fault}`)
    if (faults.length === 0) console.log(`✓ @nextword/${name}: ${packed.files.length} files`)
    wrong += faults.length
  }
  // Every door of core opens in plain Node, without a build or a flag.
  const core = JSON.parse(readFileSync(join(folder, 'node_modules/@nextword/core/package.json')))
  for (const subpath of Object.keys(core.exports)) {
    const file = join(folder, 'node_modules/@nextword/core', core.exports[subpath].default)
    const names = Object.keys(await import(pathToFileURL(file).href))
    if (names.length === 0) {
      wrong += 1
      console.log(`✗ @nextword/core: ${subpath} exports nothing`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(wrong > 0 ? 1 : 0)
