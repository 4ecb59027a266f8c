import { type Engine, plainEngine } from '@nextword/core/kernels'
import { engineName } from './engine.ts'

/** The kernels that models of the figures run on: fast ones only where they may be tried. */
export async function loadEngine(): Promise<Engine> {
  if (engineName() === 'plain') return plainEngine
  const { loadSimdEngine } = await import('@nextword/core/kernels/simd')
  return loadSimdEngine()
}
