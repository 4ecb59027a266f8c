import type { LookKind, WorldSkillName } from '@nextword/core/models/world-skills'
import { parseNumber } from '@nextword/viz/kit'
import type { Habit, MeasuredHead, MeasuredHeads, Resemblance } from '@nextword/viz/transformer'
import { beginningOf } from './state/beginning.ts'
import { wordFacts } from './word-facts.ts'

interface Place {
  readonly layer: number
  readonly head: number
}

/** What is given, on average, to words of each kind and to the word that tells a sense. */
interface Given {
  readonly looks: Readonly<Record<LookKind, number>>
  readonly cue: { readonly atWord: number; readonly after: number }
}

/** What `packages/world-model` measured of the heads of the model that ships. */
interface Report {
  readonly stories: number
  readonly chance: Given
  readonly heads: readonly (Place &
    Given & {
      readonly favourite: Habit['kind']
      readonly off: {
        readonly all: number
        readonly bySkill: Readonly<Partial<Record<WorldSkillName, number>>>
      }
    })[]
  readonly least: { readonly sentences: Place }
  readonly neuron: { readonly layer: number; readonly neuron: number }
}
const reports = import.meta.glob<Report>('../../../packages/world-model/results/heads.json', {
  import: 'default',
  eager: true,
})
const [report] = Object.values(reports)
if (report === undefined) throw new Error('the small world’s model has no report of its heads')

/** What its absence costs most. */
function hardest(bySkill: Report['heads'][number]['off']['bySkill']): MeasuredHead['hardest'] {
  const [most] = Object.entries(bySkill).toSorted(([, a], [, b]) => b - a)
  return most === undefined ? undefined : { skill: most[0] as WorldSkillName, rise: most[1] }
}

const shareOf = ({ looks, cue }: Given, kind: Habit['kind']): number =>
  kind === 'cueAtWord' ? cue.atWord : kind === 'cueAfter' ? cue.after : looks[kind]

const { least, chance } = report
/** What every head of the model that ships looks at and is worth, as step 19 shows it. */
export const measuredHeads: MeasuredHeads = {
  stories: report.stories,
  heads: report.heads.map((head) => ({
    habit: {
      kind: head.favourite,
      share: shareOf(head, head.favourite),
      chance: shareOf(chance, head.favourite),
    },
    cue: Math.max(head.cue.atWord, head.cue.after),
    rise: head.off.all,
    hardest: hardest(head.off.bySkill),
  })),
  // The one that hardly matters in the page's own sentences too.
  least: report.heads.findIndex(
    ({ layer, head }) => layer === least.sentences.layer && head === least.sentences.head,
  ),
  neuron: { layer: report.neuron.layer, neuron: report.neuron.neuron },
}

/** What step 18 made of the ducks: likeness of word vectors, all of the context mixed in. */
export const ducks: Resemblance = {
  beginning: beginningOf({ kind: 'shipped', name: 'ducks' }),
  right: { name: 'water', likeness: parseNumber(wordFacts.ducks.water) },
  other: { name: 'cash', likeness: parseNumber(wordFacts.ducks.cash) },
}
