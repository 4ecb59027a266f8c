import { newSheet } from './new-sheet.ts'
import { whenNear } from './near.ts'

/**
 * Calls back for each tag once, when an element of it comes near what the reader sees; elements that come
 * later are seen too.
 */
export function whenTagsAreNear(
  tags: ReadonlySet<string>,
  root: Document,
  come: (tag: string) => void,
): void {
  const asked = new Set<string>()
  const ask = (tag: string): void => {
    if (asked.has(tag)) return
    asked.add(tag)
    come(tag)
  }
  const look = (element: Element): void => {
    const tag = element.localName
    // One that is known sees for itself when it is near.
    const isAsked = asked.has(tag) || customElements.get(tag) !== undefined
    if (tags.has(tag) && !isAsked) whenNear(element, () => ask(tag))
  }
  const lookWithin = (node: Node): void => {
    if (!(node instanceof Element)) return
    look(node)
    for (const element of node.querySelectorAll([...tags].join(','))) look(element)
  }
  // An empty element that isn't known yet has no box, and what has none never comes near.
  const boxes = newSheet(root)
  boxes.replaceSync(`:where(${[...tags].join(',')}):where(:not(:defined)){display:block}`)
  root.adoptedStyleSheets.push(boxes)
  lookWithin(root.documentElement)
  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(lookWithin)
  }).observe(root.documentElement, { childList: true, subtree: true })
}
