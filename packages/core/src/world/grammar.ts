import { fail } from './world-error.ts'

/** Starts and ends every story. */
export const END = '<s>'
/** Stands for any word that a world doesn't have. */
export const UNKNOWN = '<unk>'

/** Something that can be picked, such as tom or dog, with what is said of it. */
export interface Value {
  readonly id: number
  readonly name: string
  /** `w` is what is said when nothing else is asked for. */
  readonly fields: Map<string, string>
  /** The lists in its fields, once read. */
  readonly lists: Map<string, WeightedSet>
}

export interface WeightedSet {
  readonly values: readonly Value[]
  /** [values], above 0, of any sum. */
  readonly weights: readonly number[]
}

/** One thing to be said or done; `args` are places in the frame of its rule. */
export type Node = {
  readonly id: number
  readonly line: number
  readonly args: readonly number[]
  /** Whether there may be a silent tag in it. */
  tags: boolean
} & (
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'say'; readonly field: string; readonly article: boolean }
  /** args: what is picked, then whose list it is picked from (unless from a set), then what isn't taken. */
  | {
      readonly kind: 'pick'
      readonly from: WeightedSet | string
      readonly field: string
      readonly mode: '' | '=' | '+'
    }
  /** A rule, or the name of those that belong to a value, args[0]. */
  | { readonly kind: 'call'; readonly rule: Rule | string }
  | { readonly kind: 'tag' }
)

export interface Alternative {
  /** A share: those of a rule add up to 1. */
  readonly weight: number
  readonly nodes: readonly Node[]
}

export interface Rule {
  readonly id: number
  readonly name: string
  readonly line: number
  readonly params: number
  /** Places in its frame: the parameters, then what is picked inside. */
  size: number
  alternatives: readonly Alternative[]
}

/** A small language whose truth is known: what may be said, and how often. Made by `readWorld`. */
export interface World {
  /** [vocabulary]: `END`, `UNKNOWN`, and every word that can come, in order of their letters. */
  readonly words: readonly string[]
  /** Where each of the words stands. */
  readonly ids: ReadonlyMap<string, number>
  /** The silent tags that a story may have: the senses of ambiguous words. */
  readonly senses: readonly string[]
  /** The words that are written with a capital. */
  readonly capitals: ReadonlySet<string>
  readonly rules: ReadonlyMap<string, Rule>
  readonly story: Rule
}

const soundsLikeVowel = /^(?:[aeiou]|[fhlmnrsx]$)/

/** The words of a value's field, with a or an before them if asked for. */
export function wordsOf(value: Value, field: string, article: boolean): string[] {
  const words = (value.fields.get(field) ?? value.name).split(' ')
  return article ? [soundsLikeVowel.test(words[0]) ? 'an' : 'a', ...words] : words
}

/**
 * What a pick may take: the values left, and their shares.
 * @param others - whose list it is picked from (unless from a set), then what isn't taken
 */
export function choicesOf(
  from: WeightedSet | string,
  others: readonly Value[],
): { readonly value: Value; readonly share: number }[] {
  const isList = typeof from === 'string'
  const { values, weights } = isList ? others[0].lists.get(from)! : from
  const excluded = isList ? others.slice(1) : others
  const left = values
    .map((value, i) => ({ value, share: weights[i] }))
    .filter(({ value }) => !excluded.includes(value))
  const total = left.reduce((sum, { share }) => sum + share, 0)
  return left.map(({ value, share }) => ({ value, share: share / total }))
}

/** The rule that a call goes to, its own or that of its first argument, and what is handed to it. */
export function called<T>(
  rules: ReadonlyMap<string, Rule>,
  { rule, line }: { readonly rule: Rule | string; readonly line: number },
  args: readonly T[],
  owner: Value | undefined,
): { readonly rule: Rule; readonly given: readonly T[] } {
  if (typeof rule !== 'string') return { rule, given: args }
  const name = `${owner!.name}.${rule}`
  const own = rules.get(name) ?? fail(line, `there is no rule '${name}'`)
  return { rule: own, given: args.slice(1) }
}
