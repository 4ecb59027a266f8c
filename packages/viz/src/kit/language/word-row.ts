/** A column of numbers beside words. */
export interface WordColumn {
  readonly name: string
  /** Whose number it is: the model's is blue, the truth is ink. */
  readonly tone?: 'model' | 'truth'
  /** The sign of its bars, before its name. */
  readonly sign?: 'hollow' | 'full'
}

/** A word, and what stands in the columns beside it. */
export interface WordRow {
  readonly key: string | number
  readonly name: string
  /** One text a column; `small` where it is a word in place of a number. */
  readonly numbers: readonly { readonly text: string; readonly small?: boolean }[]
  /** All other words together: said more quietly. */
  readonly isOthers?: boolean
  /** It has no part in what is shown. */
  readonly isOut?: boolean
  /** Under its name, and marked at its side. */
  readonly note?: string | undefined
  /** Makes it a button. */
  readonly onpick?: (() => void) | undefined
}
