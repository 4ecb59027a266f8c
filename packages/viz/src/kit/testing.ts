// What the browser tests of all widgets share; it isn't part of the package.
import axe from 'axe-core'
import { expect, inject } from 'vitest'
import { cdp, page } from 'vitest/browser'

declare module 'vitest' {
  interface ProvidedContext {
    /** Every look, not only a cover of them. */
    long: boolean
  }
}

export interface Look {
  readonly theme: 'light' | 'dark'
  readonly width: number
  readonly forcedColours: boolean
  readonly reducedMotion: boolean
}

const widths = [320, 768, 1280]

const every: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  widths.flatMap((width) =>
    [false, true].flatMap((forcedColours) =>
      [false, true].map((reducedMotion) => ({ theme, width, forcedColours, reducedMotion })),
    ),
  ),
)

/**
 * The looks that a widget's n-th state is checked in. With LONG all of them; otherwise every width,
 * both themes, with and without motion and once in forced colours; the first state, which everybody
 * sees, in both themes at every width.
 */
export function looksOf(state: number): readonly Look[] {
  if (inject('long')) return every
  const themes = state % 2 === 0 ? (['light', 'dark'] as const) : (['dark', 'light'] as const)
  return [
    ...widths.map((width, i) => ({
      theme: themes[i % 2],
      width,
      forcedColours: false,
      reducedMotion: i % 2 === 1,
    })),
    { theme: themes[1], width: widths[state % 3], forcedColours: true, reducedMotion: false },
    ...(state > 0
      ? []
      : widths.map((width, i) => ({
          theme: themes[(i + 1) % 2],
          width,
          forcedColours: false,
          reducedMotion: i % 2 === 0,
        }))),
  ]
}

/** Shows the page as this reader's browser would. */
export async function setLook(look: Partial<Look>): Promise<void> {
  const { theme = 'light', width = 800, forcedColours = false, reducedMotion = false } = look
  await page.viewport(width, 900)
  await (cdp() as unknown as { send(method: string, params: object): Promise<void> }).send(
    'Emulation.setEmulatedMedia',
    {
      features: [
        { name: 'prefers-color-scheme', value: theme },
        { name: 'forced-colors', value: forcedColours ? 'active' : 'none' },
        { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
      ],
    },
  )
  // Frames for what a widget does one after another: it is observed, measures itself, is drawn.
  for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// A widget alone on a page has no landmarks and no headings of its own.
const ofPages = [
  'region',
  'landmark-one-main',
  'page-has-heading-one',
  'html-has-lang',
  'document-title',
]

/** What axe finds wrong in an element, a line each. */
export async function axeProblems(element: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(element, {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(ofPages.map((rule) => [rule, { enabled: false }])),
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  )
}

/** Sideways scrolling and labels under 12 px: what axe doesn't look for. */
export function layoutProblems(element: Element): string[] {
  const problems: string[] = []
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > width)
    problems.push(
      `the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`,
    )
  for (const label of element.querySelectorAll('svg text')) {
    const box = (label as SVGTextElement).getBoundingClientRect()
    if (box.width === 0 || !label.checkVisibility()) continue
    const matrix = (label as SVGTextElement).getScreenCTM()
    const size = Number.parseFloat(getComputedStyle(label).fontSize) * (matrix?.d ?? 1)
    if (size < 11.9) problems.push(`'${label.textContent}' is ${size.toFixed(1)} px high`)
    if (box.left < -1 || box.right > width + 1)
      problems.push(`'${label.textContent}' stands outside the window`)
  }
  return problems
}

/**
 * Checks an element in every look, in each of the given states.
 * @param states - by name; each brings the widget into it, or does nothing
 */
export async function expectAccessible(
  element: () => Element,
  states: Readonly<Record<string, () => void | Promise<void>>> = { initial: () => {} },
): Promise<void> {
  const problems: string[] = []
  for (const [n, [state, enter]] of Object.entries(states).entries()) {
    await enter()
    for (const look of looksOf(n)) {
      await setLook(look)
      const found = [...(await axeProblems(element())), ...layoutProblems(element())]
      problems.push(...found.map((problem) => `${state}, ${lookName(look)}: ${problem}`))
    }
  }
  await setLook({})
  expect(problems).toEqual([])
}

const lookName = ({ theme, width, forcedColours, reducedMotion }: Look): string =>
  `${theme} ${width}${forcedColours ? ' forced colours' : ''}${reducedMotion ? ' reduced motion' : ''}`

/** Text of an element (labels too) that the pseudo-locale left in plain English. */
export function untranslated(element: Element): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  for (const one of element.querySelectorAll('*'))
    for (const name of [
      'aria-label',
      'aria-valuetext',
      'aria-roledescription',
      'title',
      'alt',
      'placeholder',
    ])
      texts.push(one.getAttribute(name) ?? '')
  return texts.filter((text) =>
    /[a-z]{2,}/i.test(text.normalize('NFC').replaceAll(/[^\x20-\x7e]+/g, ' ')),
  )
}
