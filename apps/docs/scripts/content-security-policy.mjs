import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const INLINE = /<(script|style)(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/\1>/g

/** @param {string} html */
export function withPolicy(html) {
  const hashes = { script: new Set(), style: new Set() }
  for (const [, tag, content] of html.matchAll(INLINE))
    hashes[tag].add(`'sha256-${createHash('sha256').update(content).digest('base64')}'`)
  const policy = [
    "default-src 'none'",
    // The fast kernels are WebAssembly of our own.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes.script].join(' '),
    "worker-src 'self'",
    ["style-src 'self'", ...hashes.style].join(' '),
    // Code samples carry their colours in attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const charset = '<meta charset="utf-8">'
  if (!html.includes(charset)) throw new Error(`a page needs ${charset} first in its head`)
  return html.replace(
    charset,
    `${charset}<meta http-equiv="content-security-policy" content="${policy}">`,
  )
}

/** Writes into every built page a policy that allows its own inline scripts and nobody else's. */
export const contentSecurityPolicy = () => ({
  name: 'content-security-policy',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const folder = fileURLToPath(dir)
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.name.endsWith('.html')) continue
        const path = join(entry.parentPath, entry.name)
        await writeFile(path, withPolicy(await readFile(path, 'utf8')))
      }
    },
  },
})
