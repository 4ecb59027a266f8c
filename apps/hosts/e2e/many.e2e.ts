import { type CDPSession, expect, type Page } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'

const grid = '<nextword-pixel-grid></nextword-pixel-grid>'

test('the same script twice is no matter', async ({ page, host }) => {
  await host.show({ body: grid, scripts: ['pixel-grid.js', 'pixel-grid.js?again', 'all.js'] })
  await allReady(page)
  await expect(page.getByRole('figure')).toHaveCount(1)
  expect(host.troubles).toEqual([])
})

test('of two versions the first one wins, with one warning', async ({ page, host }) => {
  await host.show({
    body: `${grid}<nextword-output-bars></nextword-output-bars>`,
    scripts: ['pixel-grid.js'],
  })
  await expect(page.getByRole('figure')).toHaveCount(1)
  await host.add('next/output-bars.js')
  await host.add('next/pixel-grid.js')
  await allReady(page)
  await expect(page.getByRole('figure')).toHaveCount(2)
  const versions = await page.evaluate(() =>
    ['nextword-pixel-grid', 'nextword-output-bars'].map(
      (tag) => (customElements.get(tag) as unknown as { version: string }).version,
    ),
  )
  expect(versions[1]).toBe('99.0.0')
  expect(versions[0]).not.toBe('99.0.0')
  await expect(page.getByRole('figure').nth(1)).toHaveCSS('border-top-width', '1px')
  await expect.poll(() => host.warnings()).toHaveLength(1)
  expect(host.warnings()[0]).toContain('99.0.0 is left out')
  expect(host.troubles).toHaveLength(1)
})

test('a hundred elements share one runtime and one style sheet', async ({ page, host }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await host.show({ body: grid.repeat(100), scripts: ['pixel-grid.js'] })
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      scrollTo(0, y)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })
  expect(await allReady(page)).toBe(100)
  const sheets = await page.evaluate(() => {
    const roots = [...document.querySelectorAll('nextword-pixel-grid')].map(
      ({ shadowRoot }) => shadowRoot!,
    )
    return {
      different: new Set(roots.flatMap(({ adoptedStyleSheets }) => [...adoptedStyleSheets])).size,
      written: roots.filter((root) => root.querySelector('style, link') !== null).length,
    }
  })
  // One of all figures, one that holds the room of this widget.
  expect(sheets).toEqual({ different: 2, written: 0 })
  const scripts = asked.filter((path) => path.endsWith('.js'))
  expect(new Set(scripts).size).toBe(scripts.length)
  expect(host.troubles).toEqual([])
})

test('two hundred mounts and unmounts leave nothing behind', async ({ page, host }) => {
  await host.show({ body: grid, scripts: ['pixel-grid.js', 'network-graph.js', 'token-strip.js'] })
  await allReady(page)
  const devtools = await page.context().newCDPSession(page)
  const rounds = (count: number): Promise<void> =>
    page.evaluate(async (count) => {
      const tags = ['nextword-pixel-grid', 'nextword-network-graph', 'nextword-token-strip']
      for (let i = 0; i < count; i++) {
        const element = document.createElement(tags[i % 3]!) as HTMLElement & {
          ready: Promise<unknown>
        }
        document.body.prepend(element)
        await element.ready
        element.shadowRoot!.querySelector<HTMLElement>('button, input')?.click()
        element.remove()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }, count)
  // What is fetched and compiled once is there after some.
  await rounds(30)
  const before = await counted(devtools, page)
  await rounds(200)
  const after = await counted(devtools, page)
  const grown = (after.heap - before.heap) / 2 ** 20
  console.log(
    `heap ${grown.toFixed(2)} MB more after 200, nodes ${after.nodes - before.nodes}, listeners ${after.listeners - before.listeners}`,
  )
  expect(grown).toBeLessThan(2)
  expect(after.nodes - before.nodes).toBeLessThan(200)
  expect(after.listeners - before.listeners).toBeLessThanOrEqual(10)
  expect(host.troubles).toEqual([])
})

async function counted(
  devtools: CDPSession,
  page: Page,
): Promise<{ heap: number; nodes: number; listeners: number }> {
  // A click elsewhere: the last event is remembered by the runtime.
  await page.mouse.click(2, 2)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  return { heap: usedSize, nodes, listeners: jsEventListeners }
}
