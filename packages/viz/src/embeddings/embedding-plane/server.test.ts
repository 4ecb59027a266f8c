import { render } from 'svelte/server'
import { expect, it } from 'vitest'
import EmbeddingPlane from './EmbeddingPlane.svelte'
import type { EmbeddingPlaneProps } from './props.ts'
import { clusteredTable } from './testing.ts'

const table = clusteredTable(600)
const written = (props: EmbeddingPlaneProps): string => render(EmbeddingPlane, { props }).body
const elements = (body: string): number => [...body.matchAll(/<[a-z]/g)].length

it('The server draws the line, readable without script: no inline style, no canvas.', () => {
  const body = written({ table, number: 13 })
  expect(body).toMatch(/On the line .*dog/)
  expect(body).toMatch(/<svg[^>]*role="img"/)
  expect(body).toContain('>puppy</text>')
  expect(body).toContain('<table')
  expect(body).not.toMatch(/\sstyle=|<canvas|NaN|undefined/)
})

it('The server draws the plane with the chosen word’s true neighbours.', () => {
  const body = written({ table, mode: 'find', number: 14 })
  expect(body).toMatch(/Most like .*>dog<.* in all .*20/)
  expect(body).toMatch(/0\.\d\d<\/text>/)
  expect(body).not.toMatch(/\sstyle=|<canvas|NaN|undefined/)
})

it('A page of figures stays small: under 14.5 kB and 180 elements each.', () => {
  for (const props of [{}, { mode: 'find' }] as EmbeddingPlaneProps[]) {
    const body = written({ table, ...props })
    expect(body.length).toBeLessThan(14_500)
    expect(elements(body)).toBeLessThan(180)
  }
})

it('Without its words the server keeps their room and says that they are on their way.', () => {
  const body = written({})
  expect(body).toContain('The words are on their way …')
  expect(body).toContain('height="320"')
  expect(body).not.toMatch(/NaN|undefined/)
})

it('The same props give the same figure.', () => {
  expect(written({ table })).toBe(written({ table }))
})
