import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'

/** When, on what and how something was measured. */
export interface Conditions {
  readonly date: string
  readonly machine: string
  readonly engine: string
  readonly rounds: number
}

export const conditionsOf = (rounds: number): Conditions => ({
  date: new Date().toISOString().slice(0, 10),
  machine: cpus()[0].model,
  engine: `Node ${process.versions.node}`,
  rounds,
})

/** The same, as the first words of a report. */
export const measured = ({ date, machine, engine, rounds }: Conditions): string =>
  `Measured ${date} on ${machine}, ${engine}: one run, one thread, everybody in turns, medians of
${rounds} rounds. Only the ratios mean anything on another machine; \`pnpm bench\` measures anew.`

/** Three significant digits, thousands set apart. */
export const spaced = (value: number): string =>
  Number(value.toPrecision(3)).toLocaleString('en').replaceAll(',', ' ')

/** Writes `results/<name>.json` and `.md`, and says the text. */
export async function write(name: string, results: object, text: string): Promise<void> {
  const folder = new URL('../results/', import.meta.url)
  await mkdir(folder, { recursive: true })
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(results, null, 2)}\n`)
  await writeFile(new URL(`${name}.md`, folder), text)
  console.log(text)
}
