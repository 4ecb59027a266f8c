import theme from '../kit/theme.css?inline'
import { newSheet } from './new-sheet.ts'
import base from './base.css?inline'

const texts: string[] = []
const sheets = new WeakMap<Document, CSSStyleSheet>()
/** The same, to be gone through: one for each document that has elements. */
const living = new Set<WeakRef<CSSStyleSheet>>()
let isStale = false

/** What the build calls with each component's own style, as its code arrives. */
export function addStyle(css: string): void {
  texts.push(css)
  if (isStale || living.size === 0) return
  isStale = true
  // Once for all that come together, and before anything of it is painted.
  queueMicrotask(() => {
    if (isStale) renew()
  })
}

function renew(): void {
  isStale = false
  for (const reference of living) {
    const sheet = reference.deref()
    if (sheet === undefined) living.delete(reference)
    else sheet.replaceSync(sheetText())
  }
}

/**
 * The one style sheet of all elements of a document. It is constructed: a host's `style-src` allows that,
 * unlike a `<style>`.
 */
export function sharedSheet(document: Document): CSSStyleSheet {
  let sheet = sheets.get(document)
  if (sheet === undefined) {
    registerTheme()
    sheet = newSheet(document)
    sheet.replaceSync(sheetText())
    sheets.set(document, sheet)
    living.add(new WeakRef(sheet))
  }
  if (isStale) renew()
  return sheet
}

/** Everything that the shared sheet holds so far. */
export const sheetText = (): string => base + forcedColours + texts.join('')

/** The colours that forced colours take, said on each element. */
const forcedColours = theme.slice(theme.indexOf('@media'))

/** The theme's properties with their defaults; the letters have none, for they are the page's. */
function themeDefaults(): readonly (readonly [name: string, value: string])[] {
  const all = Array.from(
    theme.matchAll(/(--nextword-[a-z-]+):\s*([^;}]+)/g),
    ([, name, value]) => [name!, value!.trim()] as const,
  )
  const first = new Map(all.toReversed())
  first.delete('--nextword-sans')
  // A default can't ask for another property.
  return Array.from(first, ([name, value]) => {
    const asked = /^var\((.+)\)$/.exec(value)?.[1]
    return [name, asked === undefined ? value : (first.get(asked) ?? value)] as const
  })
}

/**
 * The defaults of `theme.css` as the initial values of registered properties: so a page can set its own
 * at any place above an element, where a default said on the element would win over it.
 */
function registerTheme(): void {
  for (const [name, initialValue] of themeDefaults()) {
    try {
      CSS.registerProperty({ name, syntax: '*', inherits: true, initialValue })
    } catch {
      // Another version on this page has registered it.
    }
  }
}

/** The same as rules of a page's style sheet. */
export const themeProperties = (): string =>
  themeDefaults()
    .map(([name, value]) => `@property ${name}{syntax:'*';inherits:true;initial-value:${value}}`)
    .join('')
