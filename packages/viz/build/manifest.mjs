import { parts } from './parts.mjs'

const kinds = {
  number: 'number',
  integer: 'number',
  string: 'string',
  boolean: 'boolean',
  numbers: 'readonly number[]',
  strings: 'readonly string[]',
  network: 'Network',
  beginning: 'Beginning',
}

/** What a field's value is, in TypeScript. */
export function typeOf(field) {
  const type =
    field.type === 'choice'
      ? field.choices.map((choice) => `'${choice}'`).join(' | ')
      : kinds[field.type]
  return field.default === null ? `${type} | null` : type
}

const text = (value) => `${JSON.stringify(value, null, 2)}\n`

/** `custom-elements.json`, as the custom elements manifest 1.0.0 has it. */
export function manifestOf(described) {
  const { doors, common, attributeOf, attributeText, propertyOf, tagOf } = described
  const module = (door) => {
    const fields = [...Object.entries(door.schema), ...Object.entries(common)]
    const path = `${door.name}.js`
    const className = classOf(door)
    return {
      kind: 'javascript-module',
      path,
      exports: [
        {
          kind: 'custom-element-definition',
          name: tagOf(door),
          declaration: { name: className, module: path },
        },
      ],
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name: className,
          tagName: tagOf(door),
          description: door.about,
          superclass: { name: 'HTMLElement' },
          attributes: fields.map(([name, field]) => ({
            name: attributeOf(name),
            fieldName: propertyOf(name),
            description: field.about,
            type: { text: typeOf(field) },
            default:
              field.default === null ? undefined : attributeText(door.schema, name, field.default),
          })),
          members: membersOf(door, { common, propertyOf }),
          events: eventsOf(door, described),
          slots: [{ name: '', description: 'What is read until the figure is there.' }],
          cssParts: parts,
        },
      ],
    }
  }
  return text({ schemaVersion: '1.0.0', readme: '', modules: doors.map(module) })
}

function membersOf(door, { common, propertyOf }) {
  const field = (name, type, about) => ({
    kind: 'field',
    name,
    type: { text: type },
    description: about,
  })
  return [
    ...Object.entries({ ...door.schema, ...common }).map(([name, of]) =>
      field(propertyOf(name), typeOf(of), of.about),
    ),
    ...Object.entries(door.live ?? {}).map(([name, of]) => field(name, of.type, of.about)),
    field('state', 'ElementState', 'What is not as the widget begins, ready for JSON; can be set.'),
    {
      ...field('ready', `Promise<${classOf(door)}>`, 'Resolves once the figure is there.'),
      readonly: true,
    },
    { kind: 'method', name: 'reset', description: 'Goes back to what the attributes say.' },
  ]
}

/** The element's events: what each is called and which values it tells. */
function eventsOf(door, { changedBy, propertyOf }) {
  const type = { text: 'CustomEvent<{ name: string; value: unknown }>' }
  const changed = [...new Set(changedBy(door))].map(propertyOf)
  const told = Object.entries(door.tells ?? {}).map(([event, name]) => ({
    name: `nextword-${event.slice(2)}`,
    type,
    description: `Tells of ${name}.`,
  }))
  if (changed.length === 0) return told
  const description = `The reader changed a value: ${changed.join(', ')}.`
  return [{ name: 'nextword-change', type, description }, ...told]
}

/** pixel-grid → NextwordPixelGrid */
export const classOf = (door) =>
  `Nextword${door.name.replaceAll(/(^|-)([a-z0-9])/g, (_, _dash, letter) => letter.toUpperCase())}`

/** VS Code's HTML custom data, version 1.1. */
export function htmlData({ doors, common, attributeOf, tagOf }) {
  const attribute = ([name, field]) => ({
    name: attributeOf(name),
    description: field.about,
    ...(field.type === 'choice'
      ? { values: field.choices.map((choice) => ({ name: choice })) }
      : field.type === 'boolean'
        ? { values: [{ name: 'true' }, { name: 'false' }] }
        : {}),
  })
  return text({
    version: 1.1,
    tags: doors.map((door) => ({
      name: tagOf(door),
      description: door.about,
      attributes: Object.entries({ ...door.schema, ...common }).map(attribute),
    })),
  })
}
