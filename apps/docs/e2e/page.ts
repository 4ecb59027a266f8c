import { expect, type Locator, type Page } from '@playwright/test'

/** Collects what must never happen on a page: errors, and violations of its policy. */
export async function watched(page: Page): Promise<string[]> {
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`),
    )
  })
  return troubles
}

/** Brings a figure into view and waits until its island has woken up. */
export async function wakeUp(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded()
  await expect
    .poll(() =>
      figure.evaluate((element) => {
        const island = element.closest('astro-island')
        return island?.hasAttribute('ssr') === false && !island.hasAttribute('aria-busy')
      }),
    )
    .toBe(true)
}

/** Goes through the whole page once, so that every island in sight wakes up. */
export async function scrollThrough(page: Page): Promise<void> {
  for (const figure of await page.locator('main figure').all())
    if (await figure.isVisible()) await wakeUp(figure)
}

/** Opens every fold of the page. */
export async function openFolds(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
}

/** The 3×3 picture in the ribbon, as it is read out. */
export const ribbonPicture = (page: Page) => page.getByRole('img', { name: /^Your symbol: / })
