import * as ort from 'onnxruntime-web/wasm'

// One thread, in this process: as a page without special headers would have it.
ort.env.wasm.numThreads = 1

export { ort }

/** A graph ready to run, with the files beside it by their names. */
export function sessionOf(
  graph: Uint8Array,
  files: Readonly<Record<string, Uint8Array>> = {},
  options: ort.InferenceSession.SessionOptions = {},
): Promise<ort.InferenceSession> {
  return ort.InferenceSession.create(graph, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    // Errors alone.
    logSeverityLevel: 3,
    externalData: Object.entries(files).map(([path, data]) => ({ path, data })),
    ...options,
  })
}

/** Whether weights are packed when a session is made. */
export const packing = (packed: boolean): ort.InferenceSession.SessionOptions => ({
  extra: { session: { disable_prepacking: packed ? '0' : '1' } },
})
