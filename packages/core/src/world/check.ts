import { calledRule, choicesOf, type Node, type Rule, type Value, wordsOf } from './grammar.ts'
import { fail, limits } from './world-error.ts'

/** What a name may stand for: nothing yet, null if some alternatives pick it and others don't, or these. */
type Domain = { readonly values: readonly Value[]; readonly key: string } | null | undefined

/**
 * Everything that can be said, found by following all rules with all that their names may stand for:
 * so whatever passes can be told to its end, with nothing said before it was picked.
 * @throws WorldError otherwise
 */
export function checkedWords(
  rules: ReadonlyMap<string, Rule>,
  story: Rule,
): { readonly said: ReadonlySet<string>; readonly senses: ReadonlySet<string> } {
  requireEnds(rules)
  const said = new Set<string>()
  const senses = new Set<string>()
  const done = new Map<string, Domain[]>()
  let checks = 0

  /** What the parameters stand for afterwards. */
  function follow(rule: Rule, args: readonly Domain[]): Domain[] {
    const key = `${rule.id}:${args.map((domain) => (domain === null ? '?' : domain?.key)).join(';')}`
    const known = done.get(key)
    if (known !== undefined) return known
    const ends = rule.alternatives.map(({ nodes }) =>
      run(
        nodes,
        0,
        Array.from({ length: rule.size }, (_, place) => args[place]),
      ),
    )
    const after = Array.from({ length: rule.params }, (_, place) =>
      joined(ends.map((f) => f[place])),
    )
    done.set(key, after)
    return after
  }

  /** The frame at the end. What chooses a rule later is followed one value at a time. */
  function run(nodes: readonly Node[], from: number, frame: Domain[]): Domain[] {
    for (let at = from; at < nodes.length; at++) {
      const { kind, args } = nodes[at]
      step(nodes[at], frame)
      if (kind === 'pick' && nodes.some((node) => choosesBy(node, args[0]))) {
        const ends = frame[args[0]]!.values.map((value) =>
          run(nodes, at + 1, frame.with(args[0], domainOf([value]))),
        )
        return frame.map((_, place) => joined(ends.map((end) => end[place])))
      }
    }
    return frame
  }

  function step(node: Node, frame: Domain[]): void {
    const { args, line } = node
    const bound = (place: number): readonly Value[] => {
      const { values } = frame[place] ?? fail(line, 'something is said before it was picked')
      if ((checks += values.length) > limits.checks) fail(line, 'this world is too large')
      return values
    }
    const say = (values: readonly Value[], field: string, article: boolean): void => {
      for (const value of values) {
        if (!value.fields.has(field)) fail(line, `'${value.name}' has no field '${field}'`)
        for (const word of wordsOf(value, field, article)) said.add(word)
      }
    }
    if (++checks > limits.checks) fail(line, 'this world is too large')
    if (node.kind === 'word') said.add(node.word)
    else if (node.kind === 'tag') for (const { name } of bound(args[0])) senses.add(name)
    else if (node.kind === 'say') say(bound(args[0]), node.field, node.article)
    else if (node.kind === 'pick') {
      if (frame[args[0]] !== undefined) fail(line, 'something is picked twice')
      const { from, field, mode } = node
      const isList = typeof from === 'string'
      const excluded = args.slice(isList ? 2 : 1)
      for (const place of excluded) bound(place)
      const sets = isList
        ? bound(args[1]).map(
            ({ lists, name }) => lists.get(from) ?? fail(line, `'${name}' has no field '${from}'`),
          )
        : [from]
      for (const { values } of sets)
        if (values.length <= excluded.length) fail(line, 'there may be nothing left to pick')
      frame[args[0]] = domainOf(
        sets.flatMap((set) => choicesOf(set, undefined, []).map((c) => c.value)),
      )
      const picked = bound(args[0])
      if (mode !== '=') say(picked, field, mode === '+')
    } else {
      const own = typeof node.rule === 'string'
      const given = own ? args.slice(1) : args
      const called = own
        ? bound(args[0]).map((owner) => calledRule(rules, node, owner))
        : [node.rule as Rule]
      const ends = called.map((rule) => {
        if (rule.params !== given.length)
          fail(line, `rule '${rule.name}' takes ${rule.params} names, got ${given.length}`)
        return follow(
          rule,
          given.map((place) => frame[place]),
        )
      })
      for (const [i, place] of given.entries()) frame[place] = joined(ends.map((end) => end[i]))
    }
  }

  follow(story, [])
  return { said, senses }
}

const choosesBy = (node: Node, place: number): boolean =>
  node.kind === 'call' && typeof node.rule === 'string' && node.args[0] === place

function joined(domains: readonly Domain[]): Domain {
  const [first] = domains
  if (
    domains.every((domain) => domain?.key === first?.key && (domain === null) === (first === null))
  )
    return first
  return domains.every((domain) => domain != null)
    ? domainOf(domains.flatMap(({ values }) => values))
    : null
}

function domainOf(values: readonly Value[]): Domain {
  const all = [...new Set(values)].sort((a, b) => a.id - b.id)
  return { values: all, key: all.map(({ id }) => id).join() }
}

/** @throws WorldError if a rule leads back to itself, or the longest story is too long */
function requireEnds(rules: ReadonlyMap<string, Rule>): void {
  const lengths = new Map<Rule, number>()

  function lengthOf(rule: Rule, depth: number): number {
    const known = lengths.get(rule)
    if (known !== undefined)
      return known < 0 ? fail(rule.line, `rule '${rule.name}' leads back to itself`) : known
    if (depth > limits.rulesInRules) fail(rule.line, 'rules are nested too deeply')
    lengths.set(rule, -1)
    let longest = 0
    for (const { nodes } of rule.alternatives) {
      let length = 1
      for (const node of nodes) {
        length += 1
        if (node.kind === 'call')
          length += Math.max(0, ...targets(node.rule).map((called) => lengthOf(called, depth + 1)))
      }
      longest = Math.max(longest, length)
    }
    if (longest > limits.itemsInAStory) fail(rule.line, `rule '${rule.name}' is too long`)
    lengths.set(rule, longest)
    return longest
  }

  const targets = (rule: Rule | string): Rule[] =>
    typeof rule === 'string'
      ? [...rules.values()].filter(({ name }) => name.endsWith(`.${rule}`))
      : [rule]
  for (const rule of rules.values()) lengthOf(rule, 0)
}
