// Lighthouse as on a phone, five times on the built site: medians against what the site has to keep.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
// @boundaries-ignore one answer to "which browser", shared by every test that needs one
import { launchOptions } from '../../../scripts/chromium.ts'

const RUNS = 5
const AT_LEAST = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }
type Category = keyof typeof AT_LEAST
const categories = Object.keys(AT_LEAST) as Category[]

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Starts the server of `npm start` on a free port and waits for the address that it prints. */
async function serve() {
  const script = fileURLToPath(new URL('../../docs/scripts/serve.mjs', import.meta.url))
  const server = spawn(process.execPath, [script], { env: { ...process.env, PORT: '0' } })
  server.stderr.pipe(process.stderr)
  const [printed] = await once(server.stdout, 'data')
  const address = /http:\/\/\S+/.exec(String(printed))?.[0]
  if (address === undefined) throw new Error(`the server said: ${printed}`)
  return { server, address }
}

async function measure(address: string): Promise<Record<Category, number>> {
  const { executablePath, args } = await launchOptions()
  const chrome = await launch({
    chromePath: executablePath,
    chromeFlags: ['--headless', '--disable-gpu', ...args],
  })
  try {
    const result = await lighthouse(address, { port: chrome.port, onlyCategories: categories })
    if (result === undefined) throw new Error('Lighthouse gave no result')
    const { lhr } = result
    for (const audit of Object.values(lhr.audits)) {
      const counts = audit.scoreDisplayMode === 'binary' && audit.score === 0
      if (counts) console.log(`  fails: ${audit.title}`)
    }
    const figures = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time']
    const shown = [...figures, 'cumulative-layout-shift'].map(
      (name) => `${name} ${lhr.audits[name]?.displayValue}`,
    )
    // How fast the machine was just then: a busy one makes every page slow.
    console.log(`  ${shown.join(', ')}; machine ${lhr.environment.benchmarkIndex}`)
    const score = (name: Category) => Math.round((lhr.categories[name]?.score ?? 0) * 100)
    return Object.fromEntries(categories.map((name) => [name, score(name)])) as Record<
      Category,
      number
    >
  } finally {
    chrome.kill()
  }
}

const { server, address } = await serve()
const runs: Record<Category, number>[] = []
try {
  for (let i = 0; i < RUNS; i++) {
    const run = await measure(address)
    console.log(`run ${i + 1}: ${categories.map((name) => `${name} ${run[name]}`).join(', ')}`)
    runs.push(run)
  }
} finally {
  server.kill()
}

let low = 0
for (const name of categories) {
  const middle = median(runs.map((run) => run[name]))
  const enough = middle >= AT_LEAST[name]
  console.log(`${enough ? '✓' : '✗'} ${name}: ${middle}, at least ${AT_LEAST[name]}`)
  if (!enough) low += 1
}
process.exit(low > 0 ? 1 : 0)
