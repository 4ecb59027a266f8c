import { END, type Node, type World } from './grammar.ts'
import { askedOf, choicesLeft, isOpen, type Item, itemsIn, type Reference } from './items.ts'
import type { Open, Part } from './open.ts'

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
  unheard?: readonly Step[]
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
  /** The same where the word isn't heard: ways to go on that only it tells apart are one. */
  unheard(state: State): readonly Step[]
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
  const { opens, itemOf, itemsOf, sayNode, alternativesOf, pickedOf } = itemsIn(world)
  const end = { item: null } as State
  let count = 0
  let spent = 0

  /** So that no text, however it is meant, keeps one busy for long. */
  function spend(steps = 1): void {
    spent += steps
    if (spent > most) throw new RangeError('this world has too many ways to go on')
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

  /** The state with something known better in the place of a name. */
  function bound(state: State, name: Reference, known: Reference): State {
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
            item!.args.map((a) => (a === name ? known : a)),
            item!.said,
          ),
          result,
        )
    }
    return result
  }

  /** What a call or a pick, the first of a state, may turn it into. */
  function unfold(at: State, add: (next: () => State, share: number) => void): void {
    const { item, rest } = at
    const { node, args } = item!
    const open = askedOf(item!).find(isOpen)
    if (open !== undefined) {
      for (const { value, share } of choicesLeft(open)) add(() => bound(at, open, value), share)
    } else if (node.kind === 'pick') {
      const isNew = item!.picked === undefined
      const picked = pickedOf(item!)
      if (isNew && isOpen(picked)) spend(picked.choices.length)
      const says =
        node.mode === '=' ? [] : itemsOf(sayNode(node.field, node.mode === '+'), [picked])
      add(() => pushed(says, bound(rest, args[0], picked)), 1)
    } else
      for (const { share, items: list } of alternativesOf(item!))
        add(() => pushed(list, rest), share)
  }

  function stepsOf(state: State, isHeard: boolean): readonly Step[] {
    const steps: Step[] = []
    const say = (word: string, next: () => State, share: number): void => {
      spend()
      let found: State | undefined
      steps.push({ word: world.ids.get(word)!, share, next: () => (found ??= next()) })
    }
    // What is silent is unfolded until something is said; equal states meet again here.
    const silent = new Map([[state, 1]])
    for (const [at, share] of silent) {
      silent.delete(at)
      const wait = (next: State, part: number): void => {
        spend()
        silent.set(next, (silent.get(next) ?? 0) + part)
      }
      if (at.item === null) say(END, () => end, share)
      else if (at.item.node.kind === 'word') say(at.item.node.word, () => at.rest, share)
      else if (at.item.node.kind === 'tag') wait(at.rest, share)
      else if (at.item.node.kind === 'say') {
        const { field, article } = at.item.node
        const open = at.item.args[0] as Open
        for (const part of opens.parts(open, { field, article, said: at.item.said }, isHeard))
          say(part.word, () => saidOn(at, open, part), share * part.share)
      } else unfold(at, (next, part) => wait(next(), share * part))
    }
    return steps
  }

  /** After a word of what may be several: what it may be still, and its other words. */
  function saidOn({ item, rest }: State, open: Open, { left, more }: Part): State {
    const after = bound(rest, open, left)
    return more ? pushed(itemsOf(item!.node, [left], item!.said + 1), after) : after
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
      for (const { value, share } of choicesLeft(at.item.args[0]))
        senses.set(value.name, (senses.get(value.name) ?? 0) + share)
    else unfold(first ?? at, addAll)
    return (state.senses = senses)
  }

  const story: Node = { id: -2, line: 0, args: [], tags: true, kind: 'call', rule: world.story }
  return {
    start: stateOf(itemOf(story, []), end),
    adopted(state) {
      const list: Item[] = []
      for (let at = state; at.item !== null; at = at.rest) {
        const { node, args, said } = at.item
        const own = args.map((arg) => (isOpen(arg) ? opens.of(arg.name, arg.choices) : arg))
        list.push(...itemsOf(node, own, said))
      }
      return pushed(list, end)
    },
    steps: (state) => (state.steps ??= stepsOf(state, true)),
    unheard: (state) => (state.unheard ??= stepsOf(state, false)),
    senses: sensesOf,
    begin() {
      spent = 0
    },
    get count() {
      return count
    },
  }
}
