import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type {} from '@nextword/viz/elements/all'
import htmlData from '@nextword/viz/elements/html-custom-data.json' with { type: 'json' }
import integrity from '@nextword/viz/elements/integrity.json' with { type: 'json' }
import manifest from '@nextword/viz/elements/custom-elements.json' with { type: 'json' }
import {
  attributeOf,
  changedBy,
  common,
  doors,
  propertyOf,
  tagOf,
} from '@nextword/viz/elements/server'
import { expect, test as node } from '@playwright/test'
import { allReady } from './element.ts'
import { test } from './host.ts'

const folder = fileURLToPath(new URL('.', import.meta.resolve('@nextword/viz/elements/all')))
const types = (name: string): string => readFileSync(`${folder}/${name}.d.ts`, 'utf8')

node('the manifest and the editor’s data have every prop of every schema', () => {
  expect(manifest.modules.map(({ path }) => path)).toEqual(doors.map(({ name }) => `${name}.js`))
  doors.forEach((door, i) => {
    const [declared] = manifest.modules[i].declarations
    const attributes = Object.keys({ ...door.schema, ...common }).map(attributeOf)
    expect(declared.tagName).toBe(tagOf(door))
    expect(declared.attributes.map(({ name }) => name)).toEqual(attributes)
    expect(htmlData.tags[i].attributes.map(({ name }) => name)).toEqual(attributes)
    const members = declared.members.map(({ name }) => name)
    for (const name of [
      ...Object.keys(door.schema).map(propertyOf),
      ...Object.keys(door.live ?? {}),
    ])
      expect(members).toContain(name)
    for (const name of [...changedBy(door)].map(propertyOf))
      expect(declared.events[0].description).toContain(name)
    for (const { description } of [...declared.attributes, ...declared.members])
      expect(description).toMatch(/\w/)
  })
})

node('each tag has its type, with its properties, and all of them come with `all`', () => {
  for (const door of doors) {
    const text = types(door.name)
    expect(text).toContain(`'${tagOf(door)}': `)
    for (const prop of Object.keys(door.schema).filter((name) => name !== 'lang'))
      expect(text).toMatch(new RegExp(`^  (get )?${propertyOf(prop)}(\\(\\))?: `, 'm'))
    expect(types('all')).toContain(`'./${door.name}.js'`)
    for (const [, file] of text.matchAll(/from '\.\/([\w-]+)\.js'/g))
      expect(existsSync(`${folder}/${file}.d.ts`)).toBe(true)
  }
})

/** Only read by the compiler. */
export function typed(
  grid: HTMLElementTagNameMap['nextword-pixel-grid'],
  graph: HTMLElementTagNameMap['nextword-network-graph'],
): void {
  grid.brush = 'grey'
  // @ts-expect-error a brush has one of three colours
  grid.brush = 'pink'
  graph.network = 'a link code'
  const weights: Float32Array | Float64Array | undefined = graph.network?.parameters
  grid.addEventListener('nextword-change', ({ detail }) => {
    if (detail.name === 'pixels') detail.value.map((pixel) => pixel.toFixed())
    // @ts-expect-error no such prop
    if (detail.name === 'weights') void weights
  })
  grid.addEventListener('click', ({ clientX }) => clientX.toFixed())
  void grid.ready.then((there) => there.reset())
}

test('each file has its hash, and a page that asks for it gets the element', async ({
  page,
  host,
}) => {
  const hashes: Readonly<Record<string, string>> = integrity
  expect(Object.keys(hashes)).toEqual(expect.arrayContaining(['all.js', 'elements.css']))
  for (const [file, hash] of Object.entries(hashes)) {
    const digest = createHash('sha384')
      .update(readFileSync(`${folder}/${file}`))
      .digest('base64')
    expect(hash).toBe(`sha384-${digest}`)
  }
  const script = (hash: string) =>
    `<script type="module" crossorigin integrity="${hash}" src="${host.cdn}/pixel-grid.js"></script>`
  await host.show({
    body: `<p>Before.</p><nextword-pixel-grid></nextword-pixel-grid>${script(hashes['pixel-grid.js'])}`,
  })
  await allReady(page)
  expect(host.troubles).toEqual([])
  await host.show({ body: script(hashes['all.js']) })
  await expect.poll(() => host.troubles.join()).toContain('integrity')
})
