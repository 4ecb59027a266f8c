// What the bench wrote when it was last run: figures are shown, never typed.

export interface Goal {
  /** What is set against what, in the bench's words. */
  readonly what: string
  readonly wanted: number
  readonly measured: number
  readonly met: boolean
  /** What the machine allows at most, where that is known. */
  readonly most: number | null
}

export interface Growth {
  readonly title: string
  /** What grows. */
  readonly of: string
  readonly law: string
  readonly unit: string
  readonly points: readonly {
    readonly at: number
    readonly measured: number
    readonly expected: number
  }[]
  /** How far the measured lie from the law at most, as a share. */
  readonly stray: number
}

export interface Results {
  readonly date: string
  readonly machine: string
  readonly engine: string
  readonly goals?: readonly Goal[]
  readonly growths?: readonly Growth[]
  readonly rows?: readonly { readonly name: string; readonly ours?: number }[]
}

const files = import.meta.glob<Results>('../../../bench/results/*.json', {
  import: 'default',
  eager: true,
})

/** One race's results. @throws Error if the bench has written none of that name */
export function resultsOf(name: string): Results {
  const results = files[`../../../bench/results/${name}.json`]
  if (results === undefined) throw new Error(`the bench has no results called ${name}`)
  return results
}

/** How many times as fast as the plain kernels the fast ones train: whole, as it is told in prose. */
export const timesFaster: number = Math.round(
  resultsOf('learning').rows?.find(({ name }) => name === 'Nextword core, plain')?.ours ?? NaN,
)
