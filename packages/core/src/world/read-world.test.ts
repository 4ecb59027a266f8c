import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { seededRandom } from '../numbers/index.ts'
import {
  filter,
  readWorld,
  sampleStory,
  storyIds,
  storyText,
  storyWords,
  WorldError,
} from './index.ts'

vi.setConfig({ testTimeout: process.env['LONG'] ? 600_000 : 60_000 })

function problem(text: string): { line: number; message: string } {
  try {
    readWorld(text)
  } catch (error) {
    if (error instanceof WorldError) return { line: error.line, message: error.message }
    throw error
  }
  return { line: 0, message: 'none' }
}

const sets = `set colour = red blue   // line 1
table boy : he his
  tom*2 | he | his
  ben | he | his
`

describe('a world that can’t be read names its line', () => {
  test.each([
    ['', 1, "there is no rule 'story'"],
    ['hello', 1, "a line starts with set, table or rule, not 'hello'"],
    ['  set a = b', 1, 'there is no line before'],
    ['set a', 1, 'needs a name and then ='],
    ['set a =', 1, 'a set needs something in it'],
    ['table a : b\n  x | y | z', 2, 'a row needs 1 fields after its name, got 2'],
    ['table a : b\n  x |', 2, "'' is no word"],
    ['table a : b\n  x | y\ntable c : b\n  x | z', 4, "'x' has another 'b' already"],
    ['set a = B', 1, "'B' is no word"],
    // Unknown names.
    [`${sets}rule story = {x:color}`, 5, "there is no set 'color'"],
    [`${sets}rule story = hello\n  <greet>`, 6, "there is no rule 'greet'"],
    [`${sets}set all = @girl`, 5, "there is no set 'girl' above"],
    [`${sets}rule story = {p:boy} {p.she}`, 5, "'tom' has no field 'she'"],
    [`${sets}rule story = {p:boy} {x:p.cats}`, 5, "'tom' has no field 'cats'"],
    [`${sets}rule story = {p:boy} <p.end>`, 5, "there is no rule 'tom.end'"],
    // Names given twice.
    [`${sets}set boy = x`, 5, "'boy' is there already"],
    ['rule story = a\nrule story = b', 2, "'story' is there already"],
    ['set a = x y x', 1, "'x' is there twice"],
    ['rule story = a\nrule b(p p) = c', 2, "'b' has a name twice"],
    // Circles.
    ['rule story = a <b>\nrule b = c <story>', 1, "rule 'story' leads back to itself"],
    ['rule story = a\nrule b = <b>', 2, "rule 'b' leads back to itself"],
    // Weights.
    ['set a = x*0', 1, "a weight is a number above 0, not '0'"],
    ['set a = x*-1', 1, "a weight is a number above 0, not '-1'"],
    ['set a = x*many', 1, "not 'many'"],
    ['rule story = a |\n  0: b', 2, "not '0'"],
    ['rule story = x: b', 1, "not 'x'"],
    ['rule story = 1e3: b', 1, "not '1e3'"],
    // Braces and brackets.
    [`${sets}rule story = a\n  {p:boy b`, 6, "'{' is missing its other half"],
    [`${sets}rule story = p} b`, 5, "'}' is missing its other half"],
    [`${sets}rule story = <a b`, 5, "'<' is missing its other half"],
    [`${sets}rule story = a (b | c`, 5, 'a bracket ( is missing its )'],
    [`${sets}rule story = a b) c`, 5, 'a bracket ) has no ('],
    [`${sets}rule story = {p:boy:x}`, 5, "can't be read"],
    [`${sets}rule story = <a-b.c.d>`, 5, 'is no call'],
    [`${sets}rule story = {=p}`, 5, 'says nothing and picks nothing'],
    // Alternatives.
    ['rule story = a | | b', 1, 'an alternative is empty: write _ for nothing'],
    ['rule story = a (b | 2: )', 1, 'an alternative is empty'],
    ['rule story =', 1, 'an alternative is empty'],
    ['rule story = Hello', 1, "'Hello' is no word"],
    // What is said before it was picked, or picked twice.
    [`${sets}rule story = {p.his} {p:boy}`, 5, 'something is said before it was picked'],
    [`${sets}rule story = ({p:boy} | x) {p.his}`, 5, 'something is said before it was picked'],
    [`${sets}rule story = {p:boy} <a q>\nrule a(q) = {q.his}`, 6, 'said before it was picked'],
    [`${sets}rule story = x #s`, 5, 'something is said before it was picked'],
    [`${sets}rule story = {p:boy} {p:colour}`, 5, 'something is picked twice'],
    [`${sets}rule story = {p:boy} {q:boy!p} {r:boy!p,q}`, 5, 'there may be nothing left to pick'],
    [`${sets}rule story = {p:boy} <a p p>\nrule a(x y) = x`, 5, 'hands over the same twice'],
    [`${sets}rule story = {p:boy} <a p>\nrule a = x`, 5, "rule 'a' takes 0 names, got 1"],
    [
      `${sets}rule story = {p:boy} <p.a p>\nrule tom.a = x\nrule ben.a(p) = x`,
      5,
      "rule 'tom.a' takes 0",
    ],
    ['table a : b\n  x | y, z\nrule story = {p:a} {p.b}', 3, "'x' has several 'b': pick one"],
    ['rule story(p) = a', 1, "rule 'story' takes no names"],
    // Too much.
    ['x'.repeat(2 ** 18 + 1), 1, 'a world has at most 262144 letters'],
    [`rule story = ${'('.repeat(1000)}`, 1, 'brackets are nested too deeply'],
    [`rule story = ${'a '.repeat(1200)}`, 1, "rule 'story' is too long"],
    [
      Array.from({ length: 40 }, (_, n) => `rule r${n} = <r${n + 1}> <r${n + 1}>\n`).join('') +
        'rule r40 = x\nrule story = <r0>',
      33,
      'is too long',
    ],
    [
      Array.from({ length: 200 }, (_, n) => `rule r${n} = <r${n + 1}>\n`).join('') +
        'rule r200 = x\nrule story = <r0>',
      102,
      'rules are nested too deeply',
    ],
    [`set a = ${Array.from({ length: 1001 }, (_, n) => `w${n}`).join(' ')}`, 1, 'at most 1000'],
  ])('%j', (text, line, message) => {
    const found = problem(text)
    expect(found.message).toContain(message)
    expect(found.message).toMatch(/^line \d+: /)
    expect(found.line).toBe(line)
  })

  test('and refuses what is no text', () => {
    expect(() => readWorld(null as never)).toThrow(TypeError)
  })

  test('or is read, whatever is left out, doubled or put in another place', () => {
    const text = `${sets}set x = @boy @colour*2
rule tom.end(q) = 2: {q} ran | _
rule ben.end(q) = {q.his} ({c:colour} | 3: {+d:colour}) hat
rule story = {p:boy} {q:boy!p} <p.end q> . #p | <other>
rule other = {=p:boy} {p.he} said " ok , {x:x} ! "
`
    expect(problem(text).message).toBe('none')
    const place = fc.nat(text.length)
    let read = 0
    fc.assert(
      fc.property(place, place, place, fc.boolean(), (from, length, to, isDoubled) => {
        const piece = text.slice(from, from + (length % 6))
        const rest = isDoubled ? text : text.slice(0, from) + text.slice(from + (length % 6))
        const spoilt = rest.slice(0, to) + piece + rest.slice(to)
        if (problem(spoilt).line > 0) return
        read++
        // What passes can be told to its end, and the filter follows.
        const world = readWorld(spoilt)
        const story = sampleStory(world, seededRandom(from))
        const end = filter(world, story.words)
        expect(end.canBeSaid('<s>')).toBe(true)
      }),
      { numRuns: process.env['LONG'] ? 50_000 : 1500 },
    )
    expect(read).toBeGreaterThan(50)
  })
})

