import type { VocabularyName } from '../kit/vocabulary-names.ts'
import type { Door } from './door.ts'
import type { Values } from './values.ts'

// A figure that draws itself at once as it will stay moves nothing on its page. So what it shows first is
// fetched with its code; what fails to come it asks for again itself.

/** The word vectors, unless there are some. */
export async function prepareTable({ table }: Values): Promise<Values> {
  if (table !== undefined) return {}
  const { loadWords } = await import('../kit/shipped.ts')
  return { table: await loadWords('2000') }
}

/** The vocabulary that is asked for, unless there are some. */
export async function prepareVocabulary({ vocabulary, vocabularies }: Values): Promise<Values> {
  if (vocabularies !== undefined) return {}
  const { loadVocabulary } = await import('../kit/vocabularies.ts')
  const name = (vocabulary as VocabularyName | undefined) ?? 'r50k'
  return { vocabularies: { [name]: await loadVocabulary(name) } }
}

/** The language and its model, unless there is one. */
export async function prepareLanguage({ language }: Values): Promise<Values> {
  if (language !== undefined) return {}
  const { loadLanguage } = await import('../kit/language/language.ts')
  return { language: await loadLanguage() }
}

/** What a figure begins with; nothing where that can't be had, for the figure asks again and says so. */
export async function prepare(door: Door, values: Values): Promise<Values> {
  try {
    return (await door.prepare?.(values)) ?? {}
  } catch {
    return {}
  }
}
