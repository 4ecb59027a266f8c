import { type WorldSkillName, worldSkills } from '@nextword/core/models/world-skills'

/** What the worlds ask of a model, in the order in which its course has them. */
export const skillNames: readonly WorldSkillName[] = worldSkills.map(({ name }) => name)

/** Places by which a skill is told, and with how few it can be. */
export const [wantedPlaces, fewestPlaces] = [24, 8]
