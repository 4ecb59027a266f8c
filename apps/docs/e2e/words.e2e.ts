import { expect, type Locator, type Page, test } from '@playwright/test'
import { wakeUp, watched } from './page.ts'

// The path of the words: one sentence, cut, placed, and looked around in.

const ribbon = (page: Page) => page.getByRole('region', { name: 'Your sentence' })
const figure = (page: Page, step: number) => page.locator(`#step-${step} figure`).first()
const says = (page: Page, step: number) => figure(page, step).locator('.says')

async function goTo(page: Page, step: number): Promise<void> {
  await page.evaluate((anchor) => location.replace(`#${anchor}`), `step-${step}`)
  await wakeUp(figure(page, step))
}

/** One way of using the page. */
interface Hand {
  press(target: Locator): Promise<void>
  /** Chooses one of several options that stand side by side. */
  choose(option: Locator): Promise<void>
  slideToTheEnd(slider: Locator): Promise<void>
}
const mouse: Hand = {
  press: (target) => target.click(),
  choose: (option) => option.locator('..').click(),
  async slideToTheEnd(slider) {
    const box = (await slider.boundingBox())!
    await slider.page().mouse.click(box.x + box.width - 3, box.y + box.height / 2)
  },
}
const touch: Hand = {
  press: (target) => target.tap(),
  choose: (option) => option.locator('..').tap(),
  async slideToTheEnd(slider) {
    await slider.fill('1')
  },
}
const keyboard: Hand = {
  async press(target) {
    await target.focus()
    await target.press('Space')
  },
  async choose(option) {
    await option.focus()
    await option.press('Space')
  },
  async slideToTheEnd(slider) {
    await slider.focus()
    await slider.press('End')
  },
}

