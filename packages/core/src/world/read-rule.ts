import type { Alternative, Node, Rule, WeightedSet } from './grammar.ts'
import { fail, limits } from './world-error.ts'

/** What a rule's text refers to. */
export interface Names {
  readonly sets: ReadonlyMap<string, WeightedSet>
  readonly rules: ReadonlyMap<string, Rule>
  /** A number that no other node or rule has. */
  readonly nextId: () => number
}

export interface Line {
  readonly text: string
  readonly line: number
}

type Kind<K extends Node['kind']> = Omit<
  Extract<Node, { kind: K }>,
  'id' | 'line' | 'args' | 'tags'
>
type Scope = Map<string, number>

const tokens = /\{[^{}]*\}|<[^<>]*>|#[\w-]+|[()|]|[^\s(){}<>|#]+|\S/g
const braces =
  /^\{([=+]?)([\w-]+)(?::([\w-]+)(?:\.([\w-]+))?(?:>([\w-]+))?(?:!([\w,-]+))?|\.([\w-]+))?\}$/
const call = /^<(?:([\w-]+)\.)?([\w-]+)((?: [\w-]+)*)>$/
const word = /^(?:[a-z0-9'-]+|[.,?!;"])$/

/** A weight: a number above 0. */
export function weightOf(text: string, line: number): number {
  const weight = /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : NaN
  return weight > 0
    ? weight
    : fail(line, `a weight is a number above 0, not '${text.slice(0, 32)}'`)
}

/** Reads a rule's alternatives into it. */
export function readRule(
  rule: Rule,
  params: readonly string[],
  lines: readonly Line[],
  names: Names,
): void {
  const list = lines.flatMap(({ text, line }) =>
    (text.match(tokens) ?? []).map((token) => ({ token, line })),
  )
  const scope: Scope = new Map(params.map((name, place) => [name, place]))
  let at = 0
  let { line } = rule

  function alternatives(inside: Scope, depth: number): Alternative[] {
    if (depth > limits.brackets) fail(line, 'brackets are nested too deeply')
    const read: { weight: number; nodes: Node[] }[] = []
    do {
      line = list[at]?.line ?? line
      const first = list[at]?.token ?? ''
      const isWeight = first.length > 1 && first.endsWith(':')
      if (isWeight) at++
      const weight = isWeight ? weightOf(first.slice(0, -1), line) : 1
      const nodes: Node[] = []
      const start = at
      for (; at < list.length && !'|)'.includes(list[at].token); at++) {
        line = list[at].line
        const { token } = list[at]
        if (token === '(') nodes.push(choice(inside, depth))
        else if (token !== '_') nodes.push(nodeOf(token, inside))
      }
      if (at === start) fail(line, 'an alternative is empty: write _ for nothing')
      read.push({ weight, nodes })
    } while (list[at]?.token === '|' && ++at)
    const total = read.reduce((sum, { weight }) => sum + weight, 0)
    return read.map(({ weight, nodes }) => ({ weight: weight / total, nodes }))
  }

  /** Brackets are a rule without a name; what they mention is handed in from around them. */
  function choice(outside: Scope, depth: number): Node {
    const opened = line
    at++
    const inside: Scope = new Map()
    const read = alternatives(inside, depth + 1)
    if (list[at]?.token !== ')') fail(opened, 'a bracket ( is missing its )')
    const args = [...inside.keys()].map((name) => place(name, outside))
    const size = inside.size
    const anonymous = { id: names.nextId(), name: rule.name, line: opened, params: size, size }
    return node<'call'>({ kind: 'call', rule: { ...anonymous, alternatives: read } }, args)
  }

  function nodeOf(token: string, inside: Scope): Node {
    const places = (list: readonly string[]): number[] => list.map((name) => place(name, inside))
    if ('{}<>#'.includes(token)) fail(line, 'is missing its other half', token)
    if (token.startsWith('#')) return node<'tag'>({ kind: 'tag' }, places([token.slice(1)]))
    if (token.startsWith('<')) return callOf(token, places)
    if (token.startsWith('{')) return braced(token, places)
    if (!word.test(token)) fail(line, 'is no word', token)
    return node<'word'>({ kind: 'word', word: token }, [])
  }

  function callOf(token: string, places: (list: string[]) => number[]): Node {
    const [, owner, name, rest] = call.exec(token) ?? fail(line, 'is no call', token)
    const given = rest.split(' ').slice(1)
    if (new Set(given).size < given.length) fail(line, 'hands over the same twice', token)
    if (owner !== undefined)
      return node<'call'>({ kind: 'call', rule: name }, places([owner, ...given]))
    const target = names.rules.get(name) ?? fail(line, `there is no rule '${name}'`)
    if (target.params !== given.length)
      fail(line, `rule '${name}' takes ${target.params} names, got ${given.length}`)
    return node<'call'>({ kind: 'call', rule: target }, places(given))
  }

  function braced(token: string, places: (list: string[]) => number[]): Node {
    const [, mode, name, from, list, field = 'w', excluded, said] =
      braces.exec(token) ?? fail(line, "can't be read", token)
    if (from === undefined) {
      if (mode === '=') fail(line, 'says nothing and picks nothing', token)
      return node<'say'>({ kind: 'say', field: said ?? 'w', article: mode === '+' }, places([name]))
    }
    const others = excluded?.split(',') ?? []
    const set = list ?? names.sets.get(from) ?? fail(line, `there is no set '${from}'`)
    const args = places([name, ...(list === undefined ? [] : [from]), ...others])
    return node<'pick'>({ kind: 'pick', from: set, field, mode: mode as '' | '=' | '+' }, args)
  }

  function node<K extends Node['kind']>(what: Kind<K>, args: number[]): Node {
    return { ...what, id: names.nextId(), line, args, tags: what.kind === 'tag' } as unknown as Node
  }

  rule.alternatives = alternatives(scope, 0)
  if (at < list.length) fail(list[at].line, 'a bracket ) has no (')
  if (scope.size >= limits.names) fail(rule.line, `rule '${rule.name}' has too many names`)
  rule.size = scope.size
}

function place(name: string, scope: Scope): number {
  if (!scope.has(name)) scope.set(name, scope.size)
  return scope.get(name)!
}
