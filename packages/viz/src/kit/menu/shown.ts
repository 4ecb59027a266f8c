import type { Sentence } from '../sentence.ts'
import type { Table } from '../table.ts'

/** What a figure shows now. */
export interface Shown {
  readonly number: string | number | undefined
  readonly title: string
  readonly sentence: Sentence | string
  readonly table: Table | undefined
}
