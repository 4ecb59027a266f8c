import { expect, type Page } from '@playwright/test'

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

/** Goes through the whole page once, so that every island wakes up. */
export async function scrollThrough(page: Page): Promise<void> {
  for (let step = 3; step <= 10; step++) {
    await page.locator(`#step-${step} astro-island`).first().scrollIntoViewIfNeeded()
    await expect(page.locator(`#step-${step} astro-island[ssr]`)).toHaveCount(0)
  }
}

/** The 3×3 picture in the ribbon, as it is read out. */
export const ribbonPicture = (page: Page) => page.getByRole('img', { name: /^Your symbol: / })
