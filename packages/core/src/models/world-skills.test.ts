import { describe, expect, test } from 'vitest'
import { seededRandom } from '../numbers/index.ts'
import {
  filter,
  klDivergence,
  readWorld,
  sampleStory,
  storyWords,
  UNKNOWN,
} from '../world/index.ts'
import { starterWorldText } from './starter-world.ts'
import { skillAfter, skillPlaces, type WorldSkillName, worldSkills } from './world-skills.ts'
import { worldText } from './world.ts'

const worlds = { small: readWorld(worldText), starter: readWorld(starterWorldText) }
const sizes = ['small', 'starter'] as const
const names = worldSkills.map(({ name }) => name)

/** How many bits worse the next word is told when only `hidden` is heard of `words`. */
function lossWithout(
  size: (typeof sizes)[number],
  words: readonly string[],
  hidden: readonly string[],
): number {
  const [truth, without] = [words, hidden].map((heard) =>
    filter(worlds[size], heard).probabilities(),
  )
  return klDivergence(truth, without) / Math.LN2
}

// A beginning, the words of it that matter, and a word that may come next.
const examples: [WorldSkillName, string, string, string][] = [
  ['pronouns', 'Lucy lost', 'lucy', 'her'],
  ['pronouns', 'Mia and Max went to the zoo. She drew a snake and', 'she', 'he'],
  ['senses', 'Nora talked about the river. Then she walked to the bank and', 'river', 'sat'],
  ['senses', 'Nora talked about the cave. Then she found a bat. It', 'cave', 'hung'],
  ['places', 'Mia and Max went to the zoo. She', 'zoo', 'drew'],
  ['animals', 'The cow has a', 'cow', 'calf'],
  ['animals', 'A foal is a young', 'foal', 'horse'],
  ['number', 'The dogs near the house', 'dogs house', 'are'],
  ['number', 'Tom saw a tree. Then he saw three more', 'tree', 'trees'],
  ['names', 'Anna has a black cat named Rex. Every morning', 'rex', 'rex'],
  ['names', 'Mia and Max went to the zoo. She drew a snake and he fed the goats. Mia was sad but', 'max', 'max'], // prettier-ignore
  ['counting', 'Tom has three apples. He buys one more. Now he has', 'three', 'four'],
  ['binding', 'Sam has an orange kite and Lucy has a blue drum. What colour is the drum? It is', 'blue', 'blue'], // prettier-ignore
  ['binding', 'Sam has an orange kite and Lucy has a blue drum. Who has the kite?', 'sam', 'sam'],
]

describe('the skills', () => {
  test('have each an example', () => {
    expect([...new Set(examples.map(([name]) => name))]).toEqual(names)
  })

  test.each(examples)('%s: “%s” is decided by “%s”', (name, text, matter, next) => {
    const words = storyWords(text)
    expect(skillAfter(words)).toBe(name)
    const hidden = words.map((word) => (matter.split(' ').includes(word) ? UNKNOWN : word))
    for (const size of sizes) {
      expect(filter(worlds[size], words).canBeSaid(next)).toBe(true)
      // At least a bit is lost without them.
      expect(lossWithout(size, words, hidden)).toBeGreaterThan(0.99)
    }
  })

  test('a place is that of the word that tests, told by those before it', () => {
    const words = storyWords('Lucy lost her kite. She was sad.')
    expect(skillPlaces(words)).toEqual([{ skill: 'pronouns', place: 2 }])
    expect(words[2]).toBe('her')
    expect(skillPlaces([])).toEqual([])
  })
})

describe.each(sizes)('in stories of the %s world', (size) => {
  const random = seededRandom(14)
  const stories = Array.from({ length: 1500 }, () => sampleStory(worlds[size], random).words)

  test('each skill is asked for, and no beginning asks for two', () => {
    const counts = new Map(names.map((name) => [name, 0]))
    for (const words of stories) {
      for (const { skill } of skillPlaces(words)) counts.set(skill, counts.get(skill)! + 1)
      words.forEach((_, place) => {
        const text = words.slice(0, place).join(' ')
        const tested = worldSkills.filter(({ after }) => after.test(text))
        expect(tested.length, text).toBeLessThan(2)
      })
    }
    // Fewest questions: 50 of about 30,000 words.
    for (const [name, count] of counts) expect(count, name).toBeGreaterThan(40)
  })

  test('an earlier word tells much of the answer', () => {
    const places = stories.flatMap((words) =>
      skillPlaces(words).map((found) => ({ ...found, words })),
    )
    for (const name of names) {
      const some = places.filter(({ skill }) => skill === name).slice(0, 30)
      const losses = some.map(({ words, place }) => {
        const heard = words.slice(0, place)
        return Math.max(...heard.map((_, i) => lossWithout(size, heard, heard.with(i, UNKNOWN))))
      })
      const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
      // Least for senses: often nothing tells, or more than one word does.
      expect(mean, name).toBeGreaterThan(0.25)
    }
  })
})
