import type { Vocabulary } from '@nextword/core/tokens'
import { loadVocabulary } from '@nextword/viz/kit'
import { arrived } from './arrived.ts'

/** The tokens of GPT-2 and GPT-3: they come with the first figure that needs them. */
export const fetchPageVocabulary = (): Promise<Vocabulary> => arrived(() => loadVocabulary('r50k'))
