import { forward, type Network } from '@nextword/core/network'
import { accuracy, type Examples } from '@nextword/core/training'
import type { Drawing, Mark } from '../../kit/drawing.ts'
import { formatCount, formatNumber } from '../../kit/format.ts'
import { isNarrow } from '../../kit/layout.ts'
import { outputText } from '../../kit/output-text.ts'
import { answerNames, type LabelledPicture } from '../../kit/pictures.ts'
import { plainText, type Sentence, sentences } from '../../kit/sentence.ts'
import type { Table } from '../../kit/table.ts'
import type { Words } from '../../words/en.ts'
import { type ChartPlace, chartMarks, emptyChartMarks } from './chart.ts'
import type { RollEnd, Slope } from './descent.ts'
import type { Curve, Try, WeightLine } from './line.ts'
import { parameterName } from './names.ts'
import { type Note, noteMarks, pictureMarks, whereMarks } from './side.ts'

/** All that the figure shows. */
export interface SlopePicture {
  readonly network: Network
  readonly line: WeightLine
  readonly examples: Examples
  readonly pictures: readonly LabelledPicture[]
  readonly curve: Curve
  readonly limit: number
  readonly value: number
  readonly loss: number
  readonly ball: { readonly value: number; readonly loss: number }
  readonly slope: Slope | null
  /** How the last roll ended, if nothing has moved since. */
  readonly end: RollEnd | null
  /** While the ball rolls, the count of steps is kept as wide as it will become. */
  readonly rolling: boolean
  readonly words: Words
  readonly lang: string
}

/** The heights of the board: they depend on nothing but whether it is narrow. */
const heights = { narrow: 396, wide: 340 }
const sideWidth = 176

/** Where the chart stands in a board of this width. */
export function chartPlace(width: number): ChartPlace {
  return isNarrow(width)
    ? { x: 0, y: 96, width, height: heights.narrow - 96 }
    : { x: sideWidth + 18, y: 0, width: width - sideWidth - 18, height: heights.wide }
}

/** The board: the picture, where the weight is in the net, the meter and the plot. */
export function slopeDrawing(picture: SlopePicture, width: number): Drawing {
  const { network, line, pictures, slope, words, lang } = picture
  const w = words.weightSlope
  const name = parameterName(network, line.index, words, lang)
  const said = w.drawing(name, number(picture.value, picture), number(picture.loss, picture))
  const lowest = lowestOf(picture.curve)
  const curve = w.drawingCurve(number(lowest.loss, picture), number(lowest.value, picture))
  return {
    width,
    height: heightOf(width),
    marks: [
      ...sideMarks(network, line.index, pictures, notesOf(picture), width),
      ...chartMarks({ ...picture, place: chartPlace(width), isMean: pictures.length > 1 }),
    ],
    label: slope === null ? said : `${said} ${curve}`,
  }
}

/** The board where there is no error to show: nobody said what the picture is meant to be. */
export function unansweredDrawing(
  network: Network,
  index: number,
  pixels: ArrayLike<number>,
  width: number,
  words: Words,
  lang: string,
): Drawing {
  const pictures = pixels.length === network.sizes[0] ? [{ pixels, label: 0 }] : []
  const notes = [{ text: words.weightSlope.answerIs }, { text: '?', strong: true }]
  return {
    width,
    height: heightOf(width),
    marks: [
      ...sideMarks(network, index, pictures, notes, width),
      ...emptyChartMarks(chartPlace(width), 4, words, lang),
    ],
    label: plainText(words.weightSlope.unknown()),
  }
}

const heightOf = (width: number): number => (isNarrow(width) ? heights.narrow : heights.wide)

function sideMarks(
  network: Network,
  index: number,
  pictures: readonly LabelledPicture[],
  notes: readonly Note[],
  width: number,
): Mark[] {
  const narrow = isNarrow(width)
  const size = narrow ? 72 : 80
  const where = narrow
    ? { x: width - 84, y: 0, width: 84, height: 84 }
    : { x: 0, y: 118, width: sideWidth - 16, height: 196 }
  return [
    ...pictureMarks(pictures, { x: 0, y: narrow ? 2 : 4, size }),
    ...noteMarks(size + 12, narrow ? 17 : 20, notes),
    ...whereMarks(network, index, where),
  ]
}

function notesOf(picture: SlopePicture): Note[] {
  const { pictures, network, examples, words, lang } = picture
  const w = words.weightSlope
  if (pictures.length !== 1) {
    const count = formatCount(pictures.length, lang)
    const right = formatCount(Math.round(accuracy(network, examples) * pictures.length), lang)
    return [{ text: w.pictures(count) }, { text: w.rightOf(right, count), strong: true }]
  }
  const { share, answer } = answerOf(picture)
  return [
    { text: w.answerIs },
    { text: answer, strong: true },
    { text: (isShare(picture) ? w.says : w.saysAlone)(outputText(share, network, lang)) },
  ]
}

