// Brings the Node and pnpm that the project needs, and runs commands with them.
// Runs on Node 20, so that a machine with only that can begin.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'

/**
 * The environment without what npm adds for the script it runs: pnpm reads some of these
 * variables as its own settings. Those that tell where a registry is stay.
 */
function cleanEnvironment() {
  const added = /^(npm_(package|lifecycle)_.*|npm_(command|execpath|node_execpath)|INIT_CWD)$/
  const npmsOwn =
    /^npm_config_(cache|prefix|globalconfig|local_prefix|global_prefix|init_module|node_gyp|npm_version|user_agent|noproxy)$/
  const kept = Object.entries(process.env).filter(
    ([name]) => !added.test(name) && !npmsOwn.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    ASTRO_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  }
}

const environment = cleanEnvironment()

/** The environment of a command: the tools of its folder first, then those of the root. */
function environmentIn(cwd, env) {
  const tools = [cwd, root].map((folder) => join(folder, 'node_modules', '.bin'))
  return { ...environment, ...env, PATH: [...tools, process.env.PATH].join(delimiter) }
}

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12)) return false
  const pnpm = spawnSync('pnpm', ['--version'], { cwd: root, env: environment, encoding: 'utf8' })
  return pnpm.status === 0 && pnpm.stdout.startsWith('12.')
}

/**
 * Goes on where Node ≥ 22.12 and pnpm 12 are there; else runs the same script once more with
 * both from the npm registry and ends with its exit code.
 */
export function needToolchain(script, args = []) {
  if (process.env.NEXTWORD_TOOLCHAIN === 'here' || isNewEnough()) return
  console.log(`Fetching Node 24 and ${packageManager} with npx (once; later runs find them) …`)
  const again = ['node', `scripts/${script}`, ...args].join(' ')
  const { status } = spawnSync(npx, ['--yes', '-p', 'node@24', '-p', packageManager, '-c', again], {
    cwd: root,
    env: { ...environment, NEXTWORD_TOOLCHAIN: 'here' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  process.exit(status ?? 1)
}

/** Runs a command to its end, showing what it prints. @returns {Promise<boolean>} whether it exited 0 */
export function run(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: environmentIn(cwd, env), stdio: 'inherit' })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(false)
    })
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** Runs a command and keeps what it prints. */
export function capture(command, args, { env = {}, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: environmentIn(cwd, env) })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (printed += text))
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, printed }))
  })
}
