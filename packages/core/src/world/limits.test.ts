import { expect, test } from 'vitest'
import { filter, readWorld, WorldError } from './index.ts'

const names = (letter: string, count: number): string =>
  Array.from({ length: count }, (_, n) => `${letter}${n}`).join(' ')

/** Texts that would take long or fill the memory, were there no limits. */
const heavy: [string, string][] = [
  [
    'silent picks',
    `set a = ${names('a', 1000)}\nrule story = {=p:a} {=q:a!p} {=r:a!p,q} {p} {q} {r}`,
  ],
  [
    'endings of silent picks',
    `set a = ${names('a', 1000)}\nrule story = {=p:a} {=q:a!p} {r:a!p,q}`,
  ],
  [
    'alternatives of many names',
    `set a = x y\nrule story = a ${names('x', 0)}${Array.from({ length: 900 }, (_, n) => ` | {x${n}:a}`).join('')}${' | a'.repeat(50_000)}`,
  ],
  [
    'alternatives of many sets',
    `set a = ${names('a', 1000)}\nset b = ${names('b', 1000)}\nrule story = <r p> {p}\nrule r(p) = {p:a}${' | {p:a} | {p:b}'.repeat(9000)}`,
  ],
  [
    'choices of choices',
    `set a = ${names('a', 40)}\n${Array.from({ length: 40 }, (_, n) => `rule a${n}.x = y\n`).join('')}rule story = {=p:a} {=q:a} {=r:a} {=s:a} {=t:a} <p.x> <q.x> <r.x> <s.x> <t.x>`,
  ],
  [
    'alternatives that double',
    Array.from({ length: 90 }, (_, n) => `rule r${n} = <r${n + 1}> | _ | <r${n + 1}>\n`).join('') +
      'rule r90 = x\nrule story = <r0>',
  ],
  ['braces that open', `rule story = ${'{<'.repeat(100_000)}`],
  ['a long word', `rule story = ${'a'.repeat(200_000)}`],
  ['a long field', `table a : b\n  x | ${'a '.repeat(100_000)}\nrule story = {p:a>b}`],
  [
    'many rules of values',
    `set a = x\n${Array.from({ length: 8000 }, (_, n) => `rule r${n}.x = <p.x>\n`).join('')}rule story = x`,
  ],
]

test.each(heavy)(
  '%s are told or refused in little time',
  (_, text) => {
    const start = performance.now()
    try {
      const world = readWorld(text)
      let belief = filter(world)
      for (let n = 0; n < 3; n++) {
        const [first] = belief.predict()
        belief.senses()
        if (first === undefined) break
        belief = belief.hear(first.word)
      }
    } catch (error) {
      const isExpected =
        error instanceof WorldError || (error as Error).message.includes('too many ways to go on')
      expect(isExpected, String(error)).toBe(true)
    }
    expect(performance.now() - start).toBeLessThan(20_000)
  },
  30_000,
)
