import type { Page } from '@playwright/test'

/** Waits until every element of a page has its figure. */
export const allReady = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const elements = [...document.querySelectorAll('*')].filter((element) =>
      element.localName.startsWith('nextword-'),
    ) as (HTMLElement & { ready?: Promise<unknown> })[]
    await Promise.all(elements.map(({ localName }) => customElements.whenDefined(localName)))
    await Promise.all(elements.map(({ ready }) => ready))
    return elements.length
  })
