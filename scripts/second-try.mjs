// A browser that couldn't fetch a module once doesn't ask for that address again. So each module that
// is imported when it is needed is asked for a second time under another one.
const imported = /import\(\s*(["'`])(\.{1,2}\/[\w./-]+\.js)\1\s*\)/g

/** @returns {import('vite').Plugin} */
export function secondTry() {
  return {
    name: 'second-try',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk')
            chunk.code = chunk.code.replaceAll(
              imported,
              (first, quote, path) =>
                `${first}.catch(()=>import(${quote}${path}?again=${quote}+Date.now()))`,
            )
      },
    },
  }
}
