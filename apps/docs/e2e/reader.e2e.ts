import { expect, test } from '@playwright/test'
import { ribbonPicture, wakeUp } from './page.ts'

test('a drawing with its label joins the training, stays in the link, and can go again', async ({
  page,
}) => {
  await page.goto('/#step-10')
  const [training, trying] = [
    page.locator('#step-10 figure').first(),
    page.locator('#step-10 figure').nth(1),
  ]
  await wakeUp(trying)
  await trying.getByRole('gridcell', { name: 'row 1, column 1' }).click()
  // Nobody has said what it is: it can't be learnt from yet.
  const add = trying.getByRole('button', { name: 'Add it to the training' })
  await expect(add).toBeDisabled()
  await trying.getByRole('radio', { name: '/' }).check()
  await add.click()
  await expect(trying).toContainText('1 of 12 drawings')
  await expect
    .poll(() => new URL(page.url()).searchParams.get('drawings'))
    .toBe('slash.5k5k005k005k005k00')
  await wakeUp(training)
  await training.getByRole('button', { name: /remove drawing 1/ }).click()
  await expect(trying).toContainText('0 of 12 drawings')
})

test('without a corner, a trained net and the truth are torn between × and /', async ({ page }) => {
  await page.goto('/#step-8')
  const figure = page.locator('#step-8 figure')
  await wakeUp(figure)
  await figure.getByRole('button', { name: 'Rub out a corner' }).click()
  await expect(ribbonPicture(page)).toHaveAccessibleName(/white white black, white black white/)
  await expect(figure.locator('.says')).toContainText('The true shares are 50% for')
  await expect(figure.locator('.says')).toContainText(/net, trained: . (4|5)\d%, . (4|5)\d%/)
  // It is still meant to be a ×, so the next step has an error to show.
  const slope = page.locator('#step-9 figure').first()
  await wakeUp(slope)
  await expect(slope.locator('.says')).toContainText(/The right answer is ×/)
  await figure.getByRole('button', { name: 'Put the × back' }).click()
  await expect(figure.getByRole('button', { name: 'Rub out a corner' })).toBeVisible()
})

test('showing the torn × gives the reader’s own drawing back', async ({ page }) => {
  await page.goto('/?v=1&symbol=5k5k5k5k5k5k5k5k00#step-8')
  const figure = page.locator('#step-8 figure')
  await wakeUp(figure)
  const own = await ribbonPicture(page).getAttribute('aria-label')
  await figure.getByRole('button', { name: 'Show a × without a corner' }).click()
  await expect(ribbonPicture(page)).toHaveAccessibleName(/white white black, white black white/)
  await figure.getByRole('button', { name: 'Back to my drawing' }).click()
  await expect(ribbonPicture(page)).toHaveAccessibleName(own!)
})

test('the rail follows when the reader jumps to the top', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/#step-6')
  await expect(page.locator('[data-rail="6"]')).toHaveAttribute('aria-current', 'step')
  await page.evaluate(() => scrollTo(0, 0))
  await expect(page.locator('[data-rail][aria-current]')).toHaveAttribute('data-rail', '1')
})

test('the menu takes back, untrains and starts afresh', async ({ page }) => {
  await page.goto('/#step-10')
  const training = page.locator('#step-10 figure').first()
  await wakeUp(training)
  await training.getByRole('button', { name: 'One epoch' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.has('net')).toBe(true)
  const trained = new URL(page.url()).searchParams.get('net')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Back to the untrained net' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.has('net')).toBe(false)
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(() => new URL(page.url()).searchParams.get('net')).toBe(trained)
  await page.getByRole('button', { name: 'Start afresh' }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('')
  expect(await page.evaluate(() => localStorage.getItem('nextword-state'))).toBeNull()
})

test('a finger on the knob of a line moves the weight, and the page stays', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    hasTouch: true,
    isMobile: true,
  })
  const page = await context.newPage()
  await page.goto('/#step-6')
  const figure = page.locator('#step-6 figure').first()
  await wakeUp(figure)
  await figure.getByRole('option', { name: /^neuron 2 of hidden 2/ }).tap()
  const knob = figure.locator('[data-handle]')
  await knob.scrollIntoViewIfNeeded()
  const place = (await knob.boundingBox())!
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
  const weight = async () =>
    Number(
      /weight (\S+):/.exec((await figure.locator('.says').textContent())!)![1]!.replace('−', '-'),
    )
  const [before, scrolled] = [await weight(), await page.evaluate(() => scrollY)]
  const finger = await context.newCDPSession(page)
  const touch = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => finger.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [{ x, y }])
  for (let up = 5; up <= 50; up += 5) await touch('touchMove', [{ x, y: y - up }])
  await touch('touchEnd', [])
  await expect.poll(weight).toBeCloseTo(before + 0.5, 1)
  expect(await page.evaluate(() => scrollY)).toBe(scrolled)
  await context.close()
})
