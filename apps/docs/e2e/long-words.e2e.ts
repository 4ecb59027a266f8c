import { expect, test } from '@playwright/test'
import { openFolds, scrollThrough, wakeUp } from './page.ts'

// A word without an end is broken; it makes no page wider than the screen.

const endless = [
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen und Antidisestablishmentarianism',
  'a'.repeat(5000),
]

for (const step of [12, 16, 18])
  test(`a long word in step ${step} doesn’t push the page sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(`/#step-${step}`)
    const figure = page.locator(`#step-${step} figure`).first()
    await wakeUp(figure)
    await openFolds(page)
    const fields = await figure.locator('textarea').all()
    expect(fields.length).toBeGreaterThan(0)
    for (const field of fields)
      for (const text of endless) {
        await field.fill(text)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      }
  })

test('a link with a word without an end doesn’t push the page sideways', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 360, height: 800 })
  const own = Buffer.from(`Nora ${'x'.repeat(155)}`).toString('base64url')
  await page.goto(`/?v=1&sentence=own~${own}`)
  await scrollThrough(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})
