import { en } from '@nextword/viz/words/en'
import { expect } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'
import { widgets } from './widgets.ts'

const figureMenu = await en.figure.menuWords()

test('a figure of another origin works under a strict policy', async ({ page, host }) => {
  await host.show({
    body: '<h1>A host</h1><nextword-pixel-grid heading="Draw here"></nextword-pixel-grid><p>After.</p>',
    scripts: ['pixel-grid.js'],
  })
  const figure = page.getByRole('figure')
  await expect(figure).toContainText('Draw here')
  await expect(figure).toHaveCSS('border-top-width', '1px')
  const cell = page.getByRole('gridcell').first()
  await expect(cell).toHaveAccessibleName('row 1, column 1, black')
  await cell.click()
  await expect(cell).toHaveAccessibleName('row 1, column 1, white')
  await cell.press('ArrowRight')
  await expect(page.getByRole('gridcell').nth(1)).toBeFocused()
  expect(host.troubles).toEqual([])
})

for (const { name, tag } of widgets) {
  test(`${tag} is styled, complete and quiet under a strict policy, and nothing moves`, async ({
    page,
    host,
  }) => {
    await host.show({
      css: 'body { margin: 0; font-family: sans-serif }',
      head: '<link rel="stylesheet" href="/rooms.css">',
      files: { '/rooms.css': host.stylesheet },
      body: `<p>Before.</p><${tag}><p>A figure, for who reads without script.</p></${tag}><p>After.</p>`,
      scripts: [`${name}.js`],
    })
    expect(await allReady(page)).toBe(1)
    const figure = page.getByRole('figure').first()
    await expect(figure).toBeVisible()
    await expect(figure).toHaveCSS('border-top-style', 'solid')
    await expect(figure).not.toContainText(/undefined|NaN/)
    await page.waitForLoadState('networkidle')
    expect(host.troubles).toEqual([])
    expect(await host.shifts()).toEqual([])
  })
}

test('one loader fetches each element as one comes near, also those that come later', async ({
  page,
  host,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await host.show({
    css: '.far { margin-top: 6000px }',
    body: '<p>Before.</p><nextword-pixel-grid></nextword-pixel-grid><p>After.</p><div class="far"><nextword-output-bars></nextword-output-bars></div>',
    scripts: ['all.js'],
  })
  await expect(page.getByRole('figure')).toHaveCount(1)
  expect(asked).toContain('/pixel-grid.js')
  expect(asked).not.toContain('/output-bars.js')
  await page.evaluate(() => scrollTo(0, 6000))
  await expect(page.getByRole('figure')).toHaveCount(2)
  await page.evaluate(() => {
    scrollTo(0, 0)
    document.body.prepend(document.createElement('nextword-merge-ladder'))
  })
  await expect(page.getByRole('figure')).toHaveCount(3)
  expect(host.troubles).toEqual([])
})

test('nothing of the figure is fetched before it is near', async ({ page, host }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await host.show({
    css: '.far { margin-top: 6000px }',
    body: '<div class="far"><nextword-attention-lines></nextword-attention-lines></div>',
    scripts: ['attention-lines.js'],
  })
  await page.evaluate(() => customElements.whenDefined('nextword-attention-lines'))
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => /figure|AttentionLines|words/.test(url))).toEqual([])
  await page.evaluate(() => scrollTo(0, 6000))
  await expect(page.getByRole('figure')).toHaveCount(1)
})

test('the menu of a figure comes when it is asked for, styled, and saves under the same policy', async ({
  page,
  host,
}) => {
  await host.show({
    body: '<p>Before.</p><nextword-pixel-grid number="3"></nextword-pixel-grid>',
    scripts: ['pixel-grid.js'],
  })
  await page.getByRole('radio', { name: 'grey' }).click()
  await page.getByRole('button', { name: en.figure.menu }).click()
  const menu = page.getByRole('dialog', { name: en.figure.menu })
  await expect(menu).toBeVisible()
  await expect(menu).toHaveCSS('border-top-style', 'solid')
  await menu.getByRole('button', { name: figureMenu.embed }).click()
  const code = menu.getByRole('textbox')
  await expect(code).toHaveValue(
    `<script type="module" src="${host.cdn}/pixel-grid.js"></script>\n<nextword-pixel-grid brush="grey"></nextword-pixel-grid>`,
  )
  for (const format of ['SVG', 'PNG', 'CSV', 'JSON']) {
    const saved = page.waitForEvent('download')
    await menu.getByRole('button', { name: figureMenu.saveAs(format) }).click()
    expect((await saved).suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`))
  }
  expect(host.troubles).toEqual([])
})

test('only a page that asks for the fast engine tries WebAssembly', async ({ page, host }) => {
  const figure = (engine: string) =>
    `<p>Before.</p><nextword-next-word engine="${engine}"></nextword-next-word>`
  await host.show({ body: figure('plain'), scripts: ['next-word.js'] })
  await allReady(page)
  expect(host.troubles).toEqual([])
  await host.show({ body: figure('fast'), scripts: ['next-word.js'] })
  await allReady(page)
  await expect.poll(() => host.troubles).toContain('violation: script-src wasm-eval')
  // Refused, it does without.
  await page.getByRole('button', { name: en.nextWord.show }).click()
  await expect(page.getByRole('figure').first()).toContainText('%')
})

test('a page that has the modules itself and allows it gets fast kernels and a worker', async ({
  page,
  host,
}) => {
  await host.show({
    policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
    body: `<p>Before.</p><nextword-train-a-language-model engine="fast"></nextword-train-a-language-model>
      <script type="module" src="/elements/train-a-language-model.js"></script>`,
  })
  await allReady(page)
  const started = page.waitForEvent('worker')
  await page.getByRole('button', { name: en.trainALanguageModel.train, exact: true }).click()
  expect((await started).url()).toContain('/elements/assets/train.worker')
  await expect(page.getByRole('figure').first()).toContainText(/After \d/, { timeout: 30_000 })
  expect(host.troubles).toEqual([])
})

test('on another’s page a model learns without a worker, nor anything kept', async ({
  page,
  host,
}) => {
  await host.show({
    body: '<p>Before.</p><nextword-train-a-language-model></nextword-train-a-language-model>',
    scripts: ['train-a-language-model.js'],
  })
  await allReady(page)
  await page.getByRole('button', { name: en.trainALanguageModel.train, exact: true }).click()
  await expect(page.getByRole('figure').first()).toContainText(/After \d/, { timeout: 30_000 })
  expect(page.workers()).toEqual([])
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  expect(host.troubles).toEqual([])
})
