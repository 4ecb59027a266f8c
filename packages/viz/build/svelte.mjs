import { stripTypeScriptTypes } from 'node:module'
import { compile, compileModule } from 'svelte/compiler'

const prefix = '\0style:'
/** What a component imports for its page; the shared sheet has it. */
const pageTheme = './theme.css'

/**
 * Svelte for the elements: each component's style becomes a text that is handed to the one shared sheet,
 * for no page may be asked to allow a `<style>`.
 * @param {object} options
 * @param {'client' | 'server'} options.generate
 * @param {string} options.sheet - the module whose `addStyle` takes the styles
 */
export function svelteInElements({ generate, sheet }) {
  const styles = new Map()
  const options = { generate, dev: false }
  return {
    name: 'svelte-in-elements',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? id : id === pageTheme ? '\0no-page' : undefined),
    load: (id) => (id === '\0no-page' ? '' : styles.get(id)),
    async transform(code, id) {
      // Svelte's own custom elements would come by being there.
      if (/svelte\/.*\/custom-element\.js$/.test(id)) return { code, moduleSideEffects: false }
      if (/\.svelte\.(ts|js)$/.test(id)) {
        const script = stripTypeScriptTypes(code)
        const { js } = compileModule(script, { ...options, filename: id })
        return { code: js.code, map: js.map }
      }
      if (!id.endsWith('.svelte')) return
      const { js, css } = compile(code, {
        ...options,
        filename: id,
        css: 'external',
        runes: true,
        discloseVersion: false,
      })
      if (!css?.code) return { code: js.code, map: js.map }
      // Named as CSS, so that Vite makes it small; `?inline` gives it as a text.
      const style = `${prefix}${id}.css?inline`
      styles.set(style, css.code)
      const add = `import style from ${JSON.stringify(style)}\nimport { addStyle } from ${JSON.stringify(sheet)}\naddStyle(style)\n`
      return { code: `${js.code}\n${add}`, map: js.map }
    },
  }
}
