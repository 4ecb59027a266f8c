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
