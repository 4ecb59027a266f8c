/** From how large a weight on each shade begins: four shades, the first pale. */
const shadesFrom = [0.08, 0.2, 0.4, 0.65]

export const shadeCount: number = shadesFrom.length

/**
 * A pattern as four paths, a shade each, in a square of tokens × tokens units: strokes one unit wide,
 * row 0 along 0. Weights too small to be seen are left out.
 * @param pattern - [queries × keys]
 * @returns [4], palest first; empty where nothing has that shade
 * @example
 * patternPaths([1, 0, 0.5, 0.5], 2) // => ['', '', 'M0 1h2', 'M0 0h1']
 */
export function patternPaths(pattern: ArrayLike<number>, tokens: number): string[] {
  const paths = shadesFrom.map(() => '')
  const shade = (query: number, key: number): number => {
    const weight = pattern[query * tokens + key]
    return shadesFrom.reduce((last, from, i) => (weight >= from ? i : last), -1)
  }
  for (let query = 0; query < tokens; query++)
    for (let key = 0; key < tokens;) {
      const at = shade(query, key)
      let end = key + 1
      while (end < tokens && shade(query, end) === at) end++
      if (at >= 0) paths[at] += `M${key} ${query}h${end - key}`
      key = end
    }
  return paths
}

/**
 * The same as markup, with a stroke through it where its head is off: a page of sixteen such pictures
 * is small. Nothing in it is anybody's text.
 */
export const patternMarkup = (
  pattern: ArrayLike<number>,
  tokens: number,
  isOff: boolean,
): string => {
  const paths = patternPaths(pattern, tokens).map((d, shade) =>
    d === '' ? '' : `<path class="s${shade}" d="${d}"/>`,
  )
  const strike = `<path class="strike" d="M0 -.5L${tokens} ${tokens - 0.5}"/>`
  return paths.join('') + (isOff ? strike : '')
}
