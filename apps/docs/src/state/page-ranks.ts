import type { Ranks } from '@nextword/viz/kit'
import { arrived } from './arrived.ts'

let coming: Promise<Ranks> | undefined

/** The tokens of GPT-2 and GPT-3: they come with the first figure that needs them. */
export function fetchPageRanks(): Promise<Ranks> {
  coming ??= arrived(() => import('gpt-tokenizer/bpeRanks/r50k_base')).then(
    (module) => module.default,
  )
  return coming
}
