import { describe } from '../numbers/require.ts'
import { checkedWords } from './check.ts'
import {
  END,
  type Rule,
  UNKNOWN,
  type Value,
  type WeightedSet,
  type World,
  wordsOf,
} from './grammar.ts'
import { type Line, readRule, weightOf } from './read-rule.ts'
import { fail, limits } from './world-error.ts'

const namePattern = /^[\w-]+$/
const wordsPattern = /^[a-z0-9'-]+(?: [a-z0-9'-]+){0,15}$/

/**
 * Reads the text of a world: a small language whose truth is known.
 *
 * A line that starts with a space goes on with the one before; `//` starts a remark.
 *
 * ```text
 * set colour = red*3 blue              a set; red comes three times as often as blue
 * set shade = @colour*2 grey           all colours together come twice as often as grey
 * table boy : he his                   a set too, with fields that can be said
 *   tom*3 | he | his
 * table shop : sells
 *   bakery | bread, warm cake          a field may be a list to pick from
 * rule story = 2: <a p> | <b>          alternatives, the first twice as often; <a p> goes to rule a
 * rule a(p) = {p:boy} lost {p.his} (red | 3: blue | _) hat .      brackets choose too; _ is nothing
 * rule b = {+c:colour} bag , {d:shade!c} {s:shop>w} {x:s.sells} .
 * ```
 *
 * `{p:boy}` picks and says, `{=p:boy}` picks silently, `{+p:boy}` says a or an before it; `{p}`, `{p.his}`
 * and `{+p}` say what was picked; `{p:boy>his}` picks and says a field; `{x:s.sells}` picks from a
 * value's own list; `!c,d` excludes. `<s.end p>` goes to the rule of the value picked as `s`, such as
 * `rule bakery.end(p) = …`. `#s` is a silent tag, the value picked as `s`, such as a word's sense: it is
 * undecided until it has been passed, so it stands at the end. Texts begin with `story`; the words of a
 * set `capital` are written with one.
 * @throws WorldError with its line: an unknown name, one given twice, a circle of rules, a weight that
 * isn't above 0, a missing brace, an empty alternative, something said before it was picked, too much
 * @example
 * readWorld('rule story = (2: yes | no) .').words.join(' ') // => '<s> <unk> . no yes'
 */
