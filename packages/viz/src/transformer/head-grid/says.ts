import { END, type World } from '@nextword/core/world'
import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { type Heard, writtenAfter } from '../../kit/language/index.ts'
import { say, type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { beliefWithout } from './belief.ts'
import { type Broken, type HeadRun, isWhole } from './bench.ts'
import type { Change } from './change.ts'
import { looksOf } from './looks.ts'
import { type MeasuredHead, type MeasuredHeads, type StandOut } from './measured.ts'
import type { ShownToken } from './tokens.ts'

/** Words and numbers of one language. */
export interface Speech {
  readonly words: Words
  readonly lang: string
}

/** Nats as bits, as they are written. */
export const bitsText = (nats: number, lang: string): string =>
  formatNumber(nats / Math.LN2, lang, Math.abs(nats / Math.LN2) < 0.095 ? 3 : 2)

/** "layer 1, head 4" */
export const nameOf = (head: number, heads: number, { words, lang }: Speech): string =>
  words.headGrid.headName(
    formatCount(Math.floor(head / heads) + 1, lang),
    formatCount((head % heads) + 1, lang),
  )

export const marksOf = (
  head: number,
  stand: StandOut | null,
): readonly ('cue' | 'most' | 'least')[] =>
  stand === null ? [] : (['cue', 'most', 'least'] as const).filter((mark) => stand[mark] === head)

/** What is broken, in words. */
function brokenText(
  broken: Broken,
  { words: heardWords }: Heard,
  heads: number,
  { words, lang }: Speech,
): string {
  const w = words.headGrid.what
  const counted = (n: number): string => formatCount(n + 1, lang)
  const parts = [
    ...(broken.heads.length === 1
      ? [w.head(counted(Math.floor(broken.heads[0] / heads)), counted(broken.heads[0] % heads))]
      : broken.heads.length > 1
        ? [w.heads(formatCount(broken.heads.length, lang))]
        : []),
    ...broken.hidden.map((place) => w.hidden(heardWords[place].word)),
    ...(broken.ahead ? [w.ahead] : []),
    ...(broken.places === 'untold' ? [w.untold] : []),
    ...(broken.places === 'shuffled' ? [w.shuffled] : []),
    ...(broken.neuron === null
      ? []
      : [w.neuron(counted(broken.neuron.layer), counted(broken.neuron.neuron))]),
  ]
  return words.headGrid.together(parts)
}

export interface Said {
  readonly world: World
  readonly heard: Heard
  readonly run: HeadRun
  readonly tokens: readonly ShownToken[]
  /** How many in a layer. */
  readonly heads: number
  readonly chosen: number
  readonly query: number
  readonly broken: Broken
  readonly change: Change
}

/** What the figure shows now: what is looked at, or what has become of the next word. */
export function headGridSentence(said: Said, speech: Speech): Sentence {
  const { words, lang } = speech
  const w = words.headGrid
  if (isWhole(said.broken)) {
    const [look] = looksOf(said.run, said.chosen, said.query)
    return sentences(
      w.intact(
        nameOf(said.chosen, said.heads, speech),
        said.tokens[said.query].written,
        said.tokens[look?.key ?? 0].written,
        formatShare(look?.weight ?? 0, lang),
      ),
      ...(said.change.off === null ? [w.neverSaid()] : []),
    )
  }
  const { most, off } = said.change
  const [before, after] = [most.before, most.after].map((share) => formatShare(share, lang))
  return sentences(
    w.broken(say`${brokenText(said.broken, said.heard, said.heads, speech)}`, {
      word: most.word === END ? words.language.bars.end : most.written,
      before,
      after,
      direction: before === after ? 'stays' : most.after < most.before ? 'falls' : 'rises',
      truth: most.truth === null ? null : formatShare(most.truth, lang),
    }),
    ...(off === null ? [w.neverSaid()] : bestWithout(said, speech)),
  )
}

/** What an ideal reader would say who isn't shown the hidden word either. */
function bestWithout({ world, heard, broken, change }: Said, { words, lang }: Speech): Sentence[] {
  const [place] = broken.hidden
  if (place === undefined) return []
  const belief = beliefWithout(world, heard, place)
  if (!belief.isPossible) return []
  const share = belief.probabilities()[world.ids.get(change.most.word)!]
  const word =
    change.most.word === END
      ? words.language.bars.end
      : writtenAfter(world, change.most.word, heard.words.at(-1)?.word)
  return [words.headGrid.bestWithout(word, heard.words[place].word, formatShare(share, lang))]
}

/** Of a share beyond chance less than this is no habit. */
const leastHabit = 0.05
/** A rise in nats from which a skill is worth naming. */
const leastLoss = 0.1

/** What a head looks at over many stories, and what it costs to be without it. */
export function measuredParts(head: MeasuredHead, { words, lang }: Speech): string[] {
  const w = words.headGrid
  const { kind, share, chance } = head.habit
  return [
    share - chance < leastHabit
      ? w.noHabit
      : w.part(formatShare(share, lang), kind, formatShare(chance, lang)),
    costText(head, { words, lang }),
  ]
}

function costText({ rise, hardest }: MeasuredHead, { words, lang }: Speech): string {
  const w = words.headGrid
  const bits = bitsText(rise, lang)
  if (hardest !== undefined && hardest.rise >= leastLoss)
    return w.costsMost(bits, hardest.skill, formatNumber(hardest.rise / Math.LN2, lang, 1))
  return rise / Math.LN2 < 0.0005 ? w.gains : w.costs(bits)
}

/** The numbers of all heads at the word that looks. */
export function headTable(said: Said, measured: MeasuredHeads | undefined, speech: Speech): Table {
  const { words, lang } = speech
  const w = words.headGrid
  return {
    caption: w.table(said.tokens[said.query].written),
    columns: w.columns,
    rows: said.run.patterns.map((_, head) => {
      const looks = looksOf(said.run, head, said.query)
      const one = measured?.heads[head]
      return [
        nameOf(head, said.heads, speech),
        ...[0, 1, 2].map((i) =>
          looks[i] === undefined
            ? w.none
            : w.weightOf(said.tokens[looks[i].key].written, formatShare(looks[i].weight, lang)),
        ),
        one === undefined ? w.none : measuredParts(one, speech)[0],
        one === undefined ? w.none : bitsText(one.rise, lang),
      ]
    }),
  }
}
