import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import PixelGrid from '../../network/pixel-grid/PixelGrid.svelte'
import { pixelGridSchema } from '../../network/pixel-grid/schema.ts'
import { en } from '../../words/en.ts'
import { figureMenu as w } from '../../words/en/figure-menu.ts'
import { pseudo, pseudoText } from '../../words/pseudo.ts'
import { rawFromQuery } from '../prop-text.ts'
import { readProps } from '../schema.ts'
import { expectAccessible, setLook, untranslated } from '../testing.ts'
import { setPageSharing, sharingAt, sharingKey } from './sharing.ts'

const site = sharingAt('https://site.example/', 'https://cdn.example/1.0.0/')
const grey = [0.5, 1, -1, 1, -1, 1, -1, 1, 0.25]

/** The cells of a CSV, row by row, with the quotes taken off. */
const cellsOf = (csv: string): string[][] =>
  csv
    .split('\r\n')
    .map((row) =>
      [...row.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain),
    )

/** A figure with its menu open. */
async function opened(props: object = {}, words = en) {
  const screen = await render(PixelGrid, { props: { number: 4, words, ...props } })
  const button = screen.getByRole('button', { name: words.figure.menu })
  await button.click()
  const menu = screen.getByRole('dialog', { name: words.figure.menu })
  await expect.element(menu).toBeVisible()
  const figure = screen.container.querySelector('figure') as HTMLElement
  const press = async (name: string) => {
    await menu.getByRole('button', { name, exact: true }).click()
  }
  const said = menu.getByRole('status')
  return { screen, button, menu, figure, press, said }
}

/** What is copied and what is saved from now on. */
function watched() {
  const copies: string[] = []
  const files: { name: string; blob: Blob }[] = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copies.push(text)
  })
  const blobs = new Map<string, Blob>()
  const { createObjectURL } = URL
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = createObjectURL(blob as Blob)
    blobs.set(address, blob as Blob)
    return address
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    files.push({ name: this.download, blob: blobs.get(this.href)! })
  })
  return { copies, files }
}

beforeEach(() => setPageSharing(site))
afterEach(() => {
  setPageSharing({})
  vi.restoreAllMocks()
})

