import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { circle, type Drawing, group, line, path, rect, text } from './drawing.ts'
import { svgText } from './svg-text.ts'

const drawing = (content: string): Drawing => ({
  width: 100,
  height: 50,
  label: content,
  marks: [
    rect(0, 0, 10.123456, 10, { fill: { tone: 'positive', strength: 0.5 }, title: content }),
    circle(5, 5, 2, { fill: { pixel: 0 }, stroke: 'ink', strokeWidth: 2 }),
    group([line(0, 0, 5, 5, { stroke: 'negative', dash: [5, 3] }), path('M0 0h5')], { x: 3, y: 4 }),
    text(5, 20, content, { halo: true, bold: true, anchor: 'middle', middle: true, face: 'sans' }),
  ],
})

// XML 1.0 has no way to write these.
const isForbidden = (letter: string): boolean =>
  (letter < ' ' && !'\t\n\r'.includes(letter)) || letter === '\ufffe' || letter === '\uffff'

// Lone surrogates and all.
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(...[...'<>&"'].map((c) => c.charCodeAt(0))),
    ),
  )
  .map((units) => String.fromCharCode(...units))

describe('svgText', () => {
  it('writes every mark with the colours of the theme', () => {
    const light = svgText(drawing('a'), 'light')
    expect(light).toContain('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"')
    expect(light).toContain('<rect x="0" y="0" width="10.12" height="10" fill="#a7c6eb">')
    expect(light).toContain('stroke-dasharray="5 3"')
    expect(light).toContain('<g transform="translate(3 4)">')
    expect(svgText(drawing('a'), 'dark')).not.toBe(light)
  })

  it('lets no text become markup, and nothing in that XML forbids', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const tags = (svg: string): number => (svg.match(/<\w/g) ?? []).length
        expect(tags(svgText(drawing(content)))).toBe(tags(svgText(drawing('plain'))))
        expect(Array.from(svgText(drawing(content))).filter(isForbidden)).toEqual([])
        expect(svgText(drawing(content)).isWellFormed()).toBe(true)
      }),
    )
    expect(svgText(drawing('"><script>alert(1)</script>'))).not.toContain('<script')
  })

  it('holds no outside reference', () => {
    expect(svgText(drawing('a')).replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /href|url\(|http|style=/,
    )
  })
})