describe('what a world has', () => {
  test('is every word that can come and no other, in order of their letters', () => {
    const world = readWorld(
      `${sets}set unused = zebra\nrule never = zebra\nrule story = a {p:boy>his} cat .`,
    )
    expect(world.words).toEqual(['<s>', '<unk>', '.', 'a', 'cat', 'his'])
  })

  test('comes as often as the weights say, those of a set within a set too', () => {
    const text = 'set a = x*3 y\nset b = @a*2 c*0.5 d*1.5\nrule story = 3: {p:b} | 1: z'
    const shares = filter(readWorld(text)).predict()
    expect(shares.map(({ word, probability }) => `${word} ${probability}`).sort()).toEqual([
      'c 0.09375',
      'd 0.28125',
      'x 0.28125',
      'y 0.09375',
      'z 0.25',
    ])
  })

  test('may be in its own list', () => {
    const text = 'table a : kin\n  x | x*3, y\nrule story = {p:a} {q:p.kin}'
    const world = readWorld(text)
    expect(filter(world, ['x']).predict()[0]).toEqual({ word: 'x', probability: 0.75 })
  })

  test('are its senses', () => {
    const world = readWorld('set s = bank-a bank-b\nrule story = {=s:s} bank #s')
    expect(world.senses).toEqual(['bank-a', 'bank-b'])
  })
})

describe('a text', () => {
  const world = readWorld(
    'set capital = tom new-york\nrule story = " is tom in {x:capital} ? " , said i . " yes . " he ran .',
  )

  test('is written as a person writes it, and read again', () => {
    const { words } = sampleStory(world, seededRandom(2))
    const text = storyText(world, words)
    expect(text).toMatch(/^“Is Tom in (Tom|New-york)\?”, said I\. “Yes\.” He ran\.$/)
    expect(storyWords(text)).toEqual(words)
  })

  test('has ids, with the ends of the story around and 1 for what the world doesn’t have', () => {
    const ids = storyIds(world, ['tom', 'zyx'])
    expect(ids).toEqual([0, world.ids.get('tom'), 1, 0])
  })
})
