import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Page, test as base } from '@playwright/test'
import { type Files, openCdn, openHost } from './serve.ts'

const stylesheet = readFileSync(
  fileURLToPath(import.meta.resolve('@nextword/viz/elements/elements.css')),
  'utf8',
)
const icon = '<svg xmlns="http://www.w3.org/2000/svg"/>'

/** The strictest policy under which a script of another origin may run at all. */
export const strictPolicy = (cdn: string): string =>
  `default-src 'self'; script-src ${cdn}; style-src 'self'`

export interface HostPage {
  /** What the host's page holds within `<body>`. */
  readonly body?: string
  readonly head?: string
  /** Its own style sheet. */
  readonly css?: string
  /** Files of the host's beside these, by their paths. */
  readonly files?: Files
  /** The modules of the elements that the page asks for, at the end. */
  readonly scripts?: readonly string[]
  /** Its policy, if not the strictest. */
  readonly policy?: string
}

export interface Host {
  /** Opens a host's page. */
  show(page: HostPage): Promise<void>
  /** The same without opening it. @returns its address */
  serve(page: HostPage): Promise<string>
  /** Adds a module to the page that is shown. */
  add(script: string): Promise<void>
  readonly cdn: string
  /** `elements.css`, for a host that gives it from its own origin. */
  readonly stylesheet: string
  /** What went wrong so far: violations, errors and warnings. */
  readonly troubles: readonly string[]
  warnings(): readonly string[]
  /** All layout shifts so far: how much, and of what. */
  shifts(): Promise<readonly string[]>
}

export const test = base.extend<{ host: Host }, { cdn: string }>({
  cdn: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const { server, origin } = await openCdn()
      await use(origin)
      server.close()
    },
    { scope: 'worker' },
  ],
  host: async ({ page, cdn }, use) => {
    const closings: (() => void)[] = []
    const troubles = await watched(page)
    const serve = async (shown: HostPage): Promise<string> => {
      const files = { '/': htmlOf(shown, cdn), '/host.css': shown.css ?? '', '/icon.svg': icon }
      const { server, origin } = await openHost(
        { ...files, ...shown.files },
        shown.policy ?? strictPolicy(cdn),
      )
      closings.push(() => server.close())
      return origin
    }
    await use({
      cdn,
      stylesheet,
      troubles,
      async add(script) {
        await page.evaluate((src) => {
          document.body.append(
            Object.assign(document.createElement('script'), { type: 'module', src }),
          )
        }, `${cdn}/${script}`)
      },
      warnings: () => troubles.filter((trouble) => trouble.startsWith('warning: ')),
      shifts: () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts),
      serve,
      async show(shown) {
        await page.goto(await serve(shown), { waitUntil: 'load' })
      },
    })
    for (const close of closings) close()
  },
})

function htmlOf({ body = '', head = '', scripts = [] }: HostPage, cdn: string): string {
  const modules = scripts.map((path) => `<script type="module" src="${cdn}/${path}"></script>`)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A host</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/host.css">${head}</head>
<body>${body}${modules.join('')}</body></html>`
}

interface LayoutShiftEntry extends PerformanceEntry {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
}

/** Everything that a page complains of. */
async function watched(page: Page): Promise<string[]> {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      troubles.push(`${message.type()}: ${message.text()}`)
  })
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`))
  await page.exposeFunction('violated', (what: string) => troubles.push(`violation: ${what}`))
  await page.addInitScript(() => {
    const own = window as unknown as { shifts: string[]; violated(what: string): void }
    own.shifts = []
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as LayoutShiftEntry[]) {
        const moved = sources.map(
          ({ node }) => `${node?.nodeName} ${node?.textContent?.slice(0, 40)}`,
        )
        own.shifts.push(`${value}: ${moved.join('; ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      own.violated(`${effectiveDirective} ${blockedURI}`),
    )
  })
  return troubles
}
