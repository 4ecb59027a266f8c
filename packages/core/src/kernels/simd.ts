import type { Engine } from './kernels.ts'
import { plainEngine } from './plain.ts'
import { bytes } from './simd/bytes.ts'
import type { KernelExports } from './simd/exports.ts'
import { reserved, simdKernels } from './simd/kernels.ts'
import { compiled, fixedMemory, instanceOf, type WasmModule } from './simd/web-assembly.ts'

/**
 * The fast kernels: WebAssembly with SIMD, compiled when first asked for.
 *
 * Where there is no WebAssembly, no SIMD, or a page's rules forbid it, these are the plain kernels,
 * which `name` tells; merely asking is a violation under such rules. They agree with the plain ones to
 * 1e-5 of a result's largest number; `matvecInt8Into` first rounds x to 16 bits of its largest number,
 * beyond 2,048 columns to fewer, to 13 at 16,384. Of one function each row comes out the same, to the
 * bit, whatever rows are beside it; but `matvecInto` adds in another order than the products of matrices,
 * and a transformer takes it for one row alone, which may then differ from the same row among others in
 * the last bits. NaN in a row makes NaN of it. Attention reaches over at most 65,536 places.
 *
 * `(await loadSimdEngine()).kernels(bytes)` makes kernels with a memory of that size.
 */
export function loadSimdEngine(): Promise<Engine> {
  loading ??= compiled(bytes).then((module) =>
    module === null || !canStart(module) ? plainEngine : simdEngine(module),
  )
  return loading
}

let loading: Promise<Engine> | null = null

/** Some browsers compile what they then refuse to start outside a worker. */
function canStart(module: WasmModule): boolean {
  try {
    instanceOf(module, fixedMemory(reserved), Math.log)
    return true
  } catch {
    return false
  }
}

function simdEngine(module: WasmModule): Engine {
  return {
    name: 'simd',
    kernels(bytes) {
      if (!(Number.isFinite(bytes) && bytes >= 0))
        throw new RangeError(`kernels need a number of bytes, got ${bytes}`)
      const memory = fixedMemory(reserved + bytes)
      const exports = instanceOf(module, memory, Math.log) as unknown as KernelExports
      return simdKernels(exports, memory.buffer)
    },
  }
}
