import { expect, test } from '@playwright/test'
import { ribbonPicture, wakeUp, watched } from './page.ts'

const slash = 'white white black, white black white, black white white'
const cross = 'black white black, white black white, black white black'
const slashQuery = '?v=1&symbol=5k5k005k005k005k5k'

test('a link brings the symbol that it holds, and says so', async ({ page }) => {
  const troubles = await watched(page)
  await page.goto(`/${slashQuery}#step-4`)
  await expect(ribbonPicture(page)).toHaveAccessibleName(`Your symbol: ${slash}`)
  await expect(page.getByRole('status', { name: 'Notice' })).toContainText('a symbol')
  expect(troubles).toEqual([])
})

for (const [name, address, reason] of [
  ['of another version', '/?v=99&symbol=5k', 'another version'],
  ['with a damaged net', '/?v=1&net=AAAA%00%FF', 'net is damaged'],
  ['with markup in it', '/?v=1&symbol=%3Cimg%20src=x%20onerror=alert(1)%3E', 'symbol is damaged'],
  ['that reaches for the prototype', '/?v=1&__proto__=polluted', 'does not belong'],
  ['with a number that is none', '/?v=1&training=sgd~NaN~1~0~none', 'out of range'],
  ['that is far too long', `/?v=1&net=${'A'.repeat(12_000)}`, 'longer than any'],
] as const)
  test(`a link ${name} gives the page as it begins, and a notice`, async ({ page }) => {
    const troubles = await watched(page)
    await page.goto(`${address}#step-4`)
    const notice = page.getByRole('status', { name: 'Notice' })
    await expect(notice).toContainText('could not be read')
    await expect(notice).toContainText(reason)
    await expect(ribbonPicture(page)).toHaveAccessibleName(`Your symbol: ${cross}`)
    expect(await page.locator('img').count()).toBe(0)
    await notice.getByRole('button', { name: 'Go on from the start' }).click()
    await expect(page).toHaveURL(/\/#step-4$/)
    await expect(notice).toHaveText('')
    expect(troubles).toEqual([])
  })

test('a hash of any size does no harm', async ({ page }) => {
  const troubles = await watched(page)
  await page.goto(`/#${'step-'.repeat(200_000)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Your sentence' })).toBeVisible()
  expect(troubles).toEqual([])
})

test('“Copy link” copies the page as it is and says what the link holds', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/${slashQuery}`)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('status', { name: 'Notice' })).toContainText('It holds your symbol')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).search).toBe(slashQuery)
})

test('where copying is refused the link can be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
    })
  })
  await page.goto(`/${slashQuery}`)
  await page.getByRole('button', { name: 'Copy link' }).click()
  const field = page.getByRole('textbox', { name: 'Link to this page as it is now' })
  await expect(field).toHaveValue(new RegExp(`/\\${slashQuery}#step-1$`))
  await field.focus()
  expect(await page.evaluate(() => getSelection()?.toString())).toContain(slashQuery)
})

test('the page works where storage throws', async ({ page }) => {
  const troubles = await watched(page)
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      },
    })
  })
  await page.goto(`/${slashQuery}#step-7`)
  await expect(ribbonPicture(page)).toHaveAccessibleName(`Your symbol: ${slash}`)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page
    .getByRole('group', { name: 'What you have made' })
    .getByRole('button', { name: 'Stop here' })
    .click()
  await expect(page.getByRole('status', { name: 'Notice' })).toContainText('keeps nothing')
  expect(troubles).toEqual([])
})

test('“Stop here” keeps the place, and coming back offers to go on there', async ({ page }) => {
  await page.goto('/#step-7')
  await expect(page.locator('[data-rail="7"][aria-current]')).toHaveCount(1)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page
    .getByRole('group', { name: 'What you have made' })
    .getByRole('button', { name: 'Stop here' })
    .click()
  await expect(page.getByRole('status', { name: 'Notice' })).toContainText('Step 7 is kept')
  await page.goto('about:blank')
  await page.goto('/')
  await page.getByRole('link', { name: 'Go on at step 7' }).click()
  await expect(page).toHaveURL(/#step-7$/)
  await expect(
    page.getByRole('heading', { name: 'A neuron multiplies, adds and squashes' }),
  ).toBeInViewport()
})

test('between two sittings one can stop, and goes on with the next', async ({ page }) => {
  await page.goto('/#step-11')
  const sitting = page.locator('.sitting').nth(1)
  await wakeUp(sitting.getByRole('button', { name: 'Stop here' }))
  await sitting.getByRole('button', { name: 'Stop here' }).click()
  await expect(page.getByRole('status', { name: 'Notice' })).toContainText('Step 11 is kept')
  await page.goto('about:blank')
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Go on at step 11' })).toBeVisible()
})
