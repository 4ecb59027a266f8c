// Plants faults into a copy of the tree and sees that the check for each fails, naming the file and
// the reason. A check that passes everything would pass unseen otherwise.
//
//   node scripts/checks/canaries.mjs [lint | arrow | types]
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { capture } from '../toolchain.mjs'
import { copyTree, plant, removeTree } from './tree-copy.mjs'

const core = 'packages/core/src'
const viz = 'packages/viz/src'
const docs = 'apps/docs/src'

/** A component or page whose script holds one wrong type. */
const wrongType = "const wrong: number = 'one'"
const wrongComponent = `<script lang="ts">\n  ${wrongType}\n</script>\n\n{wrong}\n`
const notANumber = "not assignable to type 'number'"

/** Each check, and faults as [what, planted file, its text, reason given, name given (else the file's)]. */
const CHECKS = {
  lint: [
    {
      command: ['eslint', 'packages', 'apps'],
      faults: [
        [
          'markup from a string',
          `${viz}/kit/PlantedHtml.svelte`,
          '{@html location.hash}\n',
          'no-at-html-tags',
        ],
        [
          'innerHTML',
          `${docs}/planted-inner.ts`,
          "document.body.innerHTML = 'x'\n",
          'no-restricted-properties',
        ],
        [
          'set:html',
          `${docs}/components/PlantedSet.astro`,
          '<p set:html={Astro.url.hash} />\n',
          'no-set-html-directive',
        ],
        ['eval', `${docs}/planted-eval.ts`, "eval('1')\n", 'no-eval'],
        ['new Function', `${core}/planted-function.ts`, "new Function('1')\n", 'no-new-func'],
        [
          'chance in core',
          `${core}/numbers/planted-chance.ts`,
          'Math.random()\n',
          'no-restricted-properties',
        ],
        [
          'the clock in viz',
          `${viz}/kit/planted-clock.ts`,
          'performance.now()\n',
          'no-restricted-properties',
        ],
        [
          'the date in viz',
          `${viz}/kit/planted-date.ts`,
          'Date.now()\n',
          'no-restricted-properties',
        ],
        [
          'a test left out',
          `${core}/planted-skip.test.ts`,
          'test.skip()\n',
          'no-restricted-syntax',
        ],
        [
          'set:html in MDX',
          `${docs}/steps/planted-set.mdx`,
          '# Planted\n\n<p set:html={location.hash} />\n',
          'no-restricted-properties',
        ],
        [
          'a path into a package in MDX',
          `${docs}/steps/planted-path.mdx`,
          "import { en } from '../../../../packages/viz/src/words/en.ts'\n\n{en.symbols}\n",
          'no-restricted-imports',
        ],
        [
          'a path into a package',
          `${docs}/components/PlantedPath.astro`,
          "---\nimport '../../../../packages/core/src/index.ts'\n---\n",
          'no-restricted-imports',
        ],
      ],
    },
  ],
  arrow: [
    {
      command: ['turbo', 'boundaries'],
      faults: [
        [
          'core imports viz',
          `${core}/numbers/planted-viz.ts`,
          "export * from '@nextword/viz'\n",
          'not a dependency',
        ],
        [
          'docs reach into a package',
          `${docs}/planted-path.ts`,
          "export * from '../../../packages/core/src/index.ts'\n",
          'leaves the package',
        ],
      ],
    },
    {
      command: ['turbo', 'boundaries'],
      faults: [
        [
          'core depends on viz',
          'packages/core/package.json',
          dependOnViz,
          'without any tag listed in allowlist',
          '`@nextword/core`',
        ],
      ],
    },
    {
      command: ['depcruise', '--config', '.dependency-cruiser.js', 'packages', docs],
      faults: [
        [
          'a part reads downwards',
          `${core}/numbers/planted-down.ts`,
          "export * from '../training/index.ts'\n",
          'core-numbers-reads-upwards',
        ],
        [
          'an import of nothing',
          `${core}/numbers/planted-gone.ts`,
          "export * from './gone.ts'\n",
          'nothing-missing',
        ],
        [
          'core uses Node',
          `${core}/numbers/planted-node.ts`,
          "export * from 'node:fs'\n",
          'core-stands-alone',
        ],
        [
          'a widget imports a widget',
          `${viz}/network/planted/PlantedWidget.svelte`,
          "<script>\n  import '../../training/planted/planted-view.ts'\n</script>\n",
          'widget-to-widget',
        ],
        [
          'the kit imports a widget',
          `${viz}/kit/planted-kit.ts`,
          "export * from '../training/planted/planted-view.ts'\n",
          'kit-knows-no-widget',
        ],
        [
          'a file of a widget that imports another',
          `${viz}/training/planted/planted-view.ts`,
          "export * from './planted-circle.ts'\nexport * from '../../network/planted/PlantedWidget.svelte'\n",
          'widget-to-widget',
        ],
        [
          'a circle',
          `${viz}/training/planted/planted-circle.ts`,
          "export * from './planted-view.ts'\n",
          'no-circle',
        ],
      ],
    },
  ],
  types: [
    {
      where: 'packages/core',
      command: ['tsc', '-p', 'tsconfig.build.json', '--noEmit'],
      faults: [
        ['a wrong type in core', `${core}/numbers/planted.ts`, `export ${wrongType}\n`, 'TS2322'],
        [
          'the DOM in core',
          `${core}/planted-dom.ts`,
          'export const x: string = document.title\n',
          'TS2584',
        ],
        [
          'Node in core',
          `${core}/planted-node.ts`,
          'export const x: string = process.version\n',
          'TS2591',
        ],
      ],
    },
    {
      where: 'packages/core',
      command: ['tsc', '-p', 'tsconfig.json'],
      faults: [
        ['a wrong type in a test', `${core}/planted.test.ts`, `export ${wrongType}\n`, 'TS2322'],
      ],
    },
    {
      where: 'packages/viz',
      command: ['svelte-check', '--tsconfig', './tsconfig.json'],
      faults: [
        ['a wrong type in a component', `${viz}/kit/Planted.svelte`, wrongComponent, notANumber],
        [
          'a wrong type in a view',
          `${viz}/network/planted/planted-view.ts`,
          `export ${wrongType}\n`,
          notANumber,
        ],
      ],
    },
    {
      where: 'apps/docs',
      command: ['svelte-check', '--tsconfig', './tsconfig.islands.json'],
      faults: [
        ['a wrong type in an island', `${docs}/islands/Planted.svelte`, wrongComponent, notANumber],
      ],
    },
    {
      where: 'apps/docs',
      command: ['astro', 'check'],
      faults: [
        [
          'a wrong type on a page',
          `${docs}/components/Planted.astro`,
          `---\n${wrongType}\n---\n\n<p>{wrong}</p>\n`,
          notANumber,
        ],
      ],
    },
  ],
}

