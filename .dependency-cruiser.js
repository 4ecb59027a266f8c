import { PARTS } from './scripts/parts.mjs'

/**
 * The arrow of imports inside the packages. Core's parts stand in the order in which the
 * explanation is read; a part imports only parts above it. `turbo boundaries` keeps the arrow
 * between packages.
 */
const core = '^packages/core/src'
const viz = '^packages/viz/src'
const widget = `${viz}/(?!kit/|words/|elements/)([^/]+)/([^/]+)/`
const test = String.raw`\.test\.ts$`

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...PARTS.map((part, at) =>
      error(
        `core-${part}-reads-upwards`,
        `${part} imports only parts that come before it in the explanation.`,
        { path: `${core}/${part}/` },
        { path: `${core}/`, pathNot: `${core}/(${PARTS.slice(0, at + 1).join('|')})/` },
      ),
    ),
    error(
      'core-parts-are-known',
      'A new part of core takes its place in the list of parts first.',
      { path: `${core}/index\\.ts$` },
      { path: `${core}/`, pathNot: `${core}/(${PARTS.join('|')})/` },
    ),
    error(
      'core-stands-alone',
      'Core has no dependency: no package, no Node.',
      { path: core, pathNot: test },
      { pathNot: core },
    ),
    error(
      'widget-to-widget',
      'A widget imports core, the kit and the words; what two widgets share moves to the kit.',
      { path: widget },
      { path: `${viz}/`, pathNot: [`${viz}/(kit|words)/`, `${viz}/$1/$2/`] },
    ),
    error(
      'kit-knows-no-widget',
      'The kit serves the widgets and knows none of them; its tests may try one.',
      { path: `${viz}/(kit|words)/`, pathNot: '\\.test\\.ts$' },
      { path: `${viz}/`, pathNot: `${viz}/(kit|words)/` },
    ),
    error(
      'public-names-only',
      'Another package is imported by its public name, never by a path into it.',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    ),
    error(
      'no-circle',
      'Two files that need each other are one idea; a component may draw itself.',
      { path: '(.+)' },
      { circular: true, pathNot: '^$1$' },
    ),
    // The elements are there once they are built.
    error(
      'nothing-missing',
      'Every import leads to a file.',
      {},
      { couldNotResolve: true, pathNot: '^@nextword/viz/elements/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|word-vectors|\\.astro|\\.svelte-kit|test-results)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.d.ts'],
    },
  },
}
