import { attributeOf, attributeText, ownValues, plainValue } from '../prop-text.ts'
import { escaped } from '../marks-text.ts'
import type { AboutWidget } from './about-widget.ts'

/** pixel-grid → PixelGrid */
export const componentOf = (widget: string): string =>
  widget.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** The schema's values that aren't as the widget begins, in its order. */
const told = ({
  schema,
  values,
}: AboutWidget): readonly (readonly [name: string, value: unknown])[] => {
  const own = ownValues(schema, values())
  return Object.keys(schema).flatMap((name) => (name in own ? [[name, own[name]] as const] : []))
}

/** One that the reader may change is held by the page, which hears of each change. */
export function svelteCode(about: AboutWidget): string {
  const { widget, schema, changes = {} } = about
  const component = componentOf(widget)
  const events = new Map(Object.entries(changes).map(([event, name]) => [name, event]))
  const props = told(about).map(([name, value]) => ({
    name,
    event: events.get(name),
    plain: plainValue(schema, name, value),
  }))
  const held = props.filter(({ event }) => event !== undefined)
  const states = held.map(({ name, plain }) => {
    const rune = typeof plain === 'object' || schema[name].type === 'network' ? '.raw' : ''
    return `  let ${name} = $state${rune}(${scriptText(plain)})\n`
  })
  const written = props.map(({ name, event, plain }) =>
    event === undefined
      ? `  ${name}={${scriptText(plain)}}\n`
      : `  {${name}}\n  ${event}={(now) => (${name} = now)}\n`,
  )
  return [
    `<script>\n  import { ${component} } from '@nextword/viz'\n`,
    states.length > 0 ? `\n${states.join('')}` : '',
    '</script>\n\n',
    written.length > 0 ? `<${component}\n${written.join('')}/>` : `<${component} />`,
  ].join('')
}

/** In a script no text may end it. */
const scriptText = (plain: unknown): string => JSON.stringify(plain).replaceAll('<', '\\u003c')

/** @param cdn - the folder of the elements' modules */
export function elementCode(about: AboutWidget, cdn: string): string {
  const { widget, schema } = about
  const attributes = told(about).map(
    ([name, value]) => ` ${attributeOf(name)}="${escaped(attributeText(schema, name, value))}"`,
  )
  const tag = `nextword-${widget}`
  return [
    `<script type="module" src="${escaped(new URL(`${widget}.js`, cdn).href)}"></script>`,
    `<${tag}${attributes.join('')}></${tag}>`,
  ].join('\n')
}

/** @param heightPx - the room that it takes: nothing on the page moves when it comes */
export const iframeCode = (address: string, title: string, heightPx: number): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${Math.ceil(heightPx)}" loading="lazy" frameborder="0" allow="clipboard-write"></iframe>`