export function readWorld(text: string): World {
  if (typeof text !== 'string') throw new TypeError(`a world needs a text, got ${describe(text)}`)
  if (text.length > limits.letters) fail(1, `a world has at most ${limits.letters} letters`)
  const sets = new Map<string, WeightedSet>()
  const rules = new Map<string, Rule>()
  const values = new Map<string, Value>()
  const bodies: (() => void)[] = []
  let ids = 0
  const nextId = (): number => ids++

  function valueOf(name: string): Value {
    const known = values.get(name)
    if (known !== undefined) return known
    const value = { id: values.size, name, fields: new Map([['w', name]]), lists: new Map() }
    values.set(name, value)
    return value
  }

  function setOf(entries: readonly (readonly [Value, number])[], line: number): WeightedSet {
    if (entries.length === 0) fail(line, 'a set needs something in it')
    if (entries.length > limits.entries) fail(line, `a set has at most ${limits.entries} entries`)
    const seen = new Set<Value>()
    for (const [value] of entries)
      if (seen.size === seen.add(value).size) fail(line, 'is there twice', value.name)
    return { values: entries.map(([value]) => value), weights: entries.map(([, weight]) => weight) }
  }

  function define<T>(map: Map<string, T>, name: string, what: T, line: number): void {
    if (!namePattern.test(name.replace('.', ''))) fail(line, 'is no name', name)
    if (map.has(name)) fail(line, 'is there already', name)
    map.set(name, what)
  }

  function readSet(lines: readonly Line[]): void {
    const [name, body] = headAndBody(lines[0], '=')
    const entries = [{ ...lines[0], text: body }, ...lines.slice(1)].flatMap(({ text, line }) =>
      text
        .split(/\s+/)
        .filter(Boolean)
        .flatMap((entry) => entriesOf(entry, line)),
    )
    define(sets, name, setOf(entries, lines[0].line), lines[0].line)
  }

  function entriesOf(entry: string, line: number): [Value, number][] {
    const [name, weight] = weighted(entry, line)
    if (!name.startsWith('@')) return [[valueOf(requireWords(name, line)), weight]]
    const set = sets.get(name.slice(1)) ?? fail(line, `there is no set '${name.slice(1)}' above`)
    const total = set.weights.reduce((sum, each) => sum + each, 0)
    return set.values.map((value, i) => [value, (weight * set.weights[i]) / total])
  }

  function readTable([head, ...rows]: readonly Line[]): void {
    const [name, body] = headAndBody(head, ':')
    const fields = body.split(/\s+/).filter(Boolean)
    const entries = rows.map(({ text, line }): [Value, number] => {
      const [first, ...cells] = text.split('|').map((cell) => cell.trim())
      if (cells.length !== fields.length)
        fail(line, `a row needs ${fields.length} fields after its name, got ${cells.length}`)
      const [id, weight] = weighted(first, line)
      if (!namePattern.test(id)) fail(line, 'is no name', id)
      const value = valueOf(id)
      for (const [i, field] of fields.entries()) addField(value, field, cells[i], line)
      return [value, weight]
    })
    define(sets, name, setOf(entries, head.line), head.line)
  }

  function addField(
    { fields, lists, name }: Value,
    field: string,
    cell: string,
    line: number,
  ): void {
    const phrases = cell.split(',').map((phrase) => weighted(phrase.trim(), line))
    const said = phrases.length > 1 ? cell : phrases[0][0]
    if (lists.has(field) && fields.get(field) !== said)
      fail(line, `'${name}' has another '${field}' already`)
    fields.set(field, said)
    lists.set(
      field,
      setOf(
        phrases.map(([phrase, weight]) => [valueOf(requireWords(phrase, line)), weight]),
        line,
      ),
    )
  }

  function readHead(lines: readonly Line[]): void {
    const { line } = lines[0]
    const [head, body] = headAndBody(lines[0], '=')
    const [, name, inner = ''] =
      /^([\w.-]+)\s*(?:\(([\w\s-]*)\))?$/.exec(head) ?? fail(line, 'is no rule', head)
    const params = inner.split(/\s+/).filter(Boolean)
    if (new Set(params).size < params.length) fail(line, 'has a name twice', name)
    const rule: Rule = {
      id: nextId(),
      name,
      line,
      params: params.length,
      size: 0,
      alternatives: [],
    }
    define(rules, name, rule, line)
    const rest = [{ text: body, line }, ...lines.slice(1)]
    bodies.push(() => readRule(rule, params, rest, { sets, rules, nextId }))
  }

  const readers: Record<string, (lines: readonly Line[]) => void> = {
    set: readSet,
    table: readTable,
    rule: readHead,
  }
  for (const { kind, lines } of statementsOf(text)) {
    if (!Object.hasOwn(readers, kind))
      fail(lines[0].line, `a line starts with set, table or rule, not '${kind.slice(0, 32)}'`)
    readers[kind](lines)
  }
  for (const read of bodies) read()

  const story = rules.get('story') ?? fail(1, "there is no rule 'story'")
  if (story.params > 0) fail(story.line, "rule 'story' takes no names")
  const { said, senses } = checkedWords(rules, story)
  const words = [END, UNKNOWN, ...[...said].sort()]
  const capital = sets.get('capital')?.values ?? []
  return {
    words,
    ids: new Map(words.map((word, id) => [word, id])),
    senses: [...senses],
    capitals: new Set(capital.flatMap((value) => wordsOf(value, 'w', false))),
    rules,
    story,
  }
}

/** The lines that belong together, without remarks. */
function statementsOf(text: string): { kind: string; lines: Line[] }[] {
  const statements: { kind: string; lines: Line[] }[] = []
  for (const [n, whole] of text.split(/\r?\n/).entries()) {
    const written = whole.split('//')[0].trimEnd()
    const line = n + 1
    if (written === '') continue
    if (/^\s/.test(written)) {
      const last = statements.at(-1) ?? fail(line, 'there is no line before that this goes on with')
      last.lines.push({ text: written.trim(), line })
    } else {
      const [kind] = written.split(/\s/, 1)
      statements.push({ kind, lines: [{ text: written.slice(kind.length).trim(), line }] })
    }
  }
  return statements
}

function headAndBody({ text, line }: Line, sign: string): [string, string] {
  const at = text.indexOf(sign)
  if (at < 1) fail(line, `this needs a name and then ${sign}`)
  return [text.slice(0, at).trim(), text.slice(at + 1)]
}

function weighted(entry: string, line: number): [string, number] {
  const at = entry.indexOf('*')
  return at < 0 ? [entry, 1] : [entry.slice(0, at), weightOf(entry.slice(at + 1), line)]
}

function requireWords(text: string, line: number): string {
  return wordsPattern.test(text) ? text : fail(line, 'is no word', text)
}
