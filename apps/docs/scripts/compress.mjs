// Writes a .br and a .gz beside every text file of the built site, for the server to hand out.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const TEXT = /\.(html|css|js|mjs|json|svg|xml|txt|webmanifest)$/
const WORTHWHILE_BYTES = 500

const entries = await readdir(dist, { recursive: true, withFileTypes: true })
for (const entry of entries) {
  if (!entry.isFile() || !TEXT.test(entry.name)) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = await readFile(path)
  if (bytes.length < WORTHWHILE_BYTES) continue
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes))
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
