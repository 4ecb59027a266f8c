import type { Language } from '../../kit/language/index.ts'
import { briefPause, inSlices } from '../../kit/work/slices.ts'
import { type Clouds, cloudsOf } from './clouds.ts'
import { gatheredStories, type StoryKind } from './stories.ts'

/** The clouds of a kind of stories, as far as they are. */
export interface CloudJob {
  readonly language: Language | undefined
  /** The kind, as text; empty for none. */
  readonly kind: string
  /** 0 … 1 */
  readonly progress: number
  /** Null if the world hardly ever says such a thing. */
  readonly clouds?: Clouds | null | undefined
}

/** Short enough for a key that is pressed meanwhile to be answered at once. */
const sliceMs = 8

const kept = new WeakMap<Language, Map<string, Clouds | null>>()

/** The clouds of these stories, if they have been gathered before. */
export const cloudsKept = (language: Language, kind: string): Clouds | null | undefined =>
  kept.get(language)?.get(kind)

/**
 * Gathers the stories of a kind and finds their clouds, a slice at a time.
 * @param kind - a `StoryKind`, as JSON
 * @throws CancelledError
 */
export async function cloudsFor(
  language: Language,
  kind: string,
  {
    onprogress,
    isCancelled,
  }: { readonly onprogress: (progress: number) => void; readonly isCancelled: () => boolean },
): Promise<Clouds | null> {
  const clouds = await inSlices(allOf(language, JSON.parse(kind) as StoryKind), {
    sliceMs,
    pause: briefPause,
    onreport: onprogress,
    isCancelled,
  })
  const ofLanguage = kept.get(language) ?? new Map<string, Clouds | null>()
  kept.set(language, ofLanguage.set(kind, clouds))
  return clouds
}

function* allOf(language: Language, kind: StoryKind): Generator<number, Clouds | null, void> {
  const stories = yield* gatheredStories(language, kind)
  if (stories === null) return null
  const work = cloudsOf(stories)
  for (let turn = work.next(); ; turn = work.next()) {
    if (turn.done) return turn.value
    yield 1
  }
}
