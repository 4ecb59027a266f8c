import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../numbers/index.ts'
import { called, choicesOf, type Node, type Rule, type Value, wordsOf } from './grammar.ts'
import { END, filter, readWorld, sampleStory, UNKNOWN, type World } from './index.ts'

interface Told {
  readonly share: number
  readonly words: readonly string[]
  readonly senses: readonly string[]
}

/** Every story of a world, told to its end one choice after the other: no states, nothing merged. */
function everyStory(world: World): Told[] {
  const told: Told[] = []
  type Todo = readonly { node: Node; frame: readonly number[] }[]
  let boxes = 0
  const opened = (rule: Rule, given: readonly number[]): Todo[] => {
    const frame = Array.from({ length: rule.size }, (_, place) => given[place] ?? boxes++)
    return rule.alternatives.map(({ nodes }) => nodes.map((node) => ({ node, frame })))
  }
  const go = (todo: Todo, picked: ReadonlyMap<number, Value>, so: Told): void => {
    if (todo.length === 0) return void told.push(so)
    const [{ node, frame }, ...rest] = todo
    const places = node.args.map((place) => frame[place])
    const values = places.map((place) => picked.get(place)!)
    const say = (words: readonly string[]) => ({ ...so, words: [...so.words, ...words] })
    if (node.kind === 'word') go(rest, picked, say([node.word]))
    else if (node.kind === 'say')
      go(rest, picked, say(wordsOf(values[0], node.field, node.article)))
    else if (node.kind === 'tag')
      go(rest, picked, { ...so, senses: [...so.senses, values[0].name] })
    else if (node.kind === 'call') {
      const { rule, given } = called(world.rules, node, places, values[0])
      const bodies = opened(rule, given)
      for (const [i, { weight }] of rule.alternatives.entries())
        go([...bodies[i], ...rest], picked, { ...so, share: so.share * weight })
    } else {
      for (const { value, share } of choicesOf(node.from, values.slice(1))) {
        const words = node.mode === '=' ? [] : wordsOf(value, node.field, node.mode === '+')
        const next = { ...say(words), share: so.share * share }
        go(rest, new Map(picked).set(places[0], value), next)
      }
    }
  }
  for (const [i, body] of opened(world.story, []).entries())
    go(body, new Map(), { share: world.story.alternatives[i].weight, words: [], senses: [] })
  return told
}

const small = readWorld(`
// Everything that the notation has, and few enough stories for trying all.
table boy : he his
  tom*3 | he | his
  ben | he | his
table girl : he his
  mia | she | her
table elder : w he his
  man | the old man | he | his
  lady | the old lady | she | her
set folk = @boy @girl*2 @elder
table place : kind
  river-bank*2 | river, lake
  money-bank | money
set colour = red blue*2 orange
rule river-bank.do(p) = saw the water | washed {p.his} feet
rule money-bank.do(p) = saw the clerk | 2: lost {p.his} (red | _) hat
rule story = 3: <walk> | 2: {p:folk} and {q:folk!p} (3: {p.he} ran | {q} ran) . <end q p> | <quiet>
rule quiet = 3: {=p:folk} _ | 2: {+c:colour} hat or {+d:colour!c} hat ? (it is {c} | {d} it is) . <quieter>
rule quieter = (_ | ok)
rule walk = (2: <open p s> | {p:boy} {=s:place} talked) (2: about (the | a) {k:s.kind} | _) .
  then {p.he} <s.do p> . (_ | {o:folk>he!p} <s.do p> .) #s
rule open(p s) = {=s:place} (2: {p:folk} | one {p:girl}) sat
rule end(a b) = {a.he} thanked {b} . | {b} (2: or {c:colour} | or) .
`)
const all = everyStory(small)

