import type { Network } from '@nextword/core/network'
import type { Examples } from '@nextword/core/training'

export function sameNetwork(a: Network, b: Network): boolean {
  return a === b || (a.outputs === b.outputs && sameNumbers(a.parameters, b.parameters))
}

export function sameExamples(a: Examples, b: Examples | undefined): boolean {
  if (a === b) return true
  return b !== undefined && sameNumbers(a.inputs, b.inputs) && sameNumbers(a.targets, b.targets)
}

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
