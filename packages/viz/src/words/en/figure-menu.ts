/** The words of a figure's menu: they come with it, when it is first opened. */
export const figureMenu = {
  copyLink: 'Copy the link',
  linkCopied: 'The link is copied. It leads to this figure as it is now.',
  link: 'The link',
  tooLong: 'What it shows is too long for a link: save it as JSON.',
  page: 'Open the full page',
  embed: 'Put it in a page of yours',
  kind: 'For which kind of page',
  kinds: { html: 'HTML', iframe: 'iframe', svelte: 'Svelte' },
  code: (kind: string) => `The code for ${kind}`,
  copyCode: 'Copy the code',
  codeCopied: 'The code is copied.',
  refused: 'The browser copies nothing here: take it from the field.',
  save: 'Save',
  saveAs: (format: string) => `Save as ${format}`,
  formats: { svg: 'SVG', png: 'PNG', csv: 'CSV', json: 'JSON' },
  saved: (file: string) => `${file} is saved.`,
  notSaved: (file: string) => `${file} can’t be saved here.`,
  table: 'Show the numbers as a table',
}

export type MenuWords = typeof figureMenu
