import { type Engine, plainEngine } from '@nextword/core/kernels'

/** Whether WebAssembly and workers may be tried, or everything runs on the page's own thread. */
export type EngineName = 'fast' | 'plain'

let chosen: EngineName = 'fast'

/**
 * Says whether WebAssembly and workers may be tried: under a strict policy of the page even the try is
 * reported as a violation. It holds for what is begun from then on.
 */
export function setEngine(engine: EngineName): void {
  chosen = engine
}

export const engineName = (): EngineName => chosen

/** The kernels that models of the figures run on: fast ones only where they may be tried. */
export async function loadEngine(): Promise<Engine> {
  if (chosen === 'plain') return plainEngine
  const { loadSimdEngine } = await import('@nextword/core/kernels/simd')
  return loadSimdEngine()
}
