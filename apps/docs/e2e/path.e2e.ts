import { expect, type Locator, type Page, test } from '@playwright/test'
import { networkFromCode } from '@nextword/core/formats'
import { ribbonPicture, wakeUp, watched } from './page.ts'

// The main path: draw a symbol, see it flow, train, be recognised, send the very net to a friend.

/** One way of using the page. */
interface Hand {
  press(target: Locator): Promise<void>
  /** Draws a × on a display that is blank. */
  drawCross(grid: Locator): Promise<void>
}

const corners = [
  [1, 1],
  [1, 3],
  [2, 2],
  [3, 1],
  [3, 3],
] as const
const cell = (grid: Locator, row: number, column: number) =>
  grid.getByRole('gridcell', { name: `row ${row}, column ${column}` })

const mouse: Hand = {
  press: (target) => target.click(),
  async drawCross(grid) {
    for (const [row, column] of corners) await cell(grid, row, column).click()
  },
}
const touch: Hand = {
  press: (target) => target.tap(),
  async drawCross(grid) {
    for (const [row, column] of corners) await cell(grid, row, column).tap()
  },
}
const keyboard: Hand = {
  async press(target) {
    await tabTo(target)
    await target.press('Enter')
  },
  async drawCross(grid) {
    const { keyboard: keys } = grid.page()
    await tabTo(grid.locator('[tabindex="0"]'))
    await keys.press('Control+Home')
    // Along the rows, ending in the last corner.
    for (const key of 'Space → → Space ↓ ← Space ↓ ← Space → → Space'.split(' '))
      await keys.press({ '→': 'ArrowRight', '←': 'ArrowLeft', '↓': 'ArrowDown' }[key] ?? key)
  },
}

/** Goes to a control as a keyboard does, forwards or backwards from where the focus is. */
async function tabTo(target: Locator): Promise<void> {
  const { keyboard: keys } = target.page()
  for (let stops = 0; stops < 300; stops++) {
    const way = await target.evaluate((element) => {
      const from = document.activeElement ?? document.body
      if (from === element) return null
      return from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
        ? 'Shift+Tab'
        : 'Tab'
    })
    if (way === null) return
    await keys.press(way)
  }
  throw new Error('no way by Tab to what was looked for')
}

const crossRead = 'Your symbol: black white black, white black white, black white black'
const ribbon = (page: Page) => page.getByRole('region', { name: 'Your symbol and your net' })
const netIn = (address: string) => new URL(address).searchParams.get('net')

for (const [name, hand, hasTouch] of [
  ['mouse', mouse, false],
  ['touch', touch, true],
  ['keyboard', keyboard, false],
] as const)
  for (const width of [360, 1280])
    test(`draw, see, train, be recognised and send, by ${name} at ${width} px`, async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(120_000)
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        hasTouch,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await context.newPage()
      const troubles = await watched(page)
      await page.goto(`${baseURL!}/#step-4`)

      // 4: draw a ×; the untrained net takes it for something else.
      const step4 = page.locator('#step-4')
      await wakeUp(step4.locator('figure'))
      await hand.press(step4.getByRole('button', { name: 'Clear' }))
      await expect(ribbonPicture(page)).not.toHaveAccessibleName(crossRead)
      await hand.drawCross(step4.getByRole('grid'))
      await expect(ribbonPicture(page)).toHaveAccessibleName(crossRead)
      await expect(step4.locator('figure')).toContainText('That is wrong: it is meant to be ×')
      await expect(ribbon(page)).toContainText('+')

      // 3: watch it flow through the net, layer by layer.
      const step3 = page.locator('#step-3')
      await wakeUp(step3.locator('figure'))
      const before = await step3.locator('.says').textContent()
      await hand.press(step3.getByRole('button', { name: 'Step' }))
      await expect(step3.locator('.says')).not.toHaveText(before!)

      // 10: train to the end; the × is recognised.
      const step10 = page.locator('#step-10')
      const [training, trying] = [step10.locator('figure').first(), step10.locator('figure').nth(1)]
      await wakeUp(training)
      await hand.press(step10.getByRole('button', { name: 'Train', exact: true }))
      await expect(training).toContainText('Done', { timeout: 60_000 })
      await expect(ribbon(page)).toContainText('×')
      await wakeUp(trying)
      await expect(trying).toContainText('and that is right')

      // The blank display gets a confident answer all the same.
      await hand.press(trying.getByRole('button', { name: 'Clear' }))
      await expect(trying).toContainText(/The net says ., (8|9)\d%/)
      await hand.press(trying.getByRole('button', { name: 'Draw times' }))

      // Send it: whoever opens the link has the very same net.
      await hand.press(step10.getByRole('button', { name: 'Send this net to a friend' }))
      await expect(page.getByRole('status', { name: 'Notice' })).toContainText('exactly')
      const link = await page.evaluate(() => navigator.clipboard.readText())
      expect(link.length).toBeLessThanOrEqual(2000)
      const sent = networkFromCode(netIn(link)!)

      const friend = await browser.newContext({ viewport: { width, height: 800 }, hasTouch })
      const theirs = await friend.newPage()
      await theirs.goto(link)
      await expect(theirs.getByRole('status', { name: 'Notice' })).toContainText(
        '130 trained numbers',
      )
      const theirStep4 = theirs.locator('#step-4')
      await wakeUp(theirStep4.locator('figure'))
      await expect(ribbonPicture(theirs)).toHaveAccessibleName(crossRead)
      await expect(ribbon(theirs)).toContainText('×')
      await expect(theirStep4.locator('figure')).toContainText('and that is right')
      // Once they change something their address holds the net as they have it.
      await theirStep4.getByRole('button', { name: 'Clear' }).click()
      await expect.poll(() => new URL(theirs.url()).searchParams.get('symbol')).toMatch(/^5k/)
      const opened = networkFromCode(netIn(theirs.url())!)
      expect(new Uint8Array(opened.parameters.buffer)).toEqual(
        new Uint8Array(sent.parameters.buffer),
      )
      expect(troubles).toEqual([])
      await friend.close()
      await context.close()
    })
