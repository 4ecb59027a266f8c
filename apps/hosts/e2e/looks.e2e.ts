import { expect } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'

const grid = '<nextword-pixel-grid></nextword-pixel-grid>'
const white = 'rgb(255, 255, 255)'
const darkSheet = 'rgb(22, 26, 31)'

test('on a dark page a figure is dark, however the page became so', async ({ page, host }) => {
  await host.show({
    css: 'html.night { color: #eee; background: #111 } .day { color: #222; background: #fff }',
    body: `${grid}<div class="day">${grid}</div><nextword-pixel-grid theme="dark"></nextword-pixel-grid>`,
    scripts: ['pixel-grid.js'],
  })
  await allReady(page)
  const figures = page.getByRole('figure')
  const sheets = (colours: readonly string[]) =>
    Promise.all(
      colours.map((colour, i) => expect(figures.nth(i)).toHaveCSS('background-color', colour)),
    )
  await sheets([white, white, darkSheet])
  await page.evaluate(() => document.documentElement.classList.add('night'))
  await sheets([darkSheet, white, darkSheet])
  await page
    .locator('nextword-pixel-grid')
    .first()
    .evaluate((element) => element.setAttribute('theme', 'light'))
  await sheets([white, white, darkSheet])
})

test('a page’s colours, letters and parts reach the figure, its own from any place above', async ({
  page,
  host,
}) => {
  await host.show({
    css: `:root { --nextword-sheet: rgb(1, 2, 3); font-family: 'DejaVu Serif' }
      .named { --nextword-sans: 'DejaVu Sans' }
      nextword-pixel-grid::part(caption) { border-bottom-width: 7px }`,
    body: `${grid}<div class="named">${grid}</div>`,
    scripts: ['pixel-grid.js'],
  })
  await allReady(page)
  const figures = page.getByRole('figure')
  await expect(figures.first()).toHaveCSS('background-color', 'rgb(1, 2, 3)')
  await expect(figures.first()).toHaveCSS('font-family', '"DejaVu Serif"')
  await expect(figures.nth(1)).toHaveCSS('font-family', '"DejaVu Sans"')
  await expect(figures.first().locator('figcaption')).toHaveCSS('border-bottom-width', '7px')
  expect(host.troubles).toEqual([])
})

test('a page’s resets and shouting don’t reach into the figure', async ({ page, host }) => {
  const drawn = async (css: string): Promise<string> => {
    await host.show({ css, body: `<p>Before.</p>${grid}`, scripts: ['pixel-grid.js'] })
    await allReady(page)
    return page.getByRole('figure').evaluate((figure) => {
      const boxes = [figure, ...figure.querySelectorAll('*')].map((element) => {
        const { width, height } = element.getBoundingClientRect()
        const { color, letterSpacing, textTransform, lineHeight } = getComputedStyle(element)
        return [width, height, color, letterSpacing, textTransform, lineHeight].join()
      })
      return boxes.join('\n')
    })
  }
  const plain = 'body { margin: 0; font-family: sans-serif; padding: 8px }'
  const shouting = `* { box-sizing: content-box; margin: 0; padding: 0; line-height: 3; letter-spacing: 4px;
    text-transform: uppercase; text-align: right; white-space: pre; font-size: 40px; font-weight: 900;
    list-style: none; border: 0; word-spacing: 2em; text-indent: 5em; direction: ltr; cursor: wait;
    max-width: none; min-width: 0; float: none; transition: all 1s; animation: none }
    *, *::before, *::after { background: transparent; outline: 0 }
    button, svg, figure, table { all: unset; display: block }
    body { margin: 0; padding: 8px; font-family: sans-serif }`
  expect(await drawn(shouting)).toBe(await drawn(plain))
})

test('in a row, a column, a table and a narrow box it fits, without a bar to scroll', async ({
  page,
  host,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await host.show({
    css: `body { margin: 0 } .row { display: flex } .grid { display: grid; grid-template-columns: 1fr }
      nextword-pixel-grid { flex: 1 }`,
    body: `<div class="row">${grid}</div><div class="grid">${grid}</div>`,
    scripts: ['pixel-grid.js'],
  })
  await allReady(page)
  const widths = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('nextword-pixel-grid')].map(
      (element) => element.getBoundingClientRect().width,
    ),
  ])
  expect(widths).toEqual([320, 320, 320])
})

test('hidden at first, it comes once it is shown', async ({ page, host }) => {
  await host.show({
    css: '.away { display: none }',
    body: `<div class="away">${grid}</div>`,
    scripts: ['pixel-grid.js'],
  })
  await page.waitForLoadState('networkidle')
  await expect(page.getByRole('figure')).toHaveCount(0)
  await page.evaluate(() => document.querySelector('div')!.classList.remove('away'))
  await expect(page.getByRole('figure')).toHaveCount(1)
})
