import js from '@eslint/js'
import astro from 'eslint-plugin-astro'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import vizSvelteConfig from './packages/viz/svelte.config.js'

/** The one place where markup may come from a string: formulas turned into MathML while building. */
const MARKUP_FROM_STRINGS = ['apps/docs/src/components/Formula.astro']

/** The one place in core and viz that reads a clock. */
const CLOCK = ['packages/viz/src/kit/clock.ts']

const noMarkupFromStrings = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map(
  (property) => ({ property, message: 'Text from people is shown as text: build nodes instead.' }),
)
const noChanceNorClock = [
  { object: 'Math', property: 'random', message: 'Take `random` as a parameter.' },
  { object: 'Date', property: 'now', message: 'Take the time from kit/clock.ts.' },
  { object: 'performance', property: 'now', message: 'Take the time from kit/clock.ts.' },
]

/** The imports of an MDX file as a script, and its `set:html`, which is innerHTML by another name. */
const scriptOfMdx = {
  meta: { name: 'script-of-mdx', version: '1' },
  preprocess(text) {
    const lines = text.split('\n').map((line) => {
      if (/^import .*'$/.test(line)) return line
      return line.includes('set:html') ? 'markup.innerHTML' : ''
    })
    return [{ text: lines.join('\n'), filename: 'script.js' }]
  },
  postprocess: (messages) => messages.flat(),
}

export default ts.config(
  {
    ignores: [
      '**/dist/',
      '**/.astro/',
      '**/.svelte-kit/',
      '**/test-results/',
      'packages/core/src/models/{words-*,map-*,small-world}.ts',
    ],
  },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  astro.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...noMarkupFromStrings],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|fixme)$/]',
          message: 'Every test runs: mend it or take it out.',
        },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // TypeScript itself knows what is defined.
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        extraFileExtensions: ['.svelte'],
        svelteConfig: vizSvelteConfig,
      },
    },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // For SvelteKit's router, which is not used here.
      'svelte/no-navigation-without-resolve': 'off',
      // A bindable prop is declared with `let`.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  { files: ['**/*.mdx'], processor: scriptOfMdx },
  {
    files: ['**/*.mdx/*.js'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.astro'],
    rules: { 'astro/no-set-html-directive': 'error' },
  },
  {
    files: ['packages/{core,viz}/src/**'],
    ignores: ['**/*.test.ts', ...CLOCK],
    rules: {
      'no-restricted-properties': ['error', ...noMarkupFromStrings, ...noChanceNorClock],
    },
  },
  {
    files: ['apps/docs/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/packages/**', '@nextword/*/src/**', '@nextword/*/dist/**'],
              message: 'Import packages by their public names.',
            },
          ],
        },
      ],
    },
  },
  {
    // A test may read back what was drawn.
    files: ['**/*.test.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Declares what others wrote.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: MARKUP_FROM_STRINGS,
    rules: { 'astro/no-set-html-directive': 'off' },
  },
)
