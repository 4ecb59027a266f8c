const sources = import.meta.glob<string>('./steps/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const wordsAMinute = 200
const minutesAFigure = 1

const prose = (source: string): string =>
  source
    .replace(/^(import|export) .*$/gm, '')
    .replace(/<Deeper[\s\S]*?<\/Deeper>/g, '')
    .replace(/<[^>]*>/g, '')

/** How long the page takes: its words, and a minute to play with each figure. */
export const readingMinutes = Math.round(
  Object.values(sources).reduce((words, source) => words + prose(source).split(/\s+/).length, 0) /
    wordsAMinute +
    Object.keys(sources).filter((path) => /\/\d/.test(path)).length * minutesAFigure,
)
