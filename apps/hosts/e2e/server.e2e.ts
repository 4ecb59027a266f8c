import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { doors, renderWidget } from '@nextword/viz/elements/server'
import { expect, test as node } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'

node('every element’s module can be imported in Node, where nothing happens', async () => {
  const folder = fileURLToPath(new URL('.', import.meta.resolve('@nextword/viz/elements/all')))
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'))
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) await import(`${folder}/${file}`)
})

node('what a page can’t have is refused or left out, and markup stays text', async () => {
  await expect(renderWidget('pixel-grit')).rejects.toThrow('renderWidget needs one of')
  expect(await renderWidget('pixel-grid', { title: '"><script>', brush: 'white' })).toBe(
    '<nextword-pixel-grid brush="white" heading="&quot;>&lt;script>"></nextword-pixel-grid>',
  )
})

for (const { name } of doors) {
  test(`${name}: what the server drew is seen without script, and goes on with it`, async ({
    page,
    host,
    browser,
  }) => {
    const html = await renderWidget(name, {}, { stylesheet: '/nextword.css' })
    const files = { '/nextword.css': host.stylesheet }
    const head = '<link rel="stylesheet" href="/nextword.css">'
    // Who draws on a server names the page’s letters: a style sheet can’t find them out.
    const css = 'body { --nextword-sans: sans-serif; margin: 0; font-family: sans-serif }'
    const body = `<p>Before.</p>${html}<p>After.</p>`

    const quiet = await browser.newContext({ javaScriptEnabled: false })
    const still = await quiet.newPage()
    await still.goto(await host.serve({ head, css, files, body }))
    await expect(still.getByRole('figure').first()).toBeVisible()
    await expect(still.getByRole('figure').first()).toHaveCSS('border-top-style', 'solid')
    await quiet.close()

    await host.show({ head, css, files, body, scripts: [`${name}.js`] })
    await page.evaluate((tag) => {
      const figure = document.querySelector(tag)?.shadowRoot?.querySelector('figure')
      Object.assign(window, { figure })
    }, `nextword-${name}`)
    await allReady(page)
    await page.waitForLoadState('networkidle')
    const isTheSame = await page.evaluate(
      (tag) =>
        (window as unknown as { figure: Element }).figure ===
        document.querySelector(tag)!.shadowRoot!.querySelector('figure'),
      `nextword-${name}`,
    )
    expect(isTheSame).toBe(true)
    await expect(page.locator(`nextword-${name} link`)).toHaveCount(0)
    expect(host.troubles).toEqual([])
    expect(await host.shifts()).toEqual([])
  })
}

test('an element that is another by now is drawn anew', async ({ page, host }) => {
  const html = await renderWidget('pixel-grid', { brush: 'white' }, { stylesheet: '/nextword.css' })
  await host.show({
    files: { '/nextword.css': host.stylesheet },
    body: html.replace('brush="white"', 'brush="grey"'),
    scripts: ['pixel-grid.js'],
  })
  await expect(page.getByRole('radio', { name: 'grey' })).toBeChecked()
  expect(host.troubles).toEqual([])
})
