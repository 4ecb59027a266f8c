import { type Value, wordsOf } from './grammar.ts'

/** One of the values that a name may have, and how often it was picked. */
export interface Choice {
  readonly value: Value
  readonly share: number
}

/** A name that has been picked, of which it isn't known yet what: nothing that was heard tells. */
export interface Open {
  readonly id: string
  readonly name: number
  /** Two or more. */
  readonly choices: readonly Choice[]
  readonly total: number
  readonly parts: Map<string, readonly Part[]>
}

/** Those of the values that say this word next, and whether they say more after it. */
export interface Part {
  readonly word: string
  readonly more: boolean
  readonly share: number
  readonly left: Value | Open
}

/** What is said of a value: which field, with an article, and how many of its words have been said. */
export interface Saying {
  readonly field: string
  readonly article: boolean
  readonly said: number
}

export interface Opens {
  /** What a name may be, of these: the value, where there is one alone. */
  of(name: number, choices: readonly Choice[]): Value | Open
  /** Its values by the word that they say next; unheard, by nothing but whether more comes after it. */
  parts(open: Open, saying: Saying, isHeard: boolean): readonly Part[]
}

/** What names may be; equal ones are the same object. */
export function opensOf(): Opens {
  const opens = new Map<string, Open>()

  function of(name: number, choices: readonly Choice[]): Value | Open {
    if (choices.length === 1) return choices[0].value
    let key = `${name}`
    for (const { value, share } of choices) key += `,${value.id}:${share}`
    let open = opens.get(key)
    if (open === undefined) {
      const total = choices.reduce((sum, { share }) => sum + share, 0)
      open = { id: `?${opens.size}`, name, choices, total, parts: new Map() }
      opens.set(key, open)
    }
    return open
  }

  function parts(open: Open, { field, article, said }: Saying, isHeard: boolean): readonly Part[] {
    const key = `${field} ${article} ${said} ${isHeard}`
    const known = open.parts.get(key)
    if (known !== undefined) return known
    const groups = new Map<string, { word: string; more: boolean; choices: Choice[] }>()
    for (const choice of open.choices) {
      const words = wordsOf(choice.value, field, article)
      const word = words[said]
      const more = words.length > said + 1
      const alike = `${more} ${isHeard ? word : ''}`
      const group = groups.get(alike)
      if (group === undefined) groups.set(alike, { word, more, choices: [choice] })
      else group.choices.push(choice)
    }
    const found = Array.from(groups.values(), ({ word, more, choices }): Part => ({
      word,
      more,
      share: choices.reduce((sum, { share }) => sum + share, 0) / open.total,
      left: of(open.name, choices),
    }))
    open.parts.set(key, found)
    return found
  }

  return { of, parts }
}
