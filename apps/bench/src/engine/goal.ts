/** What the project wants of a ratio, and what was measured. */
export interface Goal {
  readonly what: string
  readonly wanted: number
  readonly measured: number
  readonly met: boolean
  /** What it would be at the machine's own limit, where that is known. */
  readonly most: number | null
}

export const goal = (
  what: string,
  wanted: number,
  measured: number,
  most: number | null = null,
): Goal => ({ what, wanted, measured, met: measured >= wanted, most })

export const goalTable = (goals: readonly Goal[]): string =>
  [
    '| goal | at least | measured | |',
    '| --- | ---: | ---: | --- |',
    ...goals.map(
      ({ what, wanted, measured, met, most }) =>
        `| ${what} | ${wanted} × | ${measured.toFixed(2)} × | ${met ? 'met' : 'missed'}${most === null ? '' : `; ${most.toFixed(2)} × is the most`} |`,
    ),
  ].join('\n')
