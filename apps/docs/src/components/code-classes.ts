/** As much of a syntax tree as is used here. */
interface Node {
  readonly type: string
}
interface Element extends Node {
  properties: Record<string, unknown>
  children: Node[]
}
const isElement = (node: Node): node is Element => node.type === 'element'

/** The colours of code have names, and there are few: each token wears one as a class. */
const classes: Record<string, string> = {
  'token-comment': 'c',
  'token-keyword': 'k',
  'token-string': 's',
  'token-string-expression': 's',
}

/** Marks tokens by short classes and leaves all else as text: a page of code stays small. */
export const codeClasses = {
  name: 'code-classes',
  pre(node: Element): void {
    delete node.properties.style
  },
  line(line: Element): void {
    line.children = line.children.flatMap((token) => {
      if (!isElement(token)) return [token]
      const name = /--astro-code-([a-z-]+)/.exec(String(token.properties.style))?.[1]
      const kind = name === undefined ? undefined : classes[name]
      if (kind === undefined) return token.children
      token.properties = { class: kind }
      return [token]
    })
  },
  code(code: Element): void {
    code.children = code.children.flatMap((line) => (isElement(line) ? line.children : [line]))
  },
}
