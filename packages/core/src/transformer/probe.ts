import type { Mask } from '../attention/mask.ts'
import type { Floats } from '../numbers/floats.ts'
import type { TransformerName } from './trace-names.ts'

/**
 * A look inside a run of one sequence, and a hand in it. Without one a run is as fast as it can be
 * and some of its values never come to be; with one, attention goes stage by stage.
 */
export interface Probe {
  /**
   * Called as soon as a value is there; may change it in place, and the run goes on with that.
   * @param values - as `traceShape` has it; a view that the run may write into again
   */
  see(name: TransformerName, values: Floats): void
  /** Who may look at whom; without it, each token at itself and back to its start. */
  readonly mask: Mask | null
  /** Whether tokens are told their places. */
  readonly positions: boolean
}

/** Shows the first `length` numbers of a buffer. */
export function show(probe: Probe, name: TransformerName, buffer: Floats, length: number): void {
  probe.see(name, buffer.subarray(0, length))
}
