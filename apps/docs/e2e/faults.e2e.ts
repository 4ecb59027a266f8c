import { expect, test } from '@playwright/test'
import { ribbonPicture, wakeUp, watched } from './page.ts'

test('without a connection, once the reader has begun to scroll, every figure of the net still works', async ({
  page,
  context,
}) => {
  const troubles = await watched(page)
  await page.goto('/')
  await page.mouse.wheel(0, 300)
  await expect(page.locator('html.whole')).toHaveCount(1, { timeout: 20_000 })
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  for (let step = 3; step <= 10; step++) await wakeUp(page.locator(`#step-${step} figure`).first())
  const training = page.locator('#step-10 figure').first()
  await training.getByRole('button', { name: 'One epoch' }).click()
  await expect(training).toContainText('1 epoch')
  // The figures about words, further down, may miss their data by now.
  expect(troubles.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('a hundred changes a second end in the last one, and the address follows', async ({
  page,
}) => {
  await page.goto('/#step-3')
  const figure = page.locator('#step-3 figure')
  await wakeUp(figure)
  const slider = figure.getByRole('slider')
  await slider.evaluate(async (input: HTMLInputElement) => {
    for (let i = 0; i < 100; i++) {
      input.value = String(Math.round(Math.sin(i) * 20) / 20)
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    input.value = '0.5'
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  // The pixel in the middle is at 0.5: 150 hundredths above black, "46" in base 36.
  await expect.poll(() => new URL(page.url()).searchParams.get('symbol')).toMatch(/^(..){4}46/)
  await expect(ribbonPicture(page)).toHaveAccessibleName(/white white white, black/)
})

test('a tab in the background doesn’t train on', async ({ page }) => {
  await page.goto('/#step-10')
  const training = page.locator('#step-10 figure').first()
  await wakeUp(training)
  await training.getByRole('radio', { name: 'slow' }).check()
  await training.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(training.getByRole('button', { name: 'Pause' })).toBeVisible()
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const said = training.locator('.says')
  await page.waitForTimeout(300)
  const before = await said.textContent()
  await page.waitForTimeout(700)
  expect(await said.textContent()).toBe(before)
})

test('Tab leads through the whole page, never into hiding and never into nothing', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const height = 780
  await page.setViewportSize({ width: 360, height })
  await page.goto('/')
  const hidden: string[] = []
  let stops = 0
  for (; stops < 300; stops++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return null
      const { top, bottom } = element.getBoundingClientRect()
      const isFixed = element.closest('.ribbon, .skip') !== null
      const name = `${element.tagName} ${element.getAttribute('href') ?? element.textContent}`
      return { name, top, bottom, isFixed }
    })
    if (stop === null) break
    const underRibbon = stop.bottom <= 45
    if (!stop.isFixed && (underRibbon || stop.top >= height)) hidden.push(stop.name)
    if (stop.name.includes('txt.cohere.ai/sentence')) break
  }
  expect(hidden).toEqual([])
  expect(stops).toBeGreaterThan(90)
  await expect(page.locator('a[href*="cohere.ai/sentence"]')).toBeFocused()
})
