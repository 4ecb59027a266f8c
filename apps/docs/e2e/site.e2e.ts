import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'

test('the first page answers with its heading', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('an unknown address answers 404 with a way back', async ({ page }) => {
  const response = await page.goto('/no-such-page')
  expect(response?.status()).toBe(404)
  await page.getByRole('link', { name: 'Go to the beginning' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('language model')
})

for (const width of [360, 1280])
  test(`the page about the engine reads well at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/')
    await page.getByRole('link', { name: 'trains and runs transformers' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The engine')
    await expect(page.getByText('heads × queries × keys')).toBeVisible()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBe(width)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
