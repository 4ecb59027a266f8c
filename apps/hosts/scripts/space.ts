// node scripts/space.ts [widget …]: measures the room that each widget's figure takes, as built, and puts it
// into its door as `space`; format the doors after it.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
// @boundaries-ignore one answer to "which browser", shared by everything that needs one
import { launchOptions } from '../../../scripts/chromium.ts'
import { openCdn, openHost } from '../e2e/serve.ts'
import { doors } from '@nextword/viz/elements/server'

const [first, last, step] = [280, 1280, 20]
const widths = Array.from({ length: (last - first) / step + 1 }, (_, i) => first + i * step)
const fonts = ['serif', 'sans-serif']
/** At most so many bands: a room that is a little large is better than a page of rules. */
const mostBands = 5

/** [from px, height px] of bands that are nowhere lower than the figure, with the least room left over. */
function bandsOf(heights: readonly number[]): [number, number][] {
  const tallest = (from: number, to: number): number => Math.max(...heights.slice(from, to))
  const spare = (from: number, to: number): number =>
    heights.slice(from, to).reduce((sum, height) => sum + tallest(from, to) - height, 0)
  // best[k][n]: the cuts of the first n widths into k bands.
  let best = heights.map((_, n) => ({ cost: spare(0, n + 1), cuts: [0] }))
  for (let bands = 2; bands <= mostBands; bands++)
    best = best.map((before, n) => {
      let chosen = before
      for (let cut = 1; cut <= n; cut++) {
        // A band more must be worth it.
        const cost = best[cut - 1]!.cost + spare(cut, n + 1) + 40
        if (cost < chosen.cost) chosen = { cost, cuts: [...best[cut - 1]!.cuts, cut] }
      }
      return chosen
    })
  const { cuts } = best.at(-1)!
  return cuts.map((cut, i) => {
    const height = Math.ceil(tallest(cut, cuts[i + 1] ?? heights.length))
    if (cut === 0) return [0, height]
    // Between two widths that were measured it may be as high as at either.
    const rises = height > tallest(cuts[i - 1]!, cut)
    return [rises ? widths[cut - 1]! + 1 : widths[cut]!, height]
  })
}

/** Puts the room into the widget's door. */
function write(name: string, space: string): void {
  const file = new URL(`../../../packages/viz/src/elements/widgets/${name}.ts`, import.meta.url)
  const door = readFileSync(file, 'utf8')
  writeFileSync(file, door.replace(/\bspace: \{.*?\},\n(?= {2}component)/s, `space: ${space},\n`))
  console.log(`${name}: ${space}`)
}

const cdn = await openCdn()
const browser = await chromium.launch(await launchOptions())
const asked = process.argv.slice(2)
for (const door of doors) {
  if (asked.length > 0 && !asked.includes(door.name)) continue
  const lines: string[] = []
  for (const attributes of Object.keys(door.space))
    lines.push(
      `'${attributes}': ${JSON.stringify(bandsOf(await heightsOf(door.name, attributes)))}`,
    )
  write(door.name, `{ ${lines.join(', ')} }`)
}
await browser.close()
cdn.server.close()

async function heightsOf(name: string, attributes: string): Promise<number[]> {
  const written = attributes.slice(1, -1)
  const heights = widths.map(() => 0)
  for (const font of fonts) {
    const host = await openHost(
      {
        '/': `<!doctype html><body><style>body{margin:0;font-family:${font}}</style><nextword-${name} ${written}></nextword-${name}><script type="module" src="${cdn.origin}/${name}.js"></script>`,
      },
      '',
    )
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.goto(host.origin)
    const measured = await page.evaluate(
      async ({ name, widths }) => {
        const element = document.querySelector(`nextword-${name}`) as HTMLElement & {
          ready: Promise<unknown>
        }
        const unhurried = (): Promise<void> =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20))),
          )
        await element.ready
        const frame = element.shadowRoot!.querySelector<HTMLElement>('.frame')!
        frame.style.minHeight = '0'
        const figure = frame.querySelector('figure')!
        const look = async (): Promise<number[]> => {
          const heights: number[] = []
          for (const width of widths) {
            element.style.width = `${width}px`
            await unhurried()
            heights.push(figure.getBoundingClientRect().height)
          }
          return heights
        }
        // As it is while its data come, and once they are there.
        const early = await look()
        await new Promise((resolve) => setTimeout(resolve, 3000))
        const late = await look()
        return early.map((height, i) => Math.max(height, late[i] as number))
      },
      { name, widths },
    )
    measured.forEach((height, i) => (heights[i] = Math.max(heights[i]!, height)))
    await page.close()
    host.server.close()
  }
  return heights
}