/** What brute force says after some words, null for a word that wasn't understood. */
function bruteForce(heard: readonly string[]) {
  const fits = all.filter(
    ({ words }) =>
      words.length >= heard.length &&
      heard.every((word, i) => word === UNKNOWN || words[i] === word),
  )
  const total = fits.reduce((sum, { share }) => sum + share, 0)
  const next = new Map<string, number>()
  const senses = new Map<string | null, number>()
  for (const { words, senses: tags, share } of fits) {
    const word = words[heard.length] ?? END
    next.set(word, (next.get(word) ?? 0) + share / total)
    const sense = tags[0] ?? null
    senses.set(sense, (senses.get(sense) ?? 0) + share / total)
  }
  return { next, senses }
}

function expectSame(heard: readonly string[]): void {
  const belief = filter(small, heard)
  const { next, senses } = bruteForce(heard)
  const predicted = belief.predict()
  expect(predicted.map(({ word }) => word).sort(), heard.join(' ')).toEqual([...next.keys()].sort())
  for (const { word, probability } of predicted)
    expect(probability).toBeCloseTo(next.get(word)!, 12)
  const bits = [...next.values()].reduce((sum, p) => sum - p * Math.log2(p), 0)
  expect(belief.entropy()).toBeCloseTo(bits, 12)
  if (heard.length > 0 && next.size === 1 && next.has(END)) return
  const posterior = belief.senses()
  expect(posterior.map(({ sense }) => sense).sort()).toEqual([...senses.keys()].sort())
  for (const { sense, probability } of posterior)
    expect(probability).toBeCloseTo(senses.get(sense)!, 12)
}

describe('the filter is exact', () => {
  test('on paper', () => {
    const belief = filter(readWorld('rule story = 3: good (1: day | 3: night) . | good bye .'), [
      'good',
    ])
    expect(belief.predict()).toEqual([
      { word: 'night', probability: 9 / 16 },
      { word: 'bye', probability: 4 / 16 },
      { word: 'day', probability: 3 / 16 },
    ])
    expect(belief.canBeSaid('day')).toBe(true)
    expect(belief.canBeSaid('good')).toBe(false)
    expect(belief.completions('b').map(({ word }) => word)).toEqual(['bye'])
    expect(belief.hear('bye').hear('.').predict()).toEqual([{ word: END, probability: 1 }])
  })

  test('as trying all stories is, after every beginning of every story', () => {
    expect(all.length).toBeGreaterThan(500)
    expect(all.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    const beginnings = new Set(
      all.flatMap(({ words }) => words.map((_, n) => words.slice(0, n).join(' '))),
    )
    expect(beginnings.size).toBeGreaterThan(300)
    for (const beginning of beginnings) expectSame(beginning === '' ? [] : beginning.split(' '))
  })

  test('as trying all stories is, when words were not understood', () => {
    const stories = fc.constantFrom(...all.map(({ words }) => words))
    fc.assert(
      fc.property(stories, fc.array(fc.boolean()), fc.nat(), (words, hidden, length) => {
        const heard = words.slice(0, length % words.length)
        expectSame(heard.map((word, i) => (hidden[i] ? UNKNOWN : word)))
      }),
      { numRuns: 200 },
    )
  })

  test('as trying all stories is, of the last words alone, however long ago the others were', () => {
    for (const { words } of all.filter((_, n) => n % 40 === 0))
      for (let seen = 0; seen < words.length; seen++)
        expectSame(
          words.map((word, i) => (i < words.length - seen - 1 ? UNKNOWN : word)).slice(0, -1),
        )
  })

  test('and words that weren’t heard are few states, whatever they may have been', () => {
    const names = (letter: string): string =>
      Array.from({ length: 60 }, (_, n) => `${letter}${n}`).join(' ')
    const wide = readWorld(
      `set a = ${names('a')}\nset b = ${names('b')}\nset c = ${names('c')}\nrule story = {p:a} {q:b} {r:c} ( {p} | {q} | {r} ) .`,
    )
    const belief = filter(wide, [UNKNOWN, UNKNOWN, UNKNOWN])
    expect(belief.states).toBe(1)
    expect(belief.probabilities()[wide.ids.get('b7')!]).toBeCloseTo(1 / 180, 12)
    expect(filter(wide, ['a1', UNKNOWN, UNKNOWN]).predict()[0].probability).toBeCloseTo(1 / 3, 12)
  })

  test('that a word the world doesn’t have is any word', () => {
    expect(filter(small, ['tom', 'zyx']).predict()).toEqual(
      filter(small, ['tom', UNKNOWN]).predict(),
    )
  })

  test('that the end comes as often as stories are that long', () => {
    for (const { words } of all.slice(0, 50)) expect(filter(small, words).canBeSaid(END)).toBe(true)
  })

  test('that its entropy is the surprise of stories on average', () => {
    const random = seededRandom(5)
    const excess: number[] = []
    for (let n = 0; n < 3000; n++) {
      let belief = filter(small)
      for (const word of [...sampleStory(small, random).words, END]) {
        const { probability } = belief.predict().find((each) => each.word === word)!
        excess.push(-Math.log2(probability) - belief.entropy())
        belief = belief.hear(word)
      }
    }
    const mean = excess.reduce((sum, x) => sum + x, 0) / excess.length
    const squares = excess.reduce((sum, x) => sum + x * x, 0) / excess.length
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(squares / excess.length))
  })
})

