import { signedBarMarks } from '../../kit/bars.ts'
import { type Drawing, line, type Mark, text } from '../../kit/drawing.ts'
import { isNarrow } from '../../kit/layout.ts'
import type { Answers } from './answers.ts'
import { arithmeticOf } from './arithmetic.ts'
import type { Shown } from './drawings.ts'

/** Share, right answer, difference and term of each output; on a phone the term takes a second line. */
export function errorsDrawing(answers: Answers, shown: Shown, width: number): Drawing | null {
  if (answers.errors === null) return null
  const own = shown.words.outputBars.errors
  const narrow = isNarrow(width)
  const { errors } = answers
  const { rows, total } = arithmeticOf(errors, shown.lang)
  const at = narrow
    ? { name: 14, share: 76, right: 122, bar: 134, difference: width, term: 28 }
    : {
        name: 28,
        share: 100,
        right: 160,
        bar: 190,
        difference: Math.round(190 + (width - 190 - 220) * 0.9),
        term: Math.round(width - 200),
      }
  const pitch = narrow ? 48 : 32
  const top = 54
  const squared = errors.outputs === 'sigmoid'
  const marks: Mark[] = [
    text(0, 16, squared ? own.squaredError : own.crossEntropy, { bold: true, size: 13 }),
    text(at.share, 42, squared ? own.output : own.share, { anchor: 'end', fill: 'quiet' }),
    text(at.right, 42, own.right, { anchor: 'end', fill: 'quiet' }),
    text(at.difference, 42, own.difference, { anchor: 'end', fill: 'quiet' }),
    ...(narrow ? [] : [text(at.term, 42, own.term, { fill: 'quiet' })]),
    line(0, 48, width, 48, { stroke: 'hair' }),
    ...shown.rows.flatMap((i, r): Mark[] => {
      const middle = top + r * pitch + 14
      const row = rows[i]
      const right = i === errors.target
      return [
        text(at.name, middle, shown.names[i], {
          size: 16,
          middle: true,
          anchor: 'middle',
          bold: right,
        }),
        text(at.share, middle, row.share, { size: 13, middle: true, anchor: 'end' }),
        text(at.right, middle, row.right, { size: 13, middle: true, anchor: 'end', bold: right }),
        signedBarMarks([{ value: errors.differences[i], text: row.difference }], {
          x: at.bar,
          y: middle - 14,
          width: at.difference - at.bar,
          rowHeight: 28,
          most: 1,
          valueWidth: 54,
          thickness: 16,
        }),
        text(at.term, narrow ? middle + 22 : middle, row.term, {
          size: 13,
          middle: true,
          bold: right && !squared,
          fill: right || squared ? 'ink' : 'quiet',
        }),
      ]
    }),
  ]
  const bottom = top + shown.rows.length * pitch
  marks.push(
    line(0, bottom + 2, width, bottom + 2, { stroke: 'hair' }),
    text(narrow ? 28 : at.term, bottom + 24, `${own.total} = ${total}`, { size: 14, bold: true }),
  )
  return { width, height: bottom + 36, marks, label: own.drawing(total) }
}
