import { called, choicesOf, type Node, type Value, type World, wordsOf } from './grammar.ts'
import { type Choice, type Open, type Opens, opensOf } from './open.ts'
import { limits } from './world-error.ts'

/**
 * What a name in an item stands for: a value, several that it may be, or the number (below 0) of one
 * that isn't picked yet.
 */
export type Reference = Value | Open | number

/** One thing still to be said or done. */
export interface Item {
  readonly node: Node
  readonly args: readonly Reference[]
  /** How many words of what it says have been said. */
  readonly said: number
  /** Of a pick: what its name may then be. */
  picked?: Value | Open
  /** Of a call: what it may turn into. */
  alternatives?: readonly { readonly share: number; readonly items: readonly Item[] }[]
}

export const isOpen = (reference: Reference): reference is Open =>
  typeof reference !== 'number' && 'choices' in reference
const isValue = (reference: Reference): reference is Value =>
  typeof reference !== 'number' && !('choices' in reference)

/** What a name may be, in shares that add up to 1. */
export const choicesLeft = (known: Value | Open): readonly Choice[] =>
  isOpen(known)
    ? known.choices.map(({ value, share }) => ({ value, share: share / known.total }))
    : [{ value: known, share: 1 }]

/** What has to be known of an item before it is unfolded: whose list, what isn't taken, whose rule. */
export const askedOf = ({ node, args }: Item): readonly Reference[] =>
  node.kind === 'pick'
    ? args.slice(1)
    : node.kind === 'call' && typeof node.rule === 'string'
      ? args.slice(0, 1)
      : []

/** What there is to be said and done in a world. */
export interface Items {
  readonly opens: Opens
  itemOf(node: Node, args: readonly Reference[], said?: number): Item
  /** The same, but a field of what is known is its words at once: all that matters later. */
  itemsOf(node: Node, args: readonly Reference[], said?: number): readonly Item[]
  /** What is said of a name, with an article before it or not. */
  sayNode(field: string, article: boolean): Node
  /** Of a call whose owner is known. */
  alternativesOf(item: Item): NonNullable<Item['alternatives']>
  /** What a pick, whose list and whose exceptions are known, leaves of its name: all that it may take. */
  pickedOf(item: Item): Value | Open
}

/** The items of a world: equal ones are the same object. */
export function itemsIn(world: World): Items {
  const items = new Map<string, Item>()
  /** What is said of anything, by the word, or by the field and whether an article comes before. */
  const words = new Map<string, Node>()
  const opens = opensOf()

  function itemOf(node: Node, args: readonly Reference[], said = 0): Item {
    // A word is the same whichever rule says it, and so is what is said of a name.
    const same =
      node.kind === 'word'
        ? `=${node.word}`
        : node.kind === 'say'
          ? `~${node.field} ${node.article} ${said}`
          : `${node.id}`
    const key = args.reduce<string>(
      (text, arg) => `${text},${typeof arg === 'number' ? arg : arg.id}`,
      same,
    )
    let item = items.get(key)
    if (item === undefined) items.set(key, (item = { node, args, said }))
    return item
  }

  function wordItem(word: string): Item {
    let node = words.get(word)
    if (node === undefined)
      words.set(word, (node = { id: -1, line: 0, args: [], kind: 'word', word, tags: false }))
    return itemOf(node, [])
  }

  function sayNode(field: string, article: boolean): Node {
    const key = `${field} ${article}`
    let node = words.get(key)
    if (node === undefined)
      words.set(
        key,
        (node = { id: -1, line: 0, args: [], kind: 'say', field, article, tags: false }),
      )
    return node
  }

  function itemsOf(node: Node, args: readonly Reference[], said = 0): readonly Item[] {
    if (node.kind !== 'say' || !isValue(args[0])) return [itemOf(node, args, said)]
    return wordsOf(args[0], node.field, node.article).slice(said).map(wordItem)
  }

  function alternativesOf(item: Item): NonNullable<Item['alternatives']> {
    if (item.alternatives !== undefined) return item.alternatives
    const node = item.node as Extract<Node, { kind: 'call' }>
    const { rule, given } = called(world.rules, node, item.args, item.args[0] as Value)
    // A rule never runs twice at once, so its own names can be numbered once and for all.
    const frame = Array.from(
      { length: rule.size },
      (_, place): Reference => given[place] ?? -1 - place - limits.names * rule.id,
    )
    return (item.alternatives = rule.alternatives.map(({ weight, nodes }) => ({
      share: weight,
      items: nodes.flatMap((each) =>
        itemsOf(
          each,
          each.args.map((place) => frame[place]),
        ),
      ),
    })))
  }

  function pickedOf(item: Item): Value | Open {
    const { from } = item.node as Extract<Node, { kind: 'pick' }>
    const [name, ...others] = item.args as [number, ...Value[]]
    return (item.picked ??= opens.of(name, choicesOf(from, others)))
  }

  return { opens, itemOf, itemsOf, sayNode, alternativesOf, pickedOf }
}
