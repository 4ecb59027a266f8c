import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { scrollThrough } from './page.ts'

test('at rest, unscrolled, a phone has fetched at most 60 kB of JavaScript', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 })
  const sizes = new Map<string, number>()
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    sizes.set(
      new URL(response.url()).pathname,
      gzipSync(await response.body(), { level: 9 }).length,
    )
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.waitForTimeout(500)
  const inline = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll('script:not([src])'),
      (script) => script.textContent ?? '',
    ),
  )
  const total =
    [...sizes.values()].reduce((sum, size) => sum + size, 0) + gzipSync(inline.join('')).length
  console.log(`JavaScript at rest: ${(total / 1000).toFixed(1)} kB gzip in ${sizes.size} files`)
  expect(total).toBeLessThanOrEqual(60_000)
})

for (const width of [360, 768, 1280])
  test(`nothing shifts while the page is read at ${width} px`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.setViewportSize({ width, height: 800 })
    await page.addInitScript(() => {
      const shifts: string[] = []
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number
          sources: { node: Element | null }[]
        })[])
          shifts.push(
            `${entry.value.toFixed(4)} ${entry.sources.map(({ node }) => node?.className).join(', ')}`,
          )
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto('/')
    await scrollThrough(page)
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual(
      [],
    )
  })
