import type { HeadReport, HeadsReport } from './heads-report.ts'
import type { Figures } from './sums.ts'

/** What the model card holds that the README shows. */
export interface Card extends Figures {
  readonly bySkill: Readonly<Record<string, Figures>>
}

/** The README with its tables renewed: what stands between `<!-- name -->` and `<!-- end -->`. */
export function renewed(readme: string, card: Card, heads: HeadsReport): string {
  const parts = {
    skills: skillsOf(card),
    heads: headsOf(heads),
    sentences: sentencesOf(heads),
    cues: cuesOf(heads),
    neuron: neuronOf(heads),
  }
  return Object.entries(parts).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\\n\\n)[^]*?(<!-- end -->)`),
        (_, start: string, end: string) => `${start}${part}\n\n${end}`,
      ),
    readme,
  )
}

const nats = (value: number): string => value.toFixed(3).replace(/^(-?)0\./, '$1.')
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function skillsOf(card: Card): string {
  const row = (name: string, one: Figures): string[] => [
    name,
    String(one.words),
    nats(one.kl),
    nats(one.floor),
    percent(one.agrees),
    one.certain === null ? '' : nats(one.certain.share),
    one.certain === null ? '' : percent(one.certain.likeliest),
  ]
  return table(
    [
      'what is asked',
      'words',
      'KL',
      'floor',
      'likeliest right',
      'where certain: given',
      'likeliest',
    ],
    [...Object.entries(card.bySkill).map(([name, one]) => row(name, one)), row('all words', card)],
  )
}

const kindNames: Readonly<Record<HeadReport['favourite'], string>> = {
  self: 'the word itself',
  before: 'the word before',
  twoBefore: 'two words before',
  first: 'the start',
  stop: 'full stops',
  same: 'the same word',
  person: 'people',
  small: 'small words',
  content: 'words of content',
  cueAtWord: 'the cue, at the word of several senses',
  cueAfter: 'the cue, just after it',
}

function headsOf({ chance, heads }: HeadsReport): string {
  const givenTo = (
    of: HeadReport['favourite'],
    looks: HeadReport['looks'],
    cue: HeadReport['cue'],
  ) => (of === 'cueAtWord' ? cue.atWord : of === 'cueAfter' ? cue.after : looks[of])
  return table(
    [
      'head',
      'looks most, beyond chance, at',
      'given',
      'by chance',
      'off: KL +',
      'at senses +',
      'most',
    ],
    heads.map(({ layer, head, favourite, looks, cue, off }) => {
      const [[skill, worst]] = Object.entries(off.bySkill).sort(([, a], [, b]) => b - a)
      return [
        `${layer}.${head}`,
        kindNames[favourite],
        nats(givenTo(favourite, looks, cue)),
        nats(givenTo(favourite, chance.looks, chance.cue)),
        nats(off.all),
        nats(off.bySkill.senses!),
        `${skill} ${nats(worst)}`,
      ]
    }),
  )
}

function sentencesOf({ sentences, heads, most, least, neuron }: HeadsReport): string {
  const without = (place: { layer: number; head: number }): readonly number[] =>
    heads.find(({ layer, head }) => layer === place.layer && head === place.head)!.sentences
  const name = ({ layer, head }: { layer: number; head: number }): string => `${layer}.${head}`
  return table(
    [
      'sentence',
      'KL',
      `without ${name(least.sentences)}`,
      `without ${name(most.sentences)}`,
      `without neuron ${neuron.layer}.${neuron.neuron}`,
    ],
    sentences.map(({ text, kl }, i) => [
      `${text} …`,
      nats(kl),
      nats(without(least.sentences)[i]),
      nats(without(most.sentences)[i]),
      nats(neuron.kl[i]),
    ]),
  )
}

/** For each sentence with a cue the head that gives most to it, and what its absence costs. */
function cuesOf({ sentences, heads }: HeadsReport): string {
  return table(
    ['sentence', 'head', 'to the cue, at bank', 'just after', 'KL', 'without it'],
    sentences.flatMap(({ text, kl }, i) => {
      const most = (head: HeadReport): number => {
        const { atWord = 0, after = 0 } = head.sentenceCues[i] ?? {}
        return Math.max(atWord, after)
      }
      const best = heads.reduce((a, b) => (most(b) > most(a) ? b : a))
      const cue = best.sentenceCues[i]
      if (cue === null) return []
      const name = `head ${best.layer}.${best.head}`
      return [
        [`${text} …`, name, nats(cue.atWord), nats(cue.after), nats(kl), nats(best.sentences[i])],
      ]
    }),
  )
}

function neuronOf({ neuron }: HeadsReport): string {
  return table(
    ['what was said up to there', `neuron ${neuron.layer}.${neuron.neuron}`],
    neuron.places.map(({ text, value }) => [`… ${text}`, value.toFixed(1)]),
  )
}

/** In Markdown, as Prettier writes it: the first column and those that hold words to the left, numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) =>
    Math.max(3, title.length, ...rows.map((row) => row[c].length)),
  )
  const isNumber = head.map(
    (_, c) => c > 0 && rows.every((row) => /^(-?[\d.]+( %)?)?$/.test(row[c])),
  )
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, c) =>
      isNumber[c] ? cell.padStart(widths[c]) : cell.padEnd(widths[c]),
    )
    return `| ${padded.join(' | ')} |`
  }
  const rule = widths.map((width, c) =>
    isNumber[c] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}
