import type { NextwordPixelGrid } from '@nextword/viz/elements/pixel-grid'
import { expect } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'

const grid = '<nextword-pixel-grid id="one"></nextword-pixel-grid>'

test('properties that were set before the tag was known are kept', async ({ page, host }) => {
  await host.show({ body: grid })
  await page.evaluate(() => {
    const one = document.querySelector('nextword-pixel-grid')!
    one.pixels = [1, 1, 1, 1, -1, 1, 1, 1, 1]
    one.brush = 'grey'
  })
  await host.add('pixel-grid.js')
  await allReady(page)
  const cells = page.getByRole('gridcell')
  await expect(cells.first()).toHaveAccessibleName(/white/)
  await expect(cells.nth(4)).toHaveAccessibleName(/black/)
  await expect(page.getByRole('radio', { name: 'grey' })).toBeChecked()
})

test('moved within a task an element keeps what the reader did, and its history', async ({
  page,
  host,
}) => {
  await host.show({ body: `${grid}<section></section>`, scripts: ['pixel-grid.js'] })
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.evaluate(() => {
    const one = document.querySelector('#one')!
    one.remove()
    document.querySelector('section')!.append(one)
  })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
  await expect(page.locator('section').getByRole('gridcell').first()).toHaveAccessibleName(/white/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('gridcell').first()).toHaveAccessibleName(/black/)
  expect(host.troubles).toEqual([])
})

test('an element that is put back later begins with what the reader drew', async ({
  page,
  host,
}) => {
  await host.show({ body: grid, scripts: ['pixel-grid.js'] })
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.evaluate(async () => {
    const one = document.querySelector('#one')!
    one.remove()
    await new Promise((resolve) => setTimeout(resolve, 50))
    document.body.append(one)
  })
  await expect(page.getByRole('gridcell').first()).toHaveAccessibleName(/white/)
})

test('a copy is an element of its own, as its attributes say', async ({ page, host }) => {
  await host.show({
    body: '<nextword-pixel-grid id="one" brush="white"></nextword-pixel-grid>',
    scripts: ['pixel-grid.js'],
  })
  await allReady(page)
  await page.evaluate(() => document.body.append(document.querySelector('#one')!.cloneNode(true)))
  await allReady(page)
  await expect(page.getByRole('figure')).toHaveCount(2)
  await page.getByRole('figure').nth(1).getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByRole('gridcell').first()).toHaveAccessibleName(/black/)
  await expect(page.getByRole('radio', { name: 'white' }).nth(1)).toBeChecked()
})

test('an attribute gives a value, another value, and its default once it is gone', async ({
  page,
  host,
}) => {
  await host.show({
    body: '<nextword-pixel-grid id="one" brush="white" neurons="false"></nextword-pixel-grid>',
    scripts: ['pixel-grid.js'],
  })
  const chosen = (name: string) => expect(page.getByRole('radio', { name })).toBeChecked()
  await chosen('white')
  await page.locator('#one').evaluate((one) => one.setAttribute('brush', 'grey'))
  await chosen('grey')
  await page.getByRole('radio', { name: 'white' }).click()
  await chosen('white')
  await page.locator('#one').evaluate((one) => one.removeAttribute('brush'))
  await chosen('black')
  const neurons = await page.locator('#one').evaluate((one) => (one as NextwordPixelGrid).neurons)
  expect(neurons).toBe(false)
})

test('the reader’s changes are told, kept as a state, taken back and given again', async ({
  page,
  host,
}) => {
  await host.show({ body: `<main>${grid}</main>`, scripts: ['pixel-grid.js'] })
  await allReady(page)
  await page.evaluate(() => {
    const told: unknown[] = []
    Object.assign(window, { told })
    document.querySelector('main')!.addEventListener('nextword-change', (event) => {
      told.push(JSON.parse(JSON.stringify((event as CustomEvent).detail)))
    })
  })
  await page.getByRole('radio', { name: 'white' }).click()
  await page.getByRole('button', { name: 'Clear' }).click()
  expect(await page.evaluate(() => (window as unknown as { told: unknown }).told)).toEqual([
    { name: 'brush', value: 'white' },
    { name: 'pixels', value: Array(9).fill(1) },
  ])
  const state = await page.locator('#one').evaluate((one) => (one as NextwordPixelGrid).state)
  expect(state).toEqual({
    version: 1,
    widget: 'pixel-grid',
    props: { brush: 'white', pixels: Array(9).fill(1) },
  })
  await page.locator('#one').evaluate((one) => (one as NextwordPixelGrid).reset())
  await expect(page.getByRole('radio', { name: 'black' })).toBeChecked()
  await expect(page.getByRole('gridcell').first()).toHaveAccessibleName(/black/)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await page
    .locator('#one')
    .evaluate((one, given) => ((one as NextwordPixelGrid).state = given), state)
  await expect(page.getByRole('radio', { name: 'white' })).toBeChecked()
  await expect(page.getByRole('gridcell').first()).toHaveAccessibleName(/white/)
  expect(host.troubles).toEqual([])
})

test('a state of another version or from nowhere changes nothing, and says so', async ({
  page,
  host,
}) => {
  await host.show({ body: grid, scripts: ['pixel-grid.js'] })
  await page.getByRole('radio', { name: 'grey' }).click()
  for (const state of [
    { version: 2, widget: 'pixel-grid', props: { brush: 'white' } },
    { version: 1, widget: 'output-bars', props: {} },
    { version: 1, widget: 'pixel-grid', props: [] },
    null,
    'state',
  ])
    await page
      .locator('#one')
      .evaluate((one, given) => ((one as { state?: unknown }).state = given), state)
  await expect(page.getByRole('radio', { name: 'grey' })).toBeChecked()
  await expect(page.locator('#one').getByRole('alert')).toContainText('another version')
  expect(host.warnings()).toHaveLength(1)
})

test('a state from anywhere can’t reach beyond the widget’s props', async ({ page, host }) => {
  await host.show({ body: grid, scripts: ['pixel-grid.js'] })
  await allReady(page)
  const state = JSON.parse(
    '{"version":1,"widget":"pixel-grid","props":{"__proto__":{"brush":"white"},"constructor":1,"words":{},"brush":"pink","pixels":"1e999"}}',
  ) as unknown
  await page
    .locator('#one')
    .evaluate((one, given) => ((one as { state?: unknown }).state = given), state)
  await expect(page.getByRole('radio', { name: 'black' })).toBeChecked()
  await expect(page.getByRole('gridcell').first()).toHaveAccessibleName(/black/)
})

test('what can’t be fetched is said, what stands in the tags is read, and again works', async ({
  page,
  host,
}) => {
  await page.route(/PixelGrid/, (route) => route.abort())
  await host.show({
    body: '<nextword-pixel-grid><p>A picture of nine pixels.</p></nextword-pixel-grid>',
    scripts: ['pixel-grid.js'],
  })
  await expect(page.getByRole('alert')).toContainText('couldn’t be fetched')
  await expect(page.getByText('A picture of nine pixels.')).toBeVisible()
  await page.unroute(/PixelGrid/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('figure')).toHaveCount(1)
  await expect(page.getByText('A picture of nine pixels.')).toBeHidden()
})
