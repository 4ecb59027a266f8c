import { forward, type Network } from '@nextword/core/network'
import { argmax } from '@nextword/core/numbers'
import { type Drawing, type Mark, path, rect, text } from '../../kit/drawing.ts'
import { outputText } from '../../kit/output-text.ts'
import { answerNames, columnsOf, type LabelledPicture } from '../../kit/pictures.ts'
import { pixelMarks } from '../../kit/pixels.ts'
import type { Words } from '../../words/en.ts'

/** What the net answers to one of the pictures it learns from. */
export interface Answer {
  readonly picture: LabelledPicture
  /** The share of the right answer; with sigmoids its value. */
  readonly share: number
  /** The number of the answer with the largest share. */
  readonly said: number
  readonly right: boolean
}

export function answerTo(network: Network, picture: LabelledPicture): Answer {
  const outputs = forward(network, picture.pixels)
  const said = argmax(outputs)
  return { picture, share: outputs[picture.label], said, right: said === picture.label }
}

const size = 46

/** The picture of a tile. It stays the same while the net learns, so it is drawn only once. */
export function pictureMark({ pixels }: LabelledPicture): Mark {
  return pixelMarks(pixels, { x: 1, y: 1, size, columns: columnsOf(pixels) })
}

/** A picture, the share of its right answer as a bar and a number, and a tick or a cross. */
export function answerDrawing(
  picture: Mark,
  answer: Answer,
  network: Network,
  words: Words,
  lang: string,
): Drawing {
  const { share, said, right } = answer
  const names = answerNames(words, network)
  const label = names[answer.picture.label]
  const marks: Mark[] = [
    picture,
    rect(1, size + 5, size, 5, { fill: 'sheet', stroke: 'quiet' }),
    rect(1, size + 5, size * Math.min(1, Math.max(0, share)), 5, { fill: 'positive' }),
    right
      ? path('M1 67l4 5l7 -10', { stroke: 'ink', strokeWidth: 2 })
      : path('M2 63l8 8M10 63l-8 8', { stroke: 'ink', strokeWidth: 2 }),
    text(17, 71, outputText(share, network, lang), { bold: right }),
    text(1, 88, right ? label : words.trainingPanel.says(label, names[said]), { fill: 'quiet' }),
  ]
  return { width: 66, height: 92, marks, label: answerText(answer, network, words, lang) }
}

/** The same in words. */
export function answerText(answer: Answer, network: Network, words: Words, lang: string): string {
  const { picture, share, said, right } = answer
  const names =
    answerNames(words, network).length === words.symbols.spoken.length
      ? words.symbols.spoken
      : answerNames(words, network)
  const written = outputText(share, network, lang)
  const w = words.trainingPanel
  const whole = network.outputs === 'softmax'
  const label = names[picture.label]
  return right
    ? (whole ? w.answered : w.answeredAlone)(label, written)
    : (whole ? w.missed : w.missedAlone)(label, names[said], written)
}
