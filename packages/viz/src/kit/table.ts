/** The numbers behind a picture, as a table. The first cell of a row is its header. */
export interface Table {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** The table as CSV. A cell that a spreadsheet would take for a formula is quoted out of it. */
export function csvText(table: Table): string {
  const cell = (value: string | number): string => {
    const written = String(value)
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(written) ? `'${written}` : written
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n')
}