for (const [name, hand, hasTouch] of [
  ['mouse', mouse, false],
  ['touch', touch, true],
  ['keyboard', keyboard, false],
] as const)
  for (const width of [360, 1280])
    test(`swap the cue, mix, meet the ducks and send it, by ${name} at ${width} px`, async ({
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
      await page.goto(`${baseURL!}/#step-17`)
      await wakeUp(figure(page, 17))

      // 17: one tap on the cue; ‘bank’ doesn't move.
      await expect(says(page, 17)).toContainText('The story says ‘river’, yet ‘bank’ stays')
      const placed = /more like cash \(0\.49\) than like water \(0\.19\)/
      await expect(says(page, 17)).toContainText(placed)
      await hand.press(ribbon(page).getByRole('button', { name: 'river: swap it for money' }))
      await expect(says(page, 17)).toContainText('The story says ‘money’, yet ‘bank’ stays')
      await expect(says(page, 17)).toContainText(placed)
      await expect.poll(() => new URL(page.url()).searchParams.get('sentence')).toBe('money')

      // 18: it moves, to the one side or to the other.
      await goTo(page, 18)
      await hand.press(ribbon(page).getByRole('button', { name: 'money: swap it for river' }))
      await hand.slideToTheEnd(figure(page, 18).getByRole('slider').first())
      await expect(says(page, 18)).toContainText('It has crossed over.')
      await hand.choose(figure(page, 18).getByRole('radio', { name: 'money' }))
      await expect(says(page, 18)).toContainText('That is the side the story means.')

      // … and not for the ducks.
      await hand.choose(figure(page, 18).getByRole('radio', { name: 'ducks' }))
      await expect(says(page, 18)).toContainText(
        'The wrong side: the story means the other ‘bank’.',
      )

      // Every other figure reads the same sentence, or its cue.
      await goTo(page, 12)
      await expect(figure(page, 12)).toContainText('ducks')
      await goTo(page, 13)
      await expect(says(page, 13)).toContainText('On the line ducks is number')
      await goTo(page, 14)
      await expect(says(page, 14)).toContainText('Most like ducks')
      await goTo(page, 16)
      await expect(figure(page, 16)).toContainText('ducks')

      // On a phone the sentence has the room of the button, and the menu has the link.
      if (width === 360) await hand.press(page.getByRole('button', { name: 'Menu' }))
      await hand.press(page.getByRole('button', { name: 'Copy link' }))
      await expect(page.getByRole('status', { name: 'Notice' })).toContainText('your sentence')
      const link = await page.evaluate(() => navigator.clipboard.readText())
      expect(new URL(link).search).toBe('?v=1&sentence=ducks')
      const friend = await context.newPage()
      await friend.goto(link)
      await wakeUp(figure(friend, 16))
      await expect(figure(friend, 16)).toContainText('ducks')
      expect(troubles).toEqual([])
      await context.close()
    })

test('a name is cut in two, and with its space it is whole', async ({ page }) => {
  await page.goto('/#step-12')
  await wakeUp(figure(page, 12))
  await expect(says(page, 12)).toContainText('N · ora')
  await figure(page, 12).getByRole('button', { name: 'Put a space before' }).click()
  await expect(says(page, 12)).toContainText('one token')
})

test('a word of the reader’s own is found on the map and goes into the link', async ({ page }) => {
  await page.goto('/#step-14')
  await wakeUp(figure(page, 14))
  const field = figure(page, 14).getByRole('combobox')
  await field.fill('kitten')
  await field.press('Enter')
  await expect(says(page, 14)).toContainText('kitten')
  await expect.poll(() => new URL(page.url()).searchParams.get('word')).toBe('kitten')
  await field.fill('<b>xyzzy</b>')
  await field.press('Enter')
  await expect(figure(page, 14)).toContainText('xyzzy')
  expect(new URL(page.url()).searchParams.get('word')).toBe('kitten')
  await page.reload()
  await wakeUp(figure(page, 13))
  await expect(says(page, 13)).toContainText('kitten')
})

test('the figures of words follow the sentence’s cue until the reader chooses a word', async ({
  page,
}) => {
  await page.goto('/#step-14')
  await wakeUp(figure(page, 14))
  await expect(says(page, 14)).toContainText('Most like river')
  await ribbon(page).getByRole('button', { name: 'river: swap it for money' }).click()
  await expect(says(page, 14)).toContainText('Most like money')
  await goTo(page, 13)
  await expect(says(page, 13)).toContainText('money is number')
  expect(new URL(page.url()).search).toBe('?v=1&sentence=money')

  // A chosen word stands, whatever the sentence, and in the link.
  await goTo(page, 14)
  const field = figure(page, 14).getByRole('combobox')
  await field.fill('kitten')
  await field.press('Enter')
  await ribbon(page).getByRole('button', { name: 'money: swap it for river' }).click()
  await expect(says(page, 14)).toContainText('Most like kitten')
  await expect.poll(() => new URL(page.url()).search).toBe('?v=1&word=kitten')
  await page.reload()
  await wakeUp(figure(page, 14))
  await expect(says(page, 14)).toContainText('Most like kitten')

  // One button leads back to the sentence's word, and it is followed again.
  const back = figure(page, 14).getByRole('button', { name: 'Back to the sentence’s word' })
  await back.click()
  await expect(says(page, 14)).toContainText('Most like river')
  await expect(back).toBeDisabled()
  await expect.poll(() => new URL(page.url()).search).toBe('')
  await ribbon(page).getByRole('button', { name: 'river: swap it for money' }).click()
  await expect(says(page, 14)).toContainText('Most like money')
})

test('of an own sentence the last telling word is looked up', async ({ page }) => {
  const text = Buffer.from('The kitten saw a puppy and').toString('base64url')
  await page.goto(`/?v=1&sentence=own~${text}#step-14`)
  await wakeUp(figure(page, 14))
  await expect(says(page, 14)).toContainText('Most like puppy')
})

test('word vectors and vocabularies come when they are near, not before', async ({ page }) => {
  const fetched: string[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    const size = (await response.body().catch(() => Buffer.alloc(0))).length
    if (size > 100_000) fetched.push(new URL(response.url()).pathname)
  })
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/', { waitUntil: 'networkidle' })
  // A look around and a Tab: the steps about the net are made ready, no data comes.
  await page.mouse.wheel(0, 800)
  await page.keyboard.press('Tab')
  await expect(page.locator('html.whole')).toHaveCount(1, { timeout: 20_000 })
  await page.waitForLoadState('networkidle')
  // The model of the first steps is near from the first move on.
  expect(fetched.filter((name) => !name.includes('small-world'))).toEqual([])
  fetched.length = 0
  await page.evaluate(() => location.replace('#step-12'))
  await wakeUp(figure(page, 12))
  await expect.poll(() => fetched.length).toBeGreaterThan(0)
})

test('a vocabulary that didn’t arrive comes at “Try again”, once there is a connection', async ({
  page,
  context,
}) => {
  await page.goto('/#step-12')
  await wakeUp(figure(page, 12))
  await context.setOffline(true)
  await figure(page, 12).getByRole('radio', { name: 'GPT-4', exact: true }).check()
  await expect(figure(page, 12)).toContainText('didn’t arrive')
  await context.setOffline(false)
  await figure(page, 12).getByRole('button', { name: 'Try again' }).click()
  await expect(figure(page, 12)).not.toContainText('didn’t arrive')
  await expect(says(page, 12)).toContainText('GPT-4')
})

