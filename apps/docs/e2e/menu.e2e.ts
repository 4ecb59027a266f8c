import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { wakeUp, watched } from './page.ts'

/** The menu of a figure, open. */
async function opened(page: Page, step: number) {
  const figure = page.locator(`#step-${step} figure`).first()
  await wakeUp(figure)
  await figure.getByRole('button', { name: 'Share or save this figure' }).click()
  const menu = figure.getByRole('dialog')
  await expect(menu).toBeVisible()
  return { figure, menu }
}

// The plane of words is a canvas, the net an SVG.
for (const [step, widget] of [
  [3, 'network-graph'],
  [14, 'embedding-plane'],
] as const)
  test(`step ${step}: a figure is saved in every format, and the page’s policy allows all of it`, async ({
    page,
  }) => {
    const troubles = await watched(page)
    await page.goto(`/#step-${step}`)
    const { figure, menu } = await opened(page, step)
    for (const format of ['SVG', 'PNG', 'CSV', 'JSON']) {
      const coming = page.waitForEvent('download')
      await menu.getByRole('button', { name: `Save as ${format}` }).click()
      const download = await coming
      const name = download.suggestedFilename()
      expect(name).toMatch(new RegExp(`^${widget}-[\\d.]+\\.${format.toLowerCase()}$`))
      await expect(menu.getByRole('status')).toHaveText(`${name} is saved.`)
      const file = readFileSync(await download.path())
      if (format === 'PNG') {
        const box = await figure.boundingBox()
        expect(file.readUInt32BE(16)).toBe(Math.ceil(box!.width * 2))
      } else if (format === 'JSON')
        expect(JSON.parse(file.toString())).toMatchObject({ version: 1, widget })
      else if (format === 'SVG') expect(file.toString()).toMatch(/^<svg .*<\/svg>$/s)
      else expect(file.toString().split('\r\n').length).toBeGreaterThan(3)
    }
    await menu.getByRole('button', { name: 'Show the numbers as a table' }).click()
    await expect(figure.getByRole('table').last()).toBeVisible()
    await expect(menu).toBeHidden()
    expect(troubles).toEqual([])
  })

test('a menu on a phone takes the width and stays in the window', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/#step-3')
  const { menu } = await opened(page, 3)
  await menu.getByRole('button', { name: 'Put it in a page of yours' }).click()
  const box = (await menu.boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(320)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
