import { say, type Sentence, sentences, strong } from '../../kit/sentence.ts'

type RungName = 'unigram' | 'bigram' | 'trigram' | 'transformer' | 'truth'

const names: Readonly<Record<RungName, string>> = {
  unigram: 'Unigram',
  bigram: 'Bigram',
  trigram: 'Trigram',
  transformer: 'Transformer',
  truth: 'Truth',
}

const listed = (rungs: readonly RungName[]): string => {
  const all = rungs.map((name) => (name === 'truth' ? 'the truth' : `the ${name}`))
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

const atStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The words of the ladder from counting words to the truth. */
export const modelLadder = {
  title: 'Five ways to guess the next word',
  names,
  about: (stories: string, seed: string) =>
    `The first three only count: which words come, which after which, which after which two, in ${stories} stories of this world (seed ${seed}).`,
  counting: (counted: string, all: string) => `${counted} of ${all} stories counted`,
  measuring: 'Measuring on new stories …',
  sees: (words: string) => (words === '' ? 'sees nothing' : `sees ‘${words}’`),
  seesAll: (count: string) => `sees all ${count} words`,
  knows: 'knows the world',
  here: 'bits too many, here',
  average: 'on average',
  averageAbout: (words: string) =>
    `Bits too many: how much more surprise than the truth’s; 0 is perfect. The average is over ${words} words of new stories.`,
  measured: (words: string) =>
    `The longer it can look back, the closer it comes to the truth: measured on ${words} words of new stories.`,
  swap: (cue: string, other: string) => `Swap ‘${cue}’ for ‘${other}’`,
  swapped: (
    cue: string,
    other: string,
    {
      same,
      changed,
    }: { readonly same: readonly RungName[]; readonly changed: readonly RungName[] },
  ): Sentence =>
    sentences(
      say`What if the text said ‘${other}’, not ‘${cue}’?`,
      ...(same.length > 0
        ? [
            say`${strong(atStart(listed(same)))} ${same.length > 1 ? 'say' : 'says'} exactly the same as before.`,
          ]
        : []),
      ...(changed.length > 0
        ? [
            say`${strong(atStart(listed(changed)))} ${changed.length > 1 ? 'say' : 'says'} something else.`,
          ]
        : []),
    ),
}