function dependOnViz(manifest) {
  return manifest.replace(
    '"devDependencies": {',
    '"dependencies": { "@nextword/viz": "workspace:^" },\n  "devDependencies": {',
  )
}

/** Whether the output gives that reason within three lines of that name. */
function says(printed, name, reason) {
  const lines = printed.split('\n')
  return lines.some(
    (line, at) =>
      line.includes(name) &&
      lines
        .slice(Math.max(0, at - 3), at + 4)
        .join('\n')
        .includes(reason),
  )
}

const kind = process.argv[2]
const checks = kind === undefined ? Object.values(CHECKS).flat() : CHECKS[kind]
if (!checks) throw new Error(`Which canaries: ${Object.keys(CHECKS).join(', ')}?`)

let missed = 0
for (const { where = '.', command, faults } of checks) {
  const copy = copyTree()
  try {
    plant(
      copy,
      faults.map(([, file, text]) => [
        file,
        typeof text === 'function' ? text(readFileSync(join(copy, file), 'utf8')) : text,
      ]),
    )
    const { code, printed } = await capture(command[0], command.slice(1), {
      cwd: join(copy, where),
    })
    const unseen = faults.filter(
      ([, file, , reason, name = basename(file)]) => code === 0 || !says(printed, name, reason),
    )
    for (const fault of faults) {
      const caught = !unseen.includes(fault)
      console.log(`${caught ? '✓ caught' : '✗ NOT caught'} by ${command[0]}: ${fault[0]}`)
    }
    if (unseen.length > 0) console.log(printed)
    missed += unseen.length
  } finally {
    removeTree(copy)
  }
}
process.exit(missed > 0 ? 1 : 0)
