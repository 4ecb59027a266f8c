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
