import { picturePng } from '../picture/picture-png.ts'
import { pictureSvg } from '../picture/picture-svg.ts'
import { readPicture } from '../picture/read-picture.ts'
import type { Picture } from '../picture/picture.ts'
import { ownValues, plainValue } from '../prop-text.ts'
import { plainText } from '../sentence.ts'
import { csvText, type Table } from '../table.ts'
import type { AboutWidget } from './about-widget.ts'
import type { Shown } from './shown.ts'

export type Format = 'svg' | 'png' | 'csv' | 'json'

/** A figure as a file of its own. */
export async function savedFile(
  format: Format,
  figure: HTMLElement,
  about: AboutWidget,
  shown: Shown,
): Promise<Blob> {
  switch (format) {
    case 'svg':
      return new Blob([pictureSvg(pictureOf(figure, shown))], { type: 'image/svg+xml' })
    case 'png':
      return picturePng(pictureOf(figure, shown))
    case 'csv':
      // By the mark at its beginning a spreadsheet knows that it is UTF-8.
      return new Blob(['\ufeff', csvText(shown.table ?? noTable)], {
        type: 'text/csv;charset=utf-8',
      })
    case 'json':
      return new Blob([jsonText(about, shown)], { type: 'application/json' })
  }
}

const noTable: Table = { caption: '', columns: [], rows: [] }

/** pixel-grid-4.svg */
export const fileName = ({ widget }: AboutWidget, { number }: Shown, format: Format): string =>
  [widget, ...(number === undefined ? [] : [String(number)])]
    .join('-')
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    .concat('.', format)

/** Its head, its board and its sentence; none of its controls. */
function pictureOf(figure: HTMLElement, { title, sentence }: Shown): Picture {
  const parts = figure.querySelectorAll(
    ':scope > figcaption, :scope > [part=board], :scope > [part=sentence]',
  )
  return readPicture(figure, [...parts], `${title}. ${plainText(sentence)}`)
}

/** An element's state, which can be set as it is, with what the figure says. */
function jsonText(
  { widget, schema, values }: AboutWidget,
  { title, sentence, table }: Shown,
): string {
  const props = Object.entries(ownValues(schema, values())).map(([name, value]) => [
    name,
    plainValue(schema, name, value),
  ])
  return JSON.stringify(
    {
      version: 1,
      widget,
      props: Object.fromEntries(props),
      title,
      sentence: plainText(sentence),
      table,
    },
    null,
    2,
  )
}

/** Hands a file to the reader. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Not at once: the browser may be about to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
