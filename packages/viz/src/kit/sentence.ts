import { withoutTurns } from './direction.ts'

/** A sentence with some of its words set off; made with `say` so that it reads as it will be read. */
export type Sentence = readonly SentencePart[]
export type SentencePart = string | SetOff

export interface SetOff {
  readonly text: string
  readonly as: 'strong' | 'positive' | 'negative'
}

export const strong = (content: string | number): SetOff => ({
  text: String(content),
  as: 'strong',
})
export const positive = (content: string | number): SetOff => ({
  text: String(content),
  as: 'positive',
})
export const negative = (content: string | number): SetOff => ({
  text: String(content),
  as: 'negative',
})

/** Set off in the colour of the value's sign. */
export const signed = (content: string | number, value: number): SetOff =>
  value < 0 ? negative(content) : positive(content)

/**
 * A sentence: @example say`The net says ${strong('×')}, ${share} sure.`
 */
export function say(
  texts: TemplateStringsArray,
  ...parts: readonly (SentencePart | Sentence | number)[]
): Sentence {
  const sentence: SentencePart[] = []
  texts.forEach((content, i) => {
    if (content !== '') sentence.push(content)
    const part = parts[i]
    if (Array.isArray(part)) sentence.push(...(part as Sentence))
    else if (typeof part === 'number') sentence.push(String(part))
    else if (part !== undefined && part !== '') sentence.push(part as SentencePart)
  })
  return sentence
}

/** Sentences one after another. */
export function sentences(...all: readonly (Sentence | string)[]): Sentence {
  return all.flatMap((one, i) => [
    ...(i > 0 ? [' '] : []),
    ...(typeof one === 'string' ? [one] : one),
  ])
}

/** The words alone, for a live region or a test. */
export function plainText(sentence: Sentence | string): string {
  const whole =
    typeof sentence === 'string'
      ? sentence
      : sentence.map((part) => (typeof part === 'string' ? part : part.text)).join('')
  return withoutTurns(whole)
}
