// What the packages hand on asks only to be named; what merely builds and tests them may ask a little more.
import { capture } from '../toolchain.mjs'

// The bench is left out: its peers are installed by `pnpm bench` alone.
const HANDED_ON = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']
const TOOLS = [
  ...HANDED_ON,
  'BlueOak-1.0.0',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'LGPL-3.0-or-later',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
]

/** 'MIT OR CC0-1.0' is allowed where one of them is, 'MIT AND ISC' where both are. */
const isAllowed = (licence, allowed) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => allowed.includes(one.trim())))

async function refused(what, allowed, flags) {
  const { printed } = await capture('pnpm', [...flags, 'licenses', 'list', '--json'])
  const listed = Object.entries(JSON.parse(printed.slice(printed.indexOf('{'))))
  const wrong = listed.filter(([licence]) => !isAllowed(licence, allowed))
  for (const [licence, packages] of wrong) {
    console.log(`✗ ${what}, ${licence}: ${packages.map(({ name }) => name).join(', ')}`)
  }
  const count = listed.reduce((sum, [, packages]) => sum + packages.length, 0)
  console.log(`${what}: ${count} packages, ${wrong.length} licences that are not on the list`)
  return wrong.length + (count === 0 ? 1 : 0)
}

const wrong =
  (await refused('handed on', HANDED_ON, ['--filter', '@nextword/viz', '--prod'])) +
  (await refused('installed', TOOLS, ['--filter', '!bench', '--filter', '!word-vectors']))
process.exit(wrong > 0 ? 1 : 0)
