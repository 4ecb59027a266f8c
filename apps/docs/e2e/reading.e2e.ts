import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { steps } from '../src/state/place.ts'
import { openFolds, scrollThrough, watched } from './page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Each theme and each width; in the long run every pair of them. */
const looks = (['light', 'dark'] as const)
  .flatMap((colorScheme) => [320, 768, 1280].map((width) => ({ colorScheme, width })))
  .filter((_, i) => process.env.LONG !== undefined || i % 2 === 0)
for (const { colorScheme, width } of looks)
  test(`axe finds nothing at ${width} px, ${colorScheme}`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await scrollThrough(page)
    await openFolds(page)
    await scrollThrough(page)
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    expect(
      violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
      ),
    ).toEqual([])
  })

test('nothing scrolls sideways at 320 px, with every fold open', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/')
  await scrollThrough(page)
  await openFolds(page)
  await scrollThrough(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test('nothing scrolls sideways with text twice as large', async ({ page }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 640, height: 800 })
  await page.goto('/')
  await scrollThrough(page)
  await page.evaluate(() => {
    document.documentElement.style.zoom = '2'
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
})

test('nothing is said against the page while it is read from top to bottom', async ({ page }) => {
  test.setTimeout(120_000)
  const troubles = await watched(page)
  await page.goto('/')
  await scrollThrough(page)
  expect(troubles).toEqual([])
})

test('the theme switch is remembered and does not flash', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.getByRole('radio', { name: 'Dark' }).check()
  const dark = await paper()
  expect(dark).not.toBe(light)
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.body === null) return
      document.documentElement.dataset.firstPaper = getComputedStyle(document.body).backgroundColor
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  expect(await page.evaluate(() => document.documentElement.dataset.firstPaper)).toBe(dark)
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await page.getByRole('radio', { name: 'Auto' }).check()
  expect(await paper()).toBe(light)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page reads from top to bottom, every figure drawn', async ({ page }) => {
    await page.goto('/')
    await expect(page.locator('main h2')).toHaveCount(steps.length + 8)
    for (const step of steps) {
      const section = page.locator(`#step-${step}`)
      await expect(section.locator('figure').first()).toBeVisible()
      // Tokens and guesses are text, all else is drawn.
      const written: Record<number, string> = { 2: ':text("looked")', 12: ':text("ora")' }
      const drawn = section.locator(`figure ${written[step] ?? 'svg:visible'}`)
      await expect(drawn.first()).toBeVisible()
      await expect(section.locator('math')).toHaveCount(1)
      await expect(section.locator('table').first()).toHaveCount(1)
    }
    await expect(page.getByText('this page needs JavaScript')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden()
    await expect(page.getByRole('group', { name: 'Colours' })).toBeHidden()
  })

  test('nothing scrolls sideways at 320 px', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto('/')
    const box = await page.locator('main').boundingBox()
    expect(box!.x + box!.width).toBeLessThanOrEqual(320)
  })
})
