import { cosine, vectorOf } from '@nextword/core/embeddings'
import type { Drawing } from '../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../kit/format.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import type { Drawn } from '../../words/en/embedding-plane.ts'
import { drawFrame } from './draw-frame.ts'
import type { Camera } from './board.ts'
import { frameOf } from './frame.ts'
import { MarksPen } from './pen.ts'
import type { Scene } from './scene.ts'

/** What a scene is told with. */
export interface Telling {
  readonly words: Words
  readonly lang: string
  /** Whether vectors are measured from the table's mean. */
  readonly centred: boolean
}

/** A word and how like the chosen one it is. */
interface Likeness {
  readonly word: string
  readonly cosine: string
}

/** What a sentence is about: where the words are, or the chosen word's true neighbours. */
export type Says = 'line' | 'between' | 'plane' | 'nearest'

/** What the figure says now: of the line, of the plane, or of the chosen word's neighbours. */
export function planeSentence(scene: Scene, says: Says, telling: Telling): Sentence {
  const { words, lang } = telling
  const own = words.embeddingPlane
  const { chosen, rows } = scene
  if (rows.length === 0) return own.noneOf()
  if (chosen < 0) return own.noWord()
  const word = scene.words[chosen]
  const beside = [scene.before, scene.after].filter((at) => at >= 0)
  if (says === 'line') {
    const id = scene.ids[chosen]
    if (Number.isNaN(id)) return own.noId(word)
    const isElsewhere = !scene.neighbours.some(({ at }) => at !== null && beside.includes(at))
    return own.onLine(word, formatCount(id, lang), likenesses(scene, beside, telling), isElsewhere)
  }
  if (says === 'between') {
    const nearest = scene.neighbours.slice(0, 3).map((one) => one.word)
    return own.between(
      word,
      beside.map((at) => scene.words[at]),
      nearest,
    )
  }
  if (says === 'plane')
    return own.onPlane(
      word,
      likenesses(scene, scene.flat.slice(0, 3), telling),
      beside.map((at) => scene.words[at]),
    )
  const nearest = scene.neighbours
    .slice(0, 3)
    .map((one) => ({ word: one.word, cosine: formatNumber(one.cosine, lang) }))
  return sentences(
    own.nearest(word, formatCount(scene.placing.table.width, lang), nearest),
    own.keeps(...keptOf(scene, lang), drawnOf(scene, lang)),
  )
}

/** How many words are drawn: as many as were asked for, and neighbours that came with the chosen one. */
function drawnOf({ placing, chosen, lineOnlyFrom }: Scene, lang: string): Drawn {
  const asked = placing.rows.length
  return {
    isMap: placing.variance === null,
    asked: formatCount(asked, lang),
    others: lineOnlyFrom - asked - (chosen >= asked ? 1 : 0),
  }
}

/** How many true neighbours the drawing keeps near, of how many. */
export function keptOf(scene: Scene, lang: string): [kept: string, count: string] {
  return [formatCount(scene.kept, lang), formatCount(scene.neighbours.length, lang)]
}

function likenesses(scene: Scene, places: readonly number[], { lang, centred }: Telling) {
  const { table } = scene.placing
  const from = vectorOf(table, scene.rows[scene.chosen], { centred })
  return places.map((at): Likeness => {
    const likeness = cosine(from, vectorOf(table, scene.rows[at], { centred }))
    return { word: scene.words[at], cosine: formatNumber(likeness, lang) }
  })
}

/** The picture in words. */
export function planeLabel(scene: Scene, lift: number, { words, lang }: Telling): string {
  const own = words.embeddingPlane.drawing
  const count = formatCount(scene.lineOnlyFrom, lang)
  const where = lift === 0 ? own.line(count) : lift === 1 ? own.plane(count) : own.between(count)
  if (scene.chosen < 0 || scene.neighbours.length === 0) return where
  const nearest = scene.neighbours.map((one) => `${one.word} ${formatNumber(one.cosine, lang)}`)
  return `${where} ${own.chosen(scene.words[scene.chosen], nearest.join(', '))}`
}

/** The text on the ring. */
export function ringText(scene: Scene, { words, lang }: Telling): string {
  return scene.neighbours.length === 0 ? '' : words.embeddingPlane.ring(...keptOf(scene, lang))
}

/** The chosen word's true neighbours in numbers. */
export function planeTable(scene: Scene, idOf: (row: number) => number, telling: Telling): Table {
  const { words, lang } = telling
  const own = words.embeddingPlane
  return {
    caption: scene.chosen < 0 ? own.tableOf : own.table(scene.words[scene.chosen]),
    columns: own.columns,
    rows: scene.neighbours.map(({ row, word, cosine: likeness, flatRank }) => {
      const id = idOf(row)
      return [
        word,
        formatNumber(likeness, lang, 3),
        Number.isNaN(id) ? '–' : formatCount(id, lang),
        flatRank === null ? own.notDrawn : own.rank(flatRank, formatCount(flatRank, lang)),
      ]
    }),
  }
}

/** So many words that don't matter just now are named in a picture that is only there for a moment. */
const mostPlain = 14

/** The picture as marks: what the server writes. */
export function planeDrawing(scene: Scene, camera: Camera, telling: Telling): Drawing {
  const pen = new MarksPen()
  const frame = frameOf(scene, { ...camera, ringText: ringText(scene, telling) })
  let plain = 0
  const labels = frame.labels.filter(({ kind }) => kind !== 'plain' || ++plain <= mostPlain)
  drawFrame({ ...frame, labels }, pen)
  return {
    width: camera.size.width,
    height: camera.size.height,
    marks: pen.marks,
    label: planeLabel(scene, camera.lift, telling),
  }
}
