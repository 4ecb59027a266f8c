import { called, type Node, type Rule, type Value, wordsOf } from './grammar.ts'
import { fail, limits } from './world-error.ts'

/** What a name may stand for: nothing yet, null if some alternatives pick it and others don't, or these. */
type Domain = { readonly id: number; readonly values: readonly Value[] } | null | undefined

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
  const done = new Map<string, readonly Domain[]>()
  const domains = new Map<string, NonNullable<Domain>>()
  let checks = 0

  /** The same values are the same domain. */
  function domainOf(all: readonly Value[]): NonNullable<Domain> {
    checks += all.length
    const values = [...new Set(all)].sort((a, b) => a.id - b.id)
    const key = values.map(({ id }) => id).join()
    let domain = domains.get(key)
    if (domain === undefined) domains.set(key, (domain = { id: domains.size, values }))
    return domain
  }

  function joined(frames: readonly (readonly Domain[])[]): Domain[] {
    return frames[0].map((_, place) => {
      const different = [...new Set(frames.map((frame) => frame[place]))]
      if (different.length === 1) return different[0]
      return different.every((domain) => domain != null)
        ? domainOf(different.flatMap(({ values }) => values))
        : null
    })
  }

  /** What the parameters stand for afterwards. */
  function follow(rule: Rule, args: readonly Domain[]): readonly Domain[] {
    const key = [rule.id, ...args.map((domain) => domain && domain.id)].map(String).join()
    let after = done.get(key)
    if (after === undefined) {
      const start = Array.from({ length: rule.size }, (_, place) => args[place])
      after = joined(rule.alternatives.map(({ nodes }) => run(nodes, 0, [...start])))
      done.set(key, after)
    }
    return after
  }

  /** The frame at the end. What chooses a rule later is followed one value at a time. */
  function run(nodes: readonly Node[], from: number, frame: Domain[]): Domain[] {
    checks += frame.length
    for (let at = from; at < nodes.length; at++) {
      step(nodes[at], frame)
      const [place] = nodes[at].args
      if (
        nodes[at].kind === 'pick' &&
        nodes.some((node) => isOwnCall(node) && node.args[0] === place)
      )
        return joined(
          frame[place]!.values.map((value) =>
            run(nodes, at + 1, frame.with(place, domainOf([value]))),
          ),
        )
    }
    return frame
  }

  function step(node: Node, frame: Domain[]): void {
    const { args, line } = node
    if (++checks > limits.checks) fail(line, 'this world is too large')
    const bound = (place: number): readonly Value[] => {
      const { values } = frame[place] ?? fail(line, 'something is said before it was picked')
      checks += values.length
      return values
    }
    const say = (field: string, article: boolean): void => {
      for (const value of bound(args[0])) {
        if (!value.fields.has(field)) fail(line, `'${value.name}' has no field '${field}'`)
        if ((value.lists.get(field)?.values.length ?? 1) > 1)
          fail(line, `'${value.name}' has several '${field}': pick one`)
        for (const word of wordsOf(value, field, article)) said.add(word)
      }
    }
    if (node.kind === 'word') said.add(node.word)
    else if (node.kind === 'tag') for (const { name } of bound(args[0])) senses.add(name)
    else if (node.kind === 'say') say(node.field, node.article)
    else if (node.kind === 'pick') {
      if (frame[args[0]] !== undefined) fail(line, 'something is picked twice')
      const { from, field, mode } = node
      const others = args.slice(1).map(bound)
      const isList = typeof from === 'string'
      const sets = isList
        ? others[0].map(
            ({ lists, name }) => lists.get(from) ?? fail(line, `'${name}' has no field '${from}'`),
          )
        : [from]
      if (sets.some(({ values }) => values.length + +isList <= others.length))
        fail(line, 'there may be nothing left to pick')
      frame[args[0]] = domainOf(sets.flatMap(({ values }) => values))
      if (mode !== '=') say(field, mode === '+')
    } else {
      // A call to a value's own rule may go to several.
      const owners = isOwnCall(node) ? bound(args[0]) : [undefined]
      const places = isOwnCall(node) ? args.slice(1) : args
      const given = places.map((place) => frame[place])
      const ends = owners.map((owner) => {
        const { rule } = called(rules, node, args, owner)
        if (rule.params !== given.length)
          fail(line, `rule '${rule.name}' takes ${rule.params} names, got ${given.length}`)
        return follow(rule, given)
      })
      for (const [i, domain] of joined(ends).entries())
        if (i < places.length) frame[places[i]] = domain
    }
  }

  follow(story, [])
  return { said, senses }
}

const isOwnCall = (node: Node): boolean => node.kind === 'call' && typeof node.rule === 'string'

/**
 * Finds out how long each rule may get, and in which there may be a tag.
 * @throws WorldError if a rule leads back to itself, or the longest story is too long
 */
function requireEnds(rules: ReadonlyMap<string, Rule>): void {
  const lengths = new Map<Rule, number>()
  const tagged = new Set<Rule>()
  const own = Map.groupBy(rules.values(), ({ name }) => name.split('.')[1])

  function lengthOf(rule: Rule, depth: number): number {
    const known = lengths.get(rule)
    if (known === -1) fail(rule.line, `rule '${rule.name}' leads back to itself`)
    if (known !== undefined) return known
    if (depth > limits.rulesInRules) fail(rule.line, 'rules are nested too deeply')
    lengths.set(rule, -1)
    let longest = 0
    for (const { nodes } of rule.alternatives) {
      let length = 1
      for (const node of nodes) {
        length++
        if (node.kind === 'call') {
          const targets = typeof node.rule === 'string' ? (own.get(node.rule) ?? []) : [node.rule]
          length += Math.max(0, ...targets.map((target) => lengthOf(target, depth + 1)))
          node.tags = targets.some((target) => tagged.has(target))
        }
        if (node.tags) tagged.add(rule)
      }
      longest = Math.max(longest, length)
    }
    if (longest > limits.itemsInAStory) fail(rule.line, `rule '${rule.name}' is too long`)
    lengths.set(rule, longest)
    return longest
  }

  for (const rule of rules.values()) lengthOf(rule, 0)
}
