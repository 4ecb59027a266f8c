import { classOf, typeOf } from './manifest.mjs'

/** The types of each element, as [file, text]. */
export function typesOf(described) {
  return [
    ...described.doors.map((door) => [`${door.name}.d.ts`, typesOfDoor(door, described)]),
    [
      'all.d.ts',
      described.doors.map((door) => `import './${door.name}.js'\n`).join('') + 'export {}\n',
    ],
  ]
}

function typesOfDoor(door, { changedBy, propertyOf, tagOf }) {
  const name = classOf(door)
  const live = door.live ?? {}
  const fields = Object.entries(door.schema).filter(([prop]) => prop !== 'lang')
  const changes = [...new Set(changedBy(door))].map((prop) => {
    const value = prop in door.schema ? plainType(door.schema[prop]) : live[prop].type
    return `  readonly ${propertyOf(prop)}: ${value}\n`
  })
  return [
    importsOf(door),
    `/** What \`nextword-change\` tells of: the name of a property and its value, as JSON has it. */
export interface ${name}Changes {
${changes.join('')}}

export interface ${name}Events extends HTMLElementEventMap {
  'nextword-change': CustomEvent<NextwordChange<${name}Changes>>
${Object.keys(door.tells ?? {})
  .map((event) => `  'nextword-${event.slice(2)}': CustomEvent<NextwordTold>\n`)
  .join('')}}

/** ${door.about} */
export interface ${name} extends NextwordElement<${name}Events> {
${fields.map(([prop, field]) => member(propertyOf(prop), field)).join('')}${Object.entries(live)
      .map(([prop, { type, about }]) => `  /** ${about} */\n  ${prop}: ${type} | undefined\n`)
      .join('')}}

declare global {
  interface HTMLElementTagNameMap {
    '${tagOf(door)}': ${name}
  }
}
`,
  ].join('')
}

function importsOf(door) {
  const types = new Map()
  const take = (name, from) => types.set(from, (types.get(from) ?? new Set()).add(name))
  take('NextwordChange', './nextword-element.js')
  take('NextwordElement', './nextword-element.js')
  if (door.tells !== undefined) take('NextwordTold', './nextword-element.js')
  if (Object.values(door.schema).some(({ type }) => type === 'network'))
    take('Network', '@nextword/core/network')
  if (Object.values(door.schema).some(({ type }) => type === 'beginning'))
    take('Beginning', '@nextword/viz/kit/language')
  for (const { type, from } of Object.values(door.live ?? {}))
    if (from !== '') take(/([A-Z]\w+)>*$/.exec(type)[1], from)
  const lines = [...types].map(
    ([from, names]) => `import type { ${[...names].join(', ')} } from '${from}'\n`,
  )
  return `${lines.join('')}\n`
}

/** What is read from a text too, and told as one: a net as its link code, a beginning with its cue. */
const isWritten = ({ type }) => type === 'network' || type === 'beginning'

const plainType = (field) =>
  isWritten(field) ? (field.default === null ? 'string | null' : 'string') : typeOf(field)

function member(property, field) {
  const about = `  /** ${field.about} */\n`
  const type = typeOf(field)
  return isWritten(field)
    ? `${about}  get ${property}(): ${type}\n  set ${property}(value: ${type} | string)\n`
    : `${about}  ${property}: ${type}\n`
}