test('figures whose data can’t be fetched say so, and come to life with the connection', async ({
  page,
  context,
}) => {
  await page.goto('/#step-10')
  await page.mouse.wheel(0, 100)
  await expect(page.locator('html.whole')).toHaveCount(1, { timeout: 20_000 })
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.evaluate(() => location.replace('#step-17'))
  const notice = page.getByRole('status', { name: 'Notice' })
  await expect(notice).toContainText('didn’t arrive')
  await context.setOffline(false)
  await wakeUp(figure(page, 17))
  await expect(notice).not.toContainText('didn’t arrive')
  await figure(page, 17).getByRole('radio', { name: 'money' }).check()
  await expect(says(page, 17)).toContainText('money')
})

test('nothing that is done before a figure is awake is lost: it waits', async ({ page }) => {
  await page.route(/r50k/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000))
    await route.continue()
  })
  await page.goto('/#step-12')
  const field = figure(page, 12).getByLabel('Your text')
  const island = page.locator('#step-12 astro-island[aria-busy]').first()
  await expect(island).toHaveCount(1)
  const before = await field.inputValue()
  await field.pressSequentially('hello')
  expect(await field.inputValue()).toBe(before)
  await wakeUp(figure(page, 12))
  await field.fill('hello there')
  await expect(figure(page, 12)).toContainText('hello')
  expect(await field.inputValue()).toBe('hello there')
})

test('another word of two meanings has its cue to swap, and the way back brings nothing to lose', async ({
  page,
}) => {
  await page.goto('/#step-18')
  await wakeUp(figure(page, 18))
  await figure(page, 18).getByText('Other words, own sentence').click()
  await figure(page, 18)
    .getByRole('button', { name: 'Show ‘bat’ in the story that says ‘cave’' })
    .click()
  await expect.poll(() => new URL(page.url()).searchParams.get('sentence')).toBe('cave')
  await ribbon(page).getByRole('button', { name: 'cave: swap it for ball' }).click()
  await expect(figure(page, 18).getByRole('radio', { name: 'ball' })).toBeChecked()
  await figure(page, 18).getByRole('button', { name: 'Back to ‘bank’' }).click()
  await expect(ribbon(page)).toContainText('river')

  // A sentence of the reader's own: back, and by an undo there again.
  const own = figure(page, 18).getByRole('textbox', { name: /^Your own sentence/ })
  await own.fill('My own bank lies by a lake')
  await expect(ribbon(page)).toContainText('My own bank')
  await ribbon(page).getByRole('button', { name: 'Back' }).click()
  await expect(ribbon(page).getByRole('button', { name: /^river: swap/ })).toBeFocused()
  const notice = page.getByRole('status', { name: 'Notice' })
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(ribbon(page)).toContainText('My own bank')
  await expect(own).toHaveValue('My own bank lies by a lake')
})

test('of whom nothing is told is asked for one cue more, not for another story', async ({
  page,
}) => {
  await page.goto('/?v=1&sentence=nothing#step-17')
  await wakeUp(figure(page, 17))
  await ribbon(page).getByRole('button', { name: 'nothing: swap it for river' }).click()
  await expect(says(page, 17)).toContainText('The story says ‘river’')
  await expect(figure(page, 17)).toContainText('Rosa')
})

test('one tap on the cue is told once, by the figure in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/#step-18')
  await wakeUp(figure(page, 18))
  await wakeUp(figure(page, 17))
  await goTo(page, 18)
  await ribbon(page).getByRole('button', { name: 'river: swap it for money' }).click()
  const spoken = (step: number) => figure(page, step).locator('> [role=status]')
  await expect(spoken(18)).toContainText('money')
  await expect(says(page, 17)).toContainText('money')
  await expect(spoken(17)).toBeEmpty()
})

test('a sentence that turns the direction turns no words but its own', async ({ page }) => {
  const turned = Buffer.from('\u202ebank river').toString('base64url')
  await page.goto(`/?v=1&sentence=own~${turned}#step-18`)
  await wakeUp(figure(page, 18))
  await expect(ribbon(page).locator('bdi')).toHaveText('bank river')
  expect(await figure(page, 18).locator('.board').first().textContent()).not.toContain('\u202e')
})
