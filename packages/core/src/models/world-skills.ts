export { kindsOfKeys, type LookKind, lookKinds } from './look-kinds.ts'

/**
 * What the small and the starter world ask of a model, about in the order in which a training finds it:
 *
 * - `pronouns`, he or she: “Lucy lost” (her)
 * - `senses`, which of its senses a word has: “… the river. Then she walked to the bank and” (sat)
 * - `places`, what one does where: “Mia and Max went to the zoo. She” (drew)
 * - `animals`, what they eat, where they live, their young: “The cow has a” (calf)
 * - `number`, one or many: “The dogs near the house” (are), “Tom saw a tree. Then he saw three more” (trees)
 * - `names`, who or which pet it was: “… named Rex. Every morning” (Rex), “Mia was tired but” (Max)
 * - `counting`: “Tom has three apples. He buys one more. Now he has” (four)
 * - `binding`, what belongs to which of two: “Sam has an orange kite and Lucy has a blue drum. What
 *   colour is the drum? It is” (blue)
 */
export type WorldSkillName =
  'pronouns' | 'senses' | 'places' | 'animals' | 'number' | 'names' | 'counting' | 'binding'

export interface WorldSkill {
  readonly name: WorldSkillName
  /** Ends a beginning, its words joined by spaces, whose next word tests the skill. */
  readonly after: RegExp
}

const skill = (name: WorldSkillName, ...endings: readonly string[]): WorldSkill => ({
  name,
  after: new RegExp(`(?:${endings.join('|')})$`),
})

const numbers = '(one|two|three|four|five|six|seven|eight|nine|ten)'
const animals = '(dog|cat|cow|horse|sheep|pig|hen|duck|bear)'
const ambiguous =
  '(bat|bark|seal|spring|crane|ring|light|mouse|letter|trunk|match|palm|pen|glasses)'

/** The skills. No beginning tests two of them. */
export const worldSkills: readonly WorldSkill[] = [
  skill(
    'pronouns',
    String.raw`\blost`,
    String.raw`^\w+ and \w+ went .* s?he [^.]+ and`,
    String.raw`\bhas ${numbers} \w+ \.`,
    String.raw`\bsaw an? \w+ \. (then|later)`,
  ),
  skill(
    'senses',
    String.raw`\bto the bank and`,
    String.raw`\b${ambiguous}( there| from the table)? \. (it|they|so s?he)`,
    String.raw`\. the ${ambiguous}`,
  ),
  skill(
    'places',
    String.raw`^\w+ and \w+ went to the \w+ \. s?he( .* and s?he)?`,
    String.raw`\bwas (in|at|on) the \w+ \. s?he`,
  ),
  skill(
    'animals',
    String.raw`^the ${animals} has a`,
    String.raw`\bis a young`,
    String.raw`\bsoon it \w+ like a`,
    String.raw`\beats?`,
    String.raw`\b(it lives|they live) (in|on|near) the`,
  ),
  skill(
    'number',
    String.raw`^the \w+ (near|behind|by) the \w+`,
    String.raw`\bsaw ${numbers} more`,
    String.raw`\bthere are ${numbers}`,
    String.raw`\bare two`,
    String.raw`\b(his|her) \w+ had a lot of`,
  ),
  skill(
    'names',
    String.raw`\bnamed \w+ .*\bevery \w+`,
    String.raw`\bbut`,
    String.raw`\bthen (?!s?he )\w+ helped`,
  ),
  skill('counting', String.raw`\bnow s?he has`),
  skill(
    'binding',
    String.raw`^\w+ has an? [^.]* and .*(\bwho has the \w+ \?|\b(it|the \w+) is)`,
    String.raw`\. the .* where is the \w+ \? it is`,
  ),
]

/**
 * The skill that the next word after these tests, or null.
 * @param heard - the words of a story so far
 */
export function skillAfter(heard: readonly string[]): WorldSkillName | null {
  const text = heard.join(' ')
  return worldSkills.find(({ after }) => after.test(text))?.name ?? null
}

export interface SkillPlace {
  readonly skill: WorldSkillName
  /** In the story: the word that tests it is `words[place]`, and only those before it may be read. */
  readonly place: number
}

/** The places of a story whose words test a skill, from its first. */
export function skillPlaces(words: readonly string[]): SkillPlace[] {
  return words.flatMap((_, place) => {
    const skill = skillAfter(words.slice(0, place))
    return skill === null ? [] : [{ skill, place }]
  })
}
