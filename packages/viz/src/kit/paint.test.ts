import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cssColour,
  fixedColour,
  greyOn,
  inkOn,
  type Paint,
  shadeOf,
  type Theme,
  themes,
} from './paint.ts'

const both: readonly Theme[] = ['light', 'dark']

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: Paint, b: Paint, theme: Theme): number {
  const [light, dark] = [a, b]
    .map((paint) => luminance(fixedColour(paint, theme)))
    .sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe('the theme', () => {
  it('is the same in the style sheet and in the exported pictures', () => {
    const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')
    for (const [token, light] of Object.entries(themes.light)) {
      const dark = themes.dark[token as keyof typeof themes.dark]
      expect(css).toContain(`--nextword-${token}: light-dark(${light}, ${dark});`)
    }
  })

  it('has text of 4.5 to 1 or more on every ground that text stands on', () => {
    for (const theme of both)
      for (const ground of ['sheet', 'paper', 'grid'] as const)
        for (const text of ['ink', 'quiet', 'positive', 'negative'] as const)
          expect(
            contrast(text, ground, theme),
            `${text} on ${ground}, ${theme}`,
          ).toBeGreaterThanOrEqual(4.5)
  })

  it('has ink that can be read on the soft colours', () => {
    for (const theme of both)
      for (const ground of ['positive-soft', 'negative-soft', 'hair'] as const)
        expect(contrast('ink', ground, theme), `${ground}, ${theme}`).toBeGreaterThanOrEqual(4.5)
  })

  it('has outlines of 3 to 1 or more around what is drawn', () => {
    for (const theme of both)
      for (const outline of ['ink', 'quiet', 'positive', 'negative'] as const)
        expect(contrast(outline, 'sheet', theme)).toBeGreaterThanOrEqual(3)
  })
})

describe('a shade', () => {
  it('carries text of 4.5 to 1 or more, however strong it is', () => {
    for (const theme of both)
      for (const tone of ['positive', 'negative'] as const)
        for (let strength = 0; strength <= 1; strength += 0.01) {
          const fill = { tone, strength }
          expect(
            contrast(inkOn(fill), fill, theme),
            `${tone} ${strength.toFixed(2)}, ${theme}`,
          ).toBeGreaterThanOrEqual(4.5)
        }
  })

  it('grows with the number and keeps its sign', () => {
    expect(shadeOf(-0.5, 1)).toEqual({ tone: 'negative', strength: 0.5 })
    expect(shadeOf(3, 1)).toEqual({ tone: 'positive', strength: 1 })
    expect(shadeOf(3, 1, 0.8).strength).toBe(0.8)
  })

  it('of a broken number is no colour', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) expect(shadeOf(value).strength).toBe(0)
    expect(shadeOf(1, 0).strength).toBe(0)
  })

  it('is always a colour', () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...both), (value, theme) => {
        expect(fixedColour(shadeOf(value, 1), theme)).toMatch(/^#[0-9a-f]{6}$/)
        expect(fixedColour({ pixel: value }, theme)).toMatch(/^#[0-9a-f]{6}$/)
        expect(cssColour(shadeOf(value, 1))).toMatch(
          /^color-mix\(in srgb, var\(--nextword-\w+-fill\) \d+%/,
        )
      }),
    )
  })
})

describe('a pixel', () => {
  it('is black or white in both themes', () => {
    for (const theme of both) {
      expect(fixedColour({ pixel: -1 }, theme)).toBe('#000000')
      expect(fixedColour({ pixel: 1 }, theme)).toBe('#ffffff')
    }
  })

  it('carries text that can be read, whatever its grey', () => {
    for (let pixel = -1; pixel <= 1; pixel += 0.01)
      expect(contrast(greyOn(pixel), { pixel }, 'light'), pixel.toFixed(2)).toBeGreaterThanOrEqual(
        4.5,
      )
  })
})