/** What the figure says now. */
export function slopeSentence(picture: SlopePicture): Sentence {
  const { line, pictures, slope, value, loss, rolling, words, lang, end } = picture
  const w = words.weightSlope
  const moved = line.tries.length > 1
  if (slope === null) {
    if (!moved)
      return pictures.length === 1
        ? (isShare(picture) ? w.atFirst : w.atFirstAlone)(
            answerOf(picture).answer,
            outputText(answerOf(picture).share, picture.network, lang),
            number(loss, picture),
          )
        : w.atFirstAll(formatCount(pictures.length, lang), number(loss, picture))
    const isBest = loss <= line.best.loss
    return sentences(
      w.moved(number(value, picture), number(loss, picture), loss < line.tries[0].loss),
      isBest
        ? w.isBest()
        : w.bestSoFar(number(line.best.loss, picture), number(line.best.value, picture)),
    )
  }
  const gradient = formatNumber(slope.gradient, lang, 3)
  const { steps } = line
  return sentences(
    slope.flat
      ? w.flat(number(value, picture), gradient)
      : w.slope(
          number(value, picture),
          gradient,
          slope.gradient,
          slope.gradient < 0 ? 'up' : 'down',
        ),
    ...(steps > 0
      ? [
          w.stepped(
            steps,
            formatCount(steps, lang).padStart(rolling ? 3 : 0, '\u2007'),
            number(loss, picture),
          ),
        ]
      : []),
    ...(end === 'away' ? [w.farAway()] : []),
    ...(line.best.by === 'hand' ? [w.byHand(number(line.best.loss, picture))] : []),
  )
}

/** The places on the curve: now, the best, the latest tries; with the slope the curve itself. */
export function slopeTable(picture: SlopePicture): Table {
  const { line, slope, curve, value, loss, words } = picture
  const w = words.weightSlope
  const row = (name: string, at: { value: number; loss: number }): string[] => [
    name,
    formatNumber(at.value, picture.lang, 3),
    formatNumber(at.loss, picture.lang, 3),
  ]
  const rows = [row(w.rowNow, { value, loss }), row(w.rowBest, line.best)]
  rows.push(
    ...numbered(line.tries)
      .slice(-30)
      .map(([one, n]) => row(nameOf(one, n, picture), one)),
  )
  if (slope !== null)
    for (let i = 0; i < curve.values.length; i += 10)
      rows.push(row(w.rowCurve, { value: curve.values[i], loss: curve.losses[i] }))
  return { caption: w.table, columns: w.columns, rows }
}

function nameOf({ by }: Try, n: number, { words, lang }: SlopePicture): string {
  const w = words.weightSlope
  if (by === 'start') return w.rowStart
  return by === 'hand' ? w.rowTry(formatCount(n, lang)) : w.rowStep(formatCount(n, lang))
}

/** Each try with its number among those of its kind. */
function numbered(tries: readonly Try[]): [Try, number][] {
  const counts = { start: 0, hand: 0, step: 0 }
  return tries.map((one) => [one, ++counts[one.by]])
}

/** The arithmetic of one step: value − rate × gradient = next. */
export function arithmeticOf(
  slope: Slope,
  rate: number,
  rateDigits: number,
  words: Words,
  lang: string,
): string {
  const gradient = formatNumber(slope.gradient, lang, 5)
  return words.weightSlope.arithmetic(
    formatNumber(slope.value, lang, 4),
    formatNumber(rate, lang, rateDigits),
    slope.gradient < 0 ? `(${gradient})` : gradient,
    formatNumber(slope.next, lang, 4),
  )
}

/** How many of the net's parameters are biases. */
export function biasCount({ layers }: Network): number {
  return layers.reduce((count, { neurons }) => count + neurons, 0)
}

/** The lowest place of the curve. */
export function lowestOf({ values, losses }: Curve): { value: number; loss: number } {
  let best = 0
  for (let i = 1; i < values.length; i++) if (losses[i] < losses[best]) best = i
  return { value: values[best], loss: losses[best] }
}

function answerOf({ network, pictures, words }: SlopePicture): { share: number; answer: string } {
  const { pixels, label } = pictures[0]
  return { share: forward(network, pixels)[label], answer: answerNames(words, network)[label] }
}

const isShare = ({ network }: SlopePicture): boolean => network.outputs === 'softmax'

const number = (value: number, { lang }: SlopePicture): string => formatNumber(value, lang)