describe('The menu of a figure', () => {
  it('is opened, gone through and closed by keyboard, and gives the focus back', async () => {
    const screen = await render(PixelGrid, { props: { number: 4 } })
    const button = screen.getByRole('button', { name: en.figure.menu }).element() as HTMLElement
    button.focus()
    await userEvent.keyboard('{Enter}')
    const focused = () => document.activeElement?.textContent
    await vi.waitFor(() => expect(focused()).toBe(w.copyLink))
    await userEvent.keyboard('{ArrowDown}')
    expect(focused()).toBe(w.page)
    await userEvent.keyboard('{End}')
    expect(focused()).toBe(w.table)
    await userEvent.keyboard('{ArrowDown}')
    expect(focused()).toBe(w.copyLink)
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(button)
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    await userEvent.keyboard(' ')
    await vi.waitFor(() => expect(focused()).toBe(w.copyLink))
    await userEvent.keyboard('{End}{Tab}')
    expect(focused()).not.toBe(w.table)
    expect(screen.container.querySelector('[popover]:popover-open')).toBeNull()
  })

  it('is closed by another click on its button, and by one beside it', async () => {
    const { button, screen, figure } = await opened()
    const open = () => screen.container.querySelector('[popover]:popover-open')
    await button.click()
    expect(open()).toBeNull()
    await button.click()
    expect(open()).not.toBeNull()
    await userEvent.click(figure.querySelector('.says') as HTMLElement, { force: true })
    await vi.waitFor(() => expect(open()).toBeNull())
  })

  it('brings nothing but a button until it is opened, and moves nothing', async () => {
    const screen = await render(PixelGrid, { props: { number: 4 } })
    expect(screen.container.querySelectorAll('figcaption *')).toHaveLength(4)
    const { height } = screen.container.getBoundingClientRect()
    await screen.getByRole('button', { name: en.figure.menu }).click()
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    expect(screen.container.getBoundingClientRect().height).toBe(height)
  })

  it('copies a link to the figure as it is', async () => {
    const { copies } = watched()
    const { press, said, menu } = await opened({ pixels: grey, neurons: true })
    await press(w.copyLink)
    await expect.element(said).toHaveTextContent(w.linkCopied)
    const { origin, pathname, search } = new URL(copies[0])
    expect(origin + pathname).toBe('https://site.example/widgets/pixel-grid')
    const read = readProps(pixelGridSchema, rawFromQuery(pixelGridSchema, search))
    expect(read).toMatchObject({ pixels: grey, neurons: true, brush: 'black', number: '' })
    expect(menu.getByRole('link').element()).toMatchObject({ href: copies[0], target: '_blank' })
  })

  it('shows what it may not copy, so that it can be taken by hand', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    const { press, said, menu } = await opened()
    await press(w.copyLink)
    await expect.element(said).toHaveTextContent(w.refused)
    const field = menu.getByRole('textbox', { name: w.link }).element() as HTMLInputElement
    expect(field.value).toBe('https://site.example/widgets/pixel-grid')
    expect(field.selectionEnd! - field.selectionStart!).toBe(field.value.length)
    await press(w.embed)
    await press(w.copyCode)
    const code = menu.getByRole('textbox', { name: w.code('HTML') }).element()
    expect(document.activeElement).toBe(code)
  })

  it('has the code for HTML, for an iframe and for Svelte', async () => {
    const { copies } = watched()
    const { press, menu, said, figure } = await opened({ pixels: grey })
    await press(w.embed)
    const code = () => (menu.getByRole('textbox').element() as HTMLTextAreaElement).value
    expect(code()).toContain('<nextword-pixel-grid pixels="0.5 1 -1')
    expect(code()).toContain('src="https://cdn.example/1.0.0/pixel-grid.js"')
    await menu.getByRole('radio', { name: 'iframe' }).click()
    const frame = document.createRange().createContextualFragment(code()).firstElementChild
    expect(frame).toMatchObject({
      title: en.pixelGrid.title,
      height: String(figure.offsetHeight),
      src: 'https://site.example/embed/pixel-grid?pixels=0.5+1+-1+1+-1+1+-1+1+0.25',
    })
    await menu.getByRole('radio', { name: 'Svelte' }).click()
    await press(w.copyCode)
    await expect.element(said).toHaveTextContent(w.codeCopied)
    expect(copies).toEqual([code()])
    expect(code()).toContain('let pixels = $state.raw([0.5,1,-1')
  })

  it('saves the figure as an SVG and as a PNG', async () => {
    const { files } = watched()
    const { press, said, figure } = await opened()
    await press(w.saveAs('SVG'))
    await expect.element(said).toHaveTextContent(w.saved('pixel-grid-4.svg'))
    await press(w.saveAs('PNG'))
    await expect.element(said).toHaveTextContent(w.saved('pixel-grid-4.png'))
    expect(files.map(({ name }) => name)).toEqual(['pixel-grid-4.svg', 'pixel-grid-4.png'])
    const svg = new DOMParser().parseFromString(await files[0].blob.text(), 'image/svg+xml')
    expect(svg.querySelector('parsererror, script, style, foreignObject')).toBeNull()
    const text = svg.documentElement.textContent?.replaceAll(/\s+/g, ' ')
    expect(text).toContain('FIG. 4')
    expect(text).toContain('pixel for pixel')
    // None of the controls, and nothing of the menu itself.
    expect(text).not.toMatch(new RegExp(`${en.pixelGrid.noise}|${w.copyLink}`))
    const bytes = new Uint8Array(await files[1].blob.arrayBuffer())
    expect([...bytes.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    const { width } = await createImageBitmap(files[1].blob)
    expect(width).toBe(Math.ceil(figure.getBoundingClientRect().width * 2))
  })

  it('saves the numbers as CSV, and all as JSON with the state', async () => {
    const { files } = watched()
    const { press, said, figure } = await opened({ pixels: grey, number: undefined })
    await press(w.saveAs('CSV'))
    await press(w.saveAs('JSON'))
    await expect.element(said).toHaveTextContent(w.saved('pixel-grid.json'))
    const bytes = new Uint8Array(await files[0].blob.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = cellsOf(await files[0].blob.text())
    const json = JSON.parse(await files[1].blob.text())
    expect(json).toMatchObject({ version: 1, widget: 'pixel-grid', props: { pixels: grey } })
    expect(json.sentence).toBe(figure.querySelector('.says')?.textContent)
    expect(rows).toHaveLength(json.table.rows.length + 1)
    expect(rows[0]).toEqual(json.table.columns)
    expect(rows[1].map((cell) => cell.replace(/^'/, ''))).toEqual(json.table.rows[0].map(String))
  })

  it('shows the numbers as a table, and goes there', async () => {
    const { press, screen, figure } = await opened()
    await press(w.table)
    await expect.element(screen.getByRole('table')).toBeVisible()
    expect(document.activeElement).toBe([...figure.querySelectorAll('summary')].at(-1))
    expect(screen.container.querySelector('[popover]:popover-open')).toBeNull()
  })

  it('leads nowhere where no address is known, and is away where a page wants none', async () => {
    setPageSharing({})
    const { menu, press, screen } = await opened()
    expect(menu.getByRole('link').query()).toBeNull()
    expect(menu.getByRole('button', { name: w.copyLink }).query()).toBeNull()
    await press(w.embed)
    expect(menu.getByRole('radio').query()).toBeNull()
    expect((menu.getByRole('textbox').element() as HTMLTextAreaElement).value).toContain(
      '<PixelGrid',
    )
    screen.unmount()
    const none = await render(PixelGrid, {
      props: {},
      context: new Map([[sharingKey, { menu: false }]]),
    })
    expect(none.getByRole('button', { name: en.figure.menu }).query()).toBeNull()
  })

  it('says so where the state is too long for a link', async () => {
    const { copies } = watched()
    setPageSharing({ page: () => `https://site.example/?${'a'.repeat(9000)}` })
    const { press, said } = await opened()
    await press(w.copyLink)
    await expect.element(said).toHaveTextContent(w.tooLong)
    expect(copies).toEqual([])
  })

  it('says so where it can’t be fetched, and comes with the next try', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    let isOffline = true
    const menuWords = () =>
      isOffline ? Promise.reject(new Error('offline')) : en.figure.menuWords()
    const words = { ...en, figure: { ...en.figure, menuWords } }
    const screen = await render(PixelGrid, { props: { words } })
    const button = screen.getByRole('button', { name: en.figure.menu })
    await button.click()
    await expect.element(screen.getByRole('alert')).toHaveTextContent(en.figure.noMenu)
    expect(logged).toHaveBeenCalledTimes(1)
    isOffline = false
    await button.click()
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    expect(screen.getByRole('alert').query()).toBeNull()
  })

  it('leaves no word untranslated', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    const { menu } = await opened({}, pseudo)
    await menu.getByRole('button', { name: pseudoText(w.copyLink) }).click()
    await menu.getByRole('button', { name: pseudoText(w.embed) }).click()
    expect(untranslated(menu.element())).toEqual([])
  })

  it('stays in the window on a phone, and reads well in every look', async () => {
    await setLook({ width: 320 })
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    const { menu, press, screen, button } = await opened()
    const { left, right, top } = menu.element().getBoundingClientRect()
    expect([left >= 0, right <= 320, top >= 0]).toEqual([true, true, true])
    const box = button.element().getBoundingClientRect()
    expect(top).toBeCloseTo(box.bottom, 0)
    await expectAccessible(() => screen.container, {
      open: () => {},
      'with all fields': async () => {
        await press(w.copyLink)
        await press(w.embed)
      },
    })
  })
})
