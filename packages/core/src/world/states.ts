import { called, choicesOf, END, type Node, type Value, type World, wordsOf } from './grammar.ts'
import { limits } from './world-error.ts'

/** What a name in an item stands for: a value, or the number (below 0) of one that isn't picked yet. */
type Reference = Value | number

/** One thing still to be said or done. */
interface Item {
  readonly node: Node
  readonly args: readonly Reference[]
  /** Of a call: what it may turn into. */
  alternatives?: readonly { readonly share: number; readonly items: readonly Item[] }[]
}

/**
 * All that is still to be said: an item and the rest, null at the end. Equal states are the same object,
 * so that stories which differ only in what no longer matters are one.
 */
export interface State {
  readonly item: Item | null
  readonly rest: State
  /** The states that this is the rest of: the first, and the others. */
  before?: State
  others?: Map<Item, State>
  steps?: readonly Step[]
  senses?: ReadonlyMap<string | null, number>
}

/** A word that may come next, an id. */
export interface Step {
  readonly word: number
  readonly share: number
  /** What is left after it; found when asked for, since most words are never heard. */
  readonly next: () => State
}

export interface States {
  readonly start: State
  /** What may come next: every word with every way to go on after it; shares that add up to 1. */
  steps(state: State): readonly Step[]
  /** The next silent tag's distribution, null for none. */
  senses(state: State): ReadonlyMap<string | null, number>
  /** The same state among these, for one from an earlier `statesOf` of the same world. */
  adopted(state: State): State
  /** Begins a new question, which may take so many steps. */
  begin(): void
  /** How many have been made so far. */
  readonly count: number
}

/** How many states and steps one question may need. */
const most = 2 ** 20

/** The states of a world. They are kept, so that what has been asked once is known. */
export function statesOf(world: World): States {
  const items = new Map<string, Item>()
  const words = new Map<string, Node>()
  const end = { item: null } as State
  let count = 0
  let spent = 0

  /** So that no text, however it is meant, keeps one busy for long. */
  function spend(): void {
    if (++spent > most) throw new RangeError('this world has too many ways to go on')
  }

  function itemOf(node: Node, args: readonly Reference[]): Item {
    // A word is the same whichever rule says it.
    const same = node.kind === 'word' ? `=${node.word}` : `${node.id}`
    const key = args.reduce<string>(
      (text, arg) => `${text},${typeof arg === 'number' ? arg : arg.id}`,
      same,
    )
    let item = items.get(key)
    if (item === undefined) items.set(key, (item = { node, args }))
    return item
  }

  function wordItem(word: string): Item {
    let node = words.get(word)
    if (node === undefined)
      words.set(word, (node = { id: -1, line: 0, args: [], kind: 'word', word, tags: false }))
    return itemOf(node, [])
  }

  /** A field of what was picked is its words at once: all that matters later. */
  function itemsOf(node: Node, args: readonly Reference[]): readonly Item[] {
    if (node.kind !== 'say' || typeof args[0] === 'number') return [itemOf(node, args)]
    return wordsOf(args[0], node.field, node.article).map(wordItem)
  }

  function stateOf(item: Item, rest: State): State {
    // Most have one state before them: a map for each would be large and slow.
    if (rest.before?.item === item) return rest.before
    let state = rest.others?.get(item)
    if (state !== undefined) return state
    count++
    spend()
    state = { item, rest }
    if (rest.before === undefined) rest.before = state
    else (rest.others ??= new Map<Item, State>()).set(item, state)
    return state
  }

  function pushed(list: readonly Item[], rest: State): State {
    let state = rest
    for (let i = list.length - 1; i >= 0; i--) state = stateOf(list[i], state)
    return state
  }

  /** The state with a value in the place of a name. */
  function bound(state: State, name: number, value: Value): State {
    const walked: State[] = []
    let at = state
    for (; at.item !== null; at = at.rest) walked.push(at)
    let result = at
    for (let i = walked.length - 1; i >= 0; i--) {
      const { item, rest } = walked[i]
      if (!item!.args.includes(name)) result = result === rest ? walked[i] : stateOf(item!, result)
      else
        result = pushed(
          itemsOf(
            item!.node,
            item!.args.map((a) => (a === name ? value : a)),
          ),
          result,
        )
    }
    return result
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

  /** What a call or a pick, the first of a state, may turn it into, and what is said meanwhile. */
  function unfold(
    { item, rest }: State,
    add: (next: () => State, share: number, said?: readonly string[]) => void,
  ): void {
    const { node, args } = item!
    if (node.kind !== 'pick') {
      for (const { share, items: list } of alternativesOf(item!))
        add(() => pushed(list, rest), share)
      return
    }
    const [name, ...others] = args as [number, ...Value[]]
    for (const { value, share } of choicesOf(node.from, others))
      if (node.mode === '=') add(() => bound(rest, name, value), share)
      else add(() => bound(rest, name, value), share, wordsOf(value, node.field, node.mode === '+'))
  }

  function stepsOf(state: State): readonly Step[] {
    const steps: Step[] = []
    const say = ([first, ...more]: readonly string[], next: () => State, share: number): void => {
      spend()
      let state: State | undefined
      const found = (): State => (state ??= pushed(more.map(wordItem), next()))
      steps.push({ word: world.ids.get(first)!, share, next: found })
    }
    // What is silent is unfolded until something is said; equal states meet again here.
    const silent = new Map([[state, 1]])
    for (const [at, share] of silent) {
      silent.delete(at)
      const wait = (next: State, part: number): void => {
        spend()
        silent.set(next, (silent.get(next) ?? 0) + part)
      }
      if (at.item === null) say([END], () => end, share)
      else if (at.item.node.kind === 'word') say([at.item.node.word], () => at.rest, share)
      else if (at.item.node.kind === 'tag') wait(at.rest, share)
      else
        unfold(at, (next, part, said) =>
          said ? say(said, next, share * part) : wait(next(), share * part),
        )
    }
    return (state.steps = steps)
  }

  function sensesOf(state: State): ReadonlyMap<string | null, number> {
    if (state.senses !== undefined) return state.senses
    spend()
    // Whatever can have no tag in it is passed over; what hangs on something unpicked is unfolded.
    let at = state
    let first: State | undefined
    while (at.item !== null && !at.item.node.tags) {
      if (at.item.node.kind === 'pick' || at.item.node.kind === 'call') first ??= at
      at = at.rest
    }
    const senses = new Map<string | null, number>()
    const addAll = (next: () => State, share: number): void => {
      for (const [sense, part] of sensesOf(next()))
        senses.set(sense, (senses.get(sense) ?? 0) + share * part)
    }
    if (at.item === null) senses.set(null, 1)
    else if (at.item.node.kind === 'tag' && typeof at.item.args[0] !== 'number')
      senses.set(at.item.args[0].name, 1)
    else unfold(first ?? at, addAll)
    return (state.senses = senses)
  }

  const story: Node = { id: -2, line: 0, args: [], tags: true, kind: 'call', rule: world.story }
  return {
    start: stateOf(itemOf(story, []), end),
    adopted(state) {
      const list: Item[] = []
      for (let at = state; at.item !== null; at = at.rest)
        list.push(...itemsOf(at.item.node, at.item.args))
      return pushed(list, end)
    },
    steps: (state) => state.steps ?? stepsOf(state),
    senses: sensesOf,
    begin() {
      spent = 0
    },
    get count() {
      return count
    },
  }
}
