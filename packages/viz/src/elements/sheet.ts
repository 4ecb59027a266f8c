import theme from '../kit/theme.css?inline'
import { newSheet } from './new-sheet.ts'
import base from './base.css?inline'

const texts: string[] = []
const sheets = new WeakMap<Document, { readonly sheet: CSSStyleSheet; count: number }>()

/** What the build calls with each component's own style, as its code arrives. */
export function addStyle(css: string): void {
  texts.push(css)
}

/**
 * The one style sheet of all elements of a document. It is constructed: a host's `style-src` allows that,
 * unlike a `<style>`.
 */
export function sharedSheet(document: Document): CSSStyleSheet {
  let shared = sheets.get(document)
  if (shared === undefined) {
    registerTheme()
    shared = { sheet: newSheet(document), count: -1 }
    sheets.set(document, shared)
  }
  if (shared.count !== texts.length) {
    shared.count = texts.length
    shared.sheet.replaceSync(sheetText())
  }
  return shared.sheet
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
