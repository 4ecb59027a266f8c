import { render } from 'svelte/server'
import { attributeOf, attributeText } from '../kit/prop-text.ts'
import { type Door, tagOf } from './door.ts'
import { drawnFor } from './drawn-for.ts'
import { prepare } from './prepare.ts'
import { sheetText, themeProperties } from './sheet.ts'
import { roomsBeforeScript, spaceBeforeScript, spaceStyle } from './space.ts'
import { goodValue, type Values } from './values.ts'

/** Every widget that has an element. */
export const doors: readonly Door[] = Object.values(
  import.meta.glob<Door>('./widgets/*.ts', { eager: true, import: 'door' }),
)

export { attributeOf, attributeText, propertyOf } from '../kit/prop-text.ts'
export { changedBy, common, type Door, tagOf } from './door.ts'

export interface RenderOptions {
  /**
   * The address of `elements.css` where the page may load it from. Without it the figure's shadow is left
   * out, for it would show without a style: what stands within the tags is read until the script is there.
   */
  readonly stylesheet?: string
  /** HTML of the page's own that stands within the tags: a caption, a table, a link. */
  readonly fallback?: string
  readonly theme?: 'auto' | 'light' | 'dark'
}

/**
 * An element as HTML with its figure as it begins, drawn without a browser.
 * @param name - the widget's, as in `pixel-grid`
 * @param props - as of the component; a bad one gives the default and one warning
 * @throws RangeError if there is no such widget
 * @example
 * await renderWidget('pixel-grid', { brush: 'white' }, { stylesheet: '/nextword.css' })
 */
export async function renderWidget(
  name: string,
  props: Values = {},
  { stylesheet, fallback = '', theme }: RenderOptions = {},
): Promise<string> {
  const door = doors.find((one) => one.name === name)
  if (door === undefined)
    throw new RangeError(
      `renderWidget needs one of ${doors.map((one) => one.name).join(', ')}, got ${name}`,
    )
  const given = Object.keys(door.schema)
    .map((prop) => [prop, goodValue(door.schema, prop, props[prop])] as const)
    .filter(([, value]) => value !== undefined)
  const values: Values = Object.fromEntries(given)
  const attributes = [
    ...given.map(([prop, value]) => [attributeOf(prop), attributeText(door.schema, prop, value)]),
    ...(theme === undefined ? [] : [['theme', theme]]),
  ].map(([attribute, text]) => ` ${attribute}="${escaped(text as string)}"`)
  const tag = tagOf(door)
  const shadow = stylesheet === undefined ? '' : await shadowOf(door, values, stylesheet, theme)
  return `<${tag}${attributes.join('')}>${shadow}${fallback}</${tag}>`
}

async function shadowOf(
  door: Door,
  values: Values,
  stylesheet: string,
  theme: string | undefined,
): Promise<string> {
  const { default: component } = await door.component()
  const prepared = await prepare(door, values)
  const { body } = render(component, { props: { ...prepared, ...values } })
  const dressed = theme === 'light' || theme === 'dark' ? ` data-theme="${theme}"` : ''
  const frame = `<div class="frame live" part="frame" data-for="${drawnFor(door, values)}"${dressed}>${body}</div>`
  const link = `<link rel="stylesheet" href="${escaped(stylesheet)}">`
  return `<template shadowrootmode="open">${link}<div class="room room-${door.name}">${frame}</div></template>`
}

/**
 * `elements.css`: the room of each element before any script, the theme's defaults, and the style of all
 * figures, for pages that bring figures drawn by `renderWidget`.
 */
export async function elementsCss(): Promise<string> {
  await Promise.all(doors.map((door) => door.component()))
  const rooms = doors.map((door) => spaceStyle(door.space, `.room-${door.name} .frame`))
  // Before the script has seen which letters the page has, they are inherited.
  const styles = sheetText()
    .replaceAll(
      /font:([^;}]*)var\(--nextword-sans\)/g,
      'font:$1sans-serif;font-family:var(--nextword-sans)',
    )
    .replaceAll('var(--nextword-sans)', 'var(--nextword-sans,inherit)')
  return [
    roomsBeforeScript(doors),
    ...doors.map(spaceBeforeScript),
    themeProperties(),
    ...rooms,
    styles,
  ].join('\n')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
