// A throw-away copy of the tree, for checks that plant something in it: the tree itself stays as it is.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../toolchain.mjs'

/** Copies what git tracks or would track, and links what is installed. */
export function copyTree() {
  const copy = mkdtempSync(join(tmpdir(), 'nextword-'))
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of listed.split('\0')) {
    if (file && existsSync(join(root, file))) cpSync(join(root, file), join(copy, file))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const modules of globSync('{packages,apps}/*/node_modules', { cwd: root })) {
    // Its links are relative, so that `@nextword/core` leads to the copy's own core.
    cpSync(join(root, modules), join(copy, modules), { recursive: true, verbatimSymlinks: true })
  }
  return copy
}

/** Writes files, given as [path, text], into a copy. */
export function plant(copy, files) {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
}

export function removeTree(copy) {
  rmSync(copy, { recursive: true, force: true })
}
