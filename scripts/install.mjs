// Installs what a command needs and no more, exactly as the lockfile says.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './toolchain.mjs'

// Each holds all that the ones before it hold.
const SCOPES = {
  site: ['--prod', '--filter', 'docs...', '--filter', 'nextword'],
  tests: ['--filter', '!bench', '--filter', '!word-vectors'],
  all: ['--filter', '!word-vectors'],
}
const names = Object.keys(SCOPES)
const stamp = join(root, 'node_modules', '.nextword-installed.json')

function manifestsDigest() {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/**
 * @param {'site' | 'tests' | 'all'} scope the site's own packages; those and the tests' tools; the
 * bench's peers too. What was installed before stays installed. The source of the word vectors is
 * never among them: see packages/word-vectors.
 */
export async function install(scope) {
  const digest = manifestsDigest()
  const before = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined
  const byHand = !before && existsSync(join(root, 'node_modules', '.modules.yaml'))
  const wider = byHand ? 'tests' : (before?.scope ?? scope)
  if (before?.digest === digest && names.indexOf(wider) >= names.indexOf(scope)) return true

  const widest = names[Math.max(names.indexOf(wider), names.indexOf(scope))]
  const done = await run('pnpm', ['install', '--frozen-lockfile', ...SCOPES[widest]])
  if (done) {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(stamp, `${JSON.stringify({ scope: widest, digest })}\n`)
  }
  return done
}
