/**
 * Takes out what only the docs read: the `about` of each prop and of each door.
 */
const docs = new Set(['about'])

export const withoutAbouts = {
  name: 'without-abouts',
  enforce: 'post',
  transform(code, id) {
    if (!/schema\.ts$|\/elements\/(door|live|widgets\/[\w-]+)\.ts$/.test(id)) return
    const cuts = []
    visit(this.parse(code), (node) => {
      if (node.type === 'Property' && docs.has(node.key.name)) cuts.push(node.value)
    })
    return cuts.reduceRight(
      (text, { start, end }) => `${text.slice(0, start)}''${text.slice(end)}`,
      code,
    )
  },
}

function visit(node, look) {
  if (Array.isArray(node)) return node.forEach((inner) => visit(inner, look))
  if (typeof node !== 'object' || node === null) return
  look(node)
  Object.values(node).forEach((inner) => visit(inner, look))
}
