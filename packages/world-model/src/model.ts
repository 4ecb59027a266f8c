import { smallWorld } from '@nextword/core/models/small-world'
import { fromBase64url, readCheckpoint, writeCheckpoint } from '@nextword/core/formats'
import { loadSimdEngine } from '@nextword/core/kernels/simd'
import { type Transformer, transformer } from '@nextword/core/transformer'
import { readIfThere } from './plan.ts'

/** A model as it ships, a byte a weight. */
export interface Candidate {
  readonly model: Transformer
  /** How large its file is. */
  readonly bytes: number
}

/** The model that core ships, or with `trained` the last one that was trained, rounded as if it shipped. */
export async function candidate(which: 'shipped' | 'trained' = 'shipped'): Promise<Candidate> {
  const file = which === 'shipped' ? fromBase64url(smallWorld) : roundedTrained()
  const { config, tensors } = readCheckpoint(file)
  const model = transformer(config, tensors, { engine: await loadSimdEngine() })
  return { model, bytes: file.length }
}

function roundedTrained(): Uint8Array {
  const trained = readIfThere('build/trained.bin')
  if (trained === null)
    throw new Error('there is no trained model yet: run `pnpm train:world` first')
  const { config, tensors } = readCheckpoint(trained)
  return writeCheckpoint(config, tensors, { precision: 'int8' })
}