describe('a belief', () => {
  test('is never written to: the one from before is the way back', () => {
    const before = filter(small, ['tom'])
    const said = before.predict()
    before.hear('sat').hear('about')
    expect(before.predict()).toEqual(said)
  })

  test('has no truth after what the world never says', () => {
    const lost = filter(small, ['tom', 'tom'])
    expect(lost.isPossible).toBe(false)
    expect(lost.predict()).toEqual([])
    expect(lost.senses()).toEqual([])
    expect(lost.entropy()).toBe(0)
    expect(lost.hear('.').isPossible).toBe(false)
    expect(filter(small, [UNKNOWN, UNKNOWN]).isPossible).toBe(true)
  })

  test('begins anew after the end', () => {
    const again = filter(small, [...all[0].words, END])
    expect(again.predict()).toEqual(filter(small).predict())
    expect(filter(small, ['tom', END]).isPossible).toBe(false)
  })

  test('outlives its states’ being forgotten', () => {
    const names = Array.from({ length: 600 }, (_, n) => `n${n}`).join(' ')
    const many = readWorld(
      `set a = ${names}\nrule story = {p:a} (yes | no) {q:a!p} {r:a!p,q} {p} .`,
    )
    const kept = filter(many, ['n1', 'yes'])
    const said = kept.hear('n2').predict()
    for (let n = 3; n < 400; n++) filter(many, [`n${n}`, 'no']).predict()
    expect(kept.hear('n2').predict()).toEqual(said)
    expect(kept.hear('n2').hear('n3').predict()).toEqual([{ word: 'n1', probability: 1 }])
  })

  test('refuses a world with more ways to go on than can be kept', () => {
    const names = Array.from({ length: 1000 }, (_, n) => `n${n}`).join(' ')
    const huge = readWorld(
      `set a = ${names}\nrule story = {=p:a} {=q:a!p} {=r:a!p,q} yes {p} {q} {r}`,
    )
    expect(() => filter(huge).predict()).toThrow('too many ways to go on')
  })

  test('refuses what is no word', () => {
    expect(() => filter(small).hear(3 as never)).toThrow(TypeError)
  })
})

describe('a sampled story', () => {
  test('comes as often as it should, senses and all', () => {
    const random = seededRandom(11)
    const seen = new Map<string, number>()
    const stories = 40_000
    for (let n = 0; n < stories; n++) {
      const { words, senses } = sampleStory(small, random)
      const key = `${words.join(' ')}|${senses.join(' ')}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
    const wanted = new Map<string, number>()
    for (const { words, senses, share } of all) {
      const key = `${words.join(' ')}|${senses.join(' ')}`
      wanted.set(key, (wanted.get(key) ?? 0) + share)
    }
    for (const key of seen.keys()) expect(wanted.has(key), key).toBe(true)
    for (const [key, share] of wanted) {
      const error = Math.abs((seen.get(key) ?? 0) - stories * share)
      expect(error, key).toBeLessThan(5 * Math.sqrt(stories * share) + 3)
    }
  })
})
