// Which built modules a page fetches together.
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'

const quoted = String.raw`["'\x60](\.{1,2}/[^"'\x60?]+)["'\x60]`
const fixed = new RegExp(String.raw`(?:\bfrom|\bimport)\s*${quoted}`, 'g')
const late = new RegExp(String.raw`\bimport\(\s*${quoted}\s*\)`, 'g')

const importsIn = (folder, file, pattern) => {
  const code = readFileSync(posix.join(folder, file), 'utf8')
  return [...code.matchAll(pattern)].map(([, path]) => posix.join(posix.dirname(file), path))
}

/** A module and everything that comes with it. */
export function modulesWith(folder, file, known = new Set()) {
  if (known.has(file)) return known
  known.add(file)
  for (const next of importsIn(folder, file, fixed)) modulesWith(folder, next, known)
  return known
}

/** The modules that this one asks for later by itself. */
export const askedLater = (folder, file) => [...new Set(importsIn(folder, file, late))]
