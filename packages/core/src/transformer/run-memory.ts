import type { TransformerConfig } from './config.ts'
import { memoryOf } from './memory.ts'
import { buffersIn } from './pass.ts'
import { sessionIn } from './session-buffers.ts'

/** So many bytes at most for a run or a session to work in; not every device has even these. */
const most = 2 ** 31

/** What a run of so many tokens at once takes: its pattern grows with their square. */
export const runBytesOf = (config: TransformerConfig, tokens: number): number =>
  memoryOf((memory) => buffersIn(memory, config, 1, tokens, false))

/** What a session of so many tokens takes. */
export const sessionBytesOf = (config: TransformerConfig, tokens: number): number =>
  memoryOf((memory) => sessionIn(memory, config, tokens))

type Option = 'tokens' | 'sessionTokens'

const bytesOf = { tokens: runBytesOf, sessionTokens: sessionBytesOf }

/** @throws RangeError where so many tokens take more than 2 GiB to work in, naming the way out */
export function requireWorkable(config: TransformerConfig, option: Option, tokens: number): void {
  const bytes = bytesOf[option](config, tokens)
  if (bytes > most)
    throw new RangeError(
      `a transformer needs ${gigabytes(bytes)} to work in for ${option} of ${tokens}, more than ${gigabytes(most)}: give fewer \`${option}\``,
    )
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`

/** The whole context, or `otherwise` where that would take too much to work in. */
export const contextOr = (config: TransformerConfig, option: Option, otherwise: number): number =>
  bytesOf[option](config, config.context) > most ? otherwise : config.context
