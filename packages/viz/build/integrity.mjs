import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The hash of each script and style sheet that a page asks for, as `integrity` wants it; and of the modules that these
 * bring, for an import map.
 */
export function integrityOf(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => /^(chunks\/)?[^/]+\.(js|css)$/.test(file) && file !== 'server.js')
    .sort()
  const hashes = files.map((file) => {
    const digest = createHash('sha384')
      .update(readFileSync(join(folder, file)))
      .digest('base64')
    return [file, `sha384-${digest}`]
  })
  return `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`
}
