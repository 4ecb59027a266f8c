import { formatNumber, formatShare } from '../../kit/format.ts'
import { type Heard, saidName } from '../../kit/language/index.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Words } from '../../words/en.ts'
import type { Climb } from './climb.ts'
import { type Clouds, cloudAt, type Spot, spotOn } from './clouds.ts'
import { nameOfSense, type SeveralSenses } from './senses.ts'

export interface LensPicture {
  readonly climb: Climb
  readonly told: Heard
  readonly several: SeveralSenses | null
  readonly clouds: Clouds | null | undefined
  readonly words: Words
  readonly lang: string
}

/** What the chosen rung says, how far the guess has formed, and where the word lies among its senses. */
export function lensSentence(picture: LensPicture, layer: number): Sentence {
  const { climb, told, words, lang } = picture
  const w = words.logitLens
  const { next, possible } = climb.rungs[layer]
  const [first] = next.rows
  const here = told.words[climb.place - 1]
  const bits = next.kl === null ? null : formatNumber(next.kl / Math.LN2, lang)
  return sentences(
    w.says(
      layer,
      saidName(first, words),
      formatShare(first.model, lang),
      bits,
      here !== undefined && here.id === first.id,
      layer === climb.rungs.length - 1 ? climb.settled : null,
    ),
    ...(possible === null
      ? [w.noTruth]
      : [w.forming(layer, climb.formed, possible < 0.005 ? null : formatShare(possible, lang))]),
    ...cloudSentence(picture, layer),
  )
}

function cloudSentence(
  { climb, told, several, clouds, words }: LensPicture,
  layer: number,
): Sentence[] {
  if (several === null || !clouds) return []
  const w = words.logitLens.cloud
  const { word } = told.words[climb.place - 1]
  const here = saidName({ word, written: word }, words)
  const plane = clouds.planes[layer]
  if (plane.nearer === null) return [w.point(here, several.word)]
  const cloud = cloudAt(plane, spotOn(plane, climb.rungs[layer].vector))
  const withUntold = clouds.untold.length > 0 && untoldCloud(clouds, layer) === cloud
  return [
    cloud === null
      ? w.between(here, withUntold)
      : w.at(here, nameOfSense(several.senses[cloud]), withUntold),
  ]
}

/** Where the middle of the stories lies in which nothing has told the sense. */
function untoldCloud({ untold, planes }: Clouds, layer: number): number | null {
  const meanOf = (axis: keyof Spot): number =>
    untold.reduce((sum, spots) => sum + spots[layer][axis], 0) / untold.length
  return cloudAt(planes[layer], { x: meanOf('x'), y: meanOf('y') })
}
