import { expect, type Page } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'
import { widgets } from './widgets.ts'

const nonsense = ['{', 'NaN', '-1e999', '<img src=x onerror=alert(1)>']

/** What a figure shows and says, but for how far it has come with what takes a while. */
async function shownIn(page: Page): Promise<string> {
  const shown = await page.getByRole('figure').first().ariaSnapshot()
  return shown.replaceAll(/(story|are read:) \d+/g, '$1 …')
}

for (const { name, tag, attributes } of widgets) {
  test(`${tag}: nonsense in every attribute gives the default and one warning each`, async ({
    page,
    host,
  }) => {
    const plain = `<${tag}></${tag}>`
    // A text may be anything; every other kind of value is checked.
    const checked = attributes.filter(
      ({ type }) => !/^(string|readonly string|Beginning)/.test(type.text),
    )
    await host.show({ body: `<p>Before.</p>${plain}`, scripts: [`${name}.js`] })
    await allReady(page)
    const asItIs = await shownIn(page)
    for (const bad of nonsense) {
      await page.evaluate(
        async ({ tag, names, bad }) => {
          const element = document.createElement(tag) as HTMLElement & { ready: Promise<unknown> }
          for (const name of names) element.setAttribute(name, bad)
          element.setAttribute('children', 'x')
          document.querySelector(tag)!.replaceWith(element)
          await element.ready
        },
        { tag, names: checked.map(({ name }) => name), bad },
      )
      expect(await shownIn(page)).toBe(asItIs)
      // One for each at first; after that what has been said already isn't said again.
      expect(new Set(host.troubles).size).toBe(host.troubles.length)
      if (bad === nonsense[0]) expect(host.troubles).toHaveLength(checked.length)
    }
    expect(host.troubles.filter((trouble) => !trouble.startsWith('warning: Nextword: '))).toEqual(
      [],
    )
    await expect(page.locator('img')).toHaveCount(0)
  })
}

for (const { name, tag, attributes } of widgets) {
  const texts = attributes.filter(({ type }) =>
    /^(string|readonly string|Beginning)/.test(type.text),
  )
  test(`${tag}: any text in its texts is shown as text`, async ({ page, host }) => {
    const text = '<img src=x onerror=alert(1)></script>\u202e\u0000{{x}}'
    await host.show({ body: `<p>Before.</p><${tag}></${tag}>`, scripts: [`${name}.js`] })
    await allReady(page)
    await page.locator(tag).evaluate(
      async (element, { names, text }) => {
        const other = document.createElement(element.localName) as HTMLElement & {
          ready: Promise<unknown>
        }
        for (const name of names) other.setAttribute(name, text)
        element.replaceWith(other)
        await other.ready
      },
      { names: texts.map(({ name }) => name), text },
    )
    await expect(page.getByRole('figure').first()).toBeVisible()
    await expect(page.locator('img')).toHaveCount(0)
    expect(host.troubles.filter((trouble) => !trouble.startsWith('warning: Nextword'))).toEqual([])
  })
}
