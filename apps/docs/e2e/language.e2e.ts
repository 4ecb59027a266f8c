import { expect, type Locator, type Page, test } from '@playwright/test'
import { wakeUp, watched } from './page.ts'

// The path of the small world's model: swap, guess, uncover, break, climb, and train one's own.

const figure = (page: Page, step: number, nth = 0) => page.locator(`#step-${step} figure`).nth(nth)
const says = (of: Locator) => of.locator('.says')

async function goTo(page: Page, step: number, nth = 0): Promise<Locator> {
  await page.evaluate((anchor) => location.replace(`#${anchor}`), `step-${step}`)
  await wakeUp(figure(page, step, nth))
  return figure(page, step, nth)
}

for (const [width, height] of [
  [360, 640],
  [1280, 800],
] as const)
  test(`the first screen of ${width} × ${height} px holds a sentence, five bars and the word to tap`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    // The model never comes: one tap swaps all five all the same.
    await page.route(/small-world/, (route) => route.abort())
    await page.goto('/')
    const first = figure(page, 1)
    const rows = first.getByRole('listitem')
    await expect(rows.nth(4)).toBeInViewport({ ratio: 1 })
    const words = async () =>
      (await rows.locator('.word').allTextContents()).slice(0, 5).map((word) => word.trim())
    const before = await words()
    expect(before).toHaveLength(5)
    // It is asleep until then, and wakes up to do it.
    await first.getByRole('button', { name: 'river: swap it for money' }).click()
    await expect(says(first)).toContainText('All five guesses are new')
    const after = await words()
    expect(after.filter((word) => before.includes(word))).toEqual([])
    // The ribbon, and every other figure, has the same sentence.
    await expect.poll(() => new URL(page.url()).searchParams.get('sentence')).toBe('money')
  })

test('the reader guesses, picks, lets it write, and takes it back', async ({ page }) => {
  const troubles = await watched(page)
  await page.goto('/#step-2')
  const guess = await goTo(page, 2)
  await guess.getByRole('button', { name: 'sat', exact: true }).click()
  await expect(says(guess)).toContainText('You guessed ‘sat’')
  await guess.getByRole('button', { name: /^sat/ }).click()
  await expect(says(guess)).toContainText('bits of surprise')
  await guess.getByRole('button', { name: 'Let it write' }).click()
  await guess.getByRole('button', { name: 'Undo' }).click()
  await guess.getByRole('button', { name: 'From the start' }).click()
  await expect(guess.locator('.written')).toHaveCount(0)
  expect(troubles).toEqual([])
})

test('an own beginning goes into the link; what the model never saw and what is never said is told', async ({
  page,
}) => {
  const own = Buffer.from('Nora talked about the zebra. Then at').toString('base64url')
  await page.goto(`/?v=1&sentence=own~${own}#step-2`)
  const guess = await goTo(page, 2)
  await guess.getByText('Write your own beginning').click()
  await expect(guess).toContainText('never seen ‘zebra’')
  await expect(guess).toContainText('This world never says ‘at’ there')
})

test('one word further a whole bit falls', async ({ page }) => {
  await page.goto('/#step-11')
  const strips = await goTo(page, 11)
  await strips.getByRole('button', { name: 'Show it' }).click()
  const slider = strips.getByRole('slider').first()
  await slider.focus()
  const bits = async () =>
    Number(/(\d+\.\d) bits/.exec((await slider.getAttribute('aria-valuetext')) ?? '')?.[1])
  await slider.press('Home')
  const changes: number[] = []
  for (let word = 0, before = await bits(); word < 12; word++) {
    await slider.press('ArrowRight')
    const now = await bits()
    changes.push(Math.abs(before - now))
    before = now
  }
  expect(Math.max(...changes)).toBeGreaterThan(0.9)
})

test('a head is turned off, and the next word is another', async ({ page }) => {
  const troubles = await watched(page)
  await page.goto('/#step-19')
  const heads = await goTo(page, 19)
  await heads.getByRole('button', { name: 'Turn this head off' }).click()
  await expect(says(heads)).toContainText('off')
  await heads.getByRole('button', { name: 'Mend all' }).click()
  await expect(says(heads)).toContainText('Nothing is broken')
  expect(troubles).toEqual([])
})

test('the links of the machine lead to the steps that explain it', async ({ page }) => {
  await page.goto('/')
  await wakeUp(figure(page, 1))
  await figure(page, 1).getByRole('link', { name: 'attention' }).click()
  await expect(page).toHaveURL(/#step-18$/)
  await expect(page.locator('#step-18 h2')).toBeInViewport()
})
