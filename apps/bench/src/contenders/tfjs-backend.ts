import * as wasm from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs'
import { fileURLToPath } from 'node:url'

wasm.setWasmPaths(fileURLToPath(new URL('.', import.meta.resolve('@tensorflow/tfjs-backend-wasm'))))
wasm.setThreadsCount(1)
// Without its checks of arguments, and without its advice to take another backend.
tf.enableProdMode()

export { tf }

export type Backend = 'cpu' | 'wasm'

/** To be called once before a contender of that backend is prepared. */
export async function startBackend(backend: Backend): Promise<void> {
  await tf.setBackend(backend)
  await tf.ready()
}

/** Switches to a backend that was started. */
export function use(backend: Backend): void {
  if (tf.getBackend() !== backend) void tf.setBackend(backend)
}
