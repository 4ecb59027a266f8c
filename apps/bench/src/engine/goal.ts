/** What the project wants of a ratio, and what was measured. */
export interface Goal {
  readonly what: string
  readonly wanted: number
  readonly measured: number
  readonly met: boolean
}

export const goal = (what: string, wanted: number, measured: number): Goal => ({
  what,
  wanted,
  measured,
  met: measured >= wanted,
})

export const goalTable = (goals: readonly Goal[]): string =>
  [
    '| goal | at least | measured | |',
    '| --- | ---: | ---: | --- |',
    ...goals.map(
      ({ what, wanted, measured, met }) =>
        `| ${what} | ${wanted} × | ${measured.toFixed(2)} × | ${met ? 'met' : 'missed'} |`,
    ),
  ].join('\n')
