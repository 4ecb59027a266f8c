import type { Beginning, Language } from '@nextword/viz/kit/language'
import { beginningOf, sentenceOf } from './beginning.ts'
import { pageLanguage } from './page-language.svelte.ts'
import type { Shared } from './shared.svelte.ts'

/** What every figure of the language model takes from the page, and gives back. */
export interface PageFigure {
  /** The reader's own model, else the one that ships; undefined while that is on its way. */
  readonly language: Language | undefined
  readonly beginning: Beginning
  onbeginning(beginning: Beginning): void
}

/** @param shipped - the model that came together with the figure, if it waited for it */
export function pageFigure(shared: Shared, shipped?: Language): PageFigure {
  return {
    get language() {
      return pageLanguage.current ?? shipped
    },
    get beginning() {
      return beginningOf(shared.state.sentence)
    },
    onbeginning(beginning) {
      const sentence = sentenceOf(beginning)
      // What is typed makes one step of undo, a tap one of its own.
      if (sentence.kind === 'own') shared.change({ sentence })
      else shared.replace({ sentence })
    },
  }
}
