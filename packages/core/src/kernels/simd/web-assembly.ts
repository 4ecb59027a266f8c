/** What of WebAssembly is needed here; core's types know no browser. */
export interface WebAssemblyGlobal {
  validate(bytes: Uint8Array): boolean
  compile(bytes: Uint8Array): Promise<WasmModule>
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => WasmMemory
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> }
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer
}

/** Compiled code without a memory. */
export type WasmModule = object

interface WebGlobals {
  readonly WebAssembly?: WebAssemblyGlobal
  readonly atob?: (text: string) => string
}

/** Compiles base64 text. @returns null where it can't be: no WebAssembly, no SIMD, or forbidden */
export async function compiled(text: string): Promise<WasmModule | null> {
  const { WebAssembly, atob } = globalThis as WebGlobals
  if (WebAssembly === undefined || atob === undefined) return null
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    return WebAssembly.validate(bytes) ? await WebAssembly.compile(bytes) : null
  } catch {
    // A content security policy without 'wasm-unsafe-eval' refuses.
    return null
  }
}

/** @throws RangeError where there isn't so much memory */
export function fixedMemory(bytes: number): WasmMemory {
  const { WebAssembly } = globalThis as WebGlobals
  const pages = Math.ceil(bytes / 65_536)
  try {
    return new WebAssembly!.Memory({ initial: pages, maximum: pages })
  } catch {
    throw new RangeError(`kernels need ${bytes} bytes of memory, more than there is`)
  }
}

/** @param log - the natural logarithm */
export function instanceOf(
  module: WasmModule,
  memory: WasmMemory,
  log: (x: number) => number,
): Readonly<Record<string, unknown>> {
  const { WebAssembly } = globalThis as WebGlobals
  return new WebAssembly!.Instance(module, { env: { memory }, host: { log } }).exports
}
