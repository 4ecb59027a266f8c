import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import AttentionLines from './AttentionLines.svelte'
import { table } from './fixtures.ts'

const elements = (body: string): number => [...body.matchAll(/<[a-z]/g)].length

describe.each(['entry', 'mixing'] as const)('On the server, %s', (stage) => {
  const { body } = render(AttentionLines, { props: { table, stage, number: 18 } })

  it('the whole figure is there, readable without script, and no inline style', () => {
    expect(body).toContain('Nora')
    expect(body).toContain('like water, stream, shore')
    expect(body).toContain('more like')
    expect(body).toContain('<table')
    expect(body).not.toMatch(/\sstyle=|NaN|undefined/)
  })

  it('it is small: under 12 kB and 150 elements to be read where there is script', () => {
    // Where there is, a <noscript> isn't looked into.
    const read = body.replace(/<noscript>.*<\/noscript>/s, '')
    expect(read.length).toBeLessThan(12_000)
    expect(body.length).toBeLessThan(14_800)
    expect(elements(read)).toBeLessThan(150)
  })

  it('is the same each time', () => {
    expect(render(AttentionLines, { props: { table, stage, number: 18 } }).body).toBe(body)
  })
})

it('Without the table the server keeps its place and says that it is coming', () => {
  const { body } = render(AttentionLines, { props: {} })
  expect(body).toContain('The word vectors are on their way')
  expect(body).not.toContain('<svg class="drawing')
})
