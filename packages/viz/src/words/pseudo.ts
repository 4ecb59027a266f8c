import { en, type Words } from './en.ts'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'áƀćďéƒǵĥíĵķĺḿńóṕɋŕśťúṽẃẋýźÁƁĆĎÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼẂẊÝŹ'
const swap = new Map([...letters].map((letter, i) => [letter, [...accented][i] ?? letter]))

/** Text in the language of tests: every letter accented, so that a forgotten word stands out. */
export const pseudoText = (text: string): string =>
  [...text].map((letter) => swap.get(letter) ?? letter).join('')

function translate(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value)
  if (typeof value === 'function') return (...given: unknown[]) => translate(value(...given))
  if (Array.isArray(value)) return value.map(translate)
  // Words that come later.
  if (value instanceof Promise) return value.then(translate)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      // How a part of a sentence is set off is no word of it.
      Object.entries(value).map(([key, inner]) => [key, key === 'as' ? inner : translate(inner)]),
    )
  }
  return value
}

/** Every word of the widgets in the language of tests. */
export const pseudo = translate(en) as Words
