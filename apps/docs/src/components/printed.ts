/** What an example gives, as the page prints it: numbers to four decimals, arrays in brackets. */
export function printed(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toFixed(4))).replace('-', '−')
  if (typeof value === 'string') return value
  if (ArrayBuffer.isView(value)) return printed(Array.from(value as Float32Array))
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, inner]) => `${name}: ${printed(inner)}`)
      .join('\n')
  return String(value)
}
