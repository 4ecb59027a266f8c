import type { EmbeddingTable } from '@nextword/core/embeddings'
import { type Warn, warnOnce } from '../../kit/schema.ts'

/** A table that was handed in; what is none counts as absent, after one warning. */
export function tableFrom(raw: unknown, warn: Warn = warnOnce): EmbeddingTable | undefined {
  if (raw === undefined || raw === null) return undefined
  const whole =
    typeof raw === 'object' &&
    'words' in raw &&
    Array.isArray(raw.words) &&
    raw.words.length > 0 &&
    'values' in raw &&
    ArrayBuffer.isView(raw.values) &&
    'width' in raw &&
    (raw.values as Int8Array).length === raw.words.length * (raw.width as number)
  if (whole) return raw as EmbeddingTable
  warn('Nextword: table needs word vectors made by core, got something else; the default is used.')
  return undefined
}
