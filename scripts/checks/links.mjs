// Every link inside the built site leads to a page, a file or a part of a page that exists.
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LinkChecker } from 'linkinator'
import { root } from '../toolchain.mjs'

const HERE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/

async function checkLinks(folder) {
  const { links } = await new LinkChecker().check({
    path: globSync('**/*.html', { cwd: folder }),
    serverRoot: folder,
    cleanUrls: true,
    checkFragments: true,
    checkCss: true,
    linksToSkip: async (link) => !HERE.test(link),
  })
  const inside = links.filter(({ state }) => state !== 'SKIPPED')
  return { inside: inside.length, broken: inside.filter(({ state }) => state === 'BROKEN') }
}

/** A page with one link of each broken kind: the checker must find all of them. */
async function canary() {
  const folder = mkdtempSync(join(tmpdir(), 'nextword-'))
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>Planted</title><p id="here">
     <a href="#here">right</a> <a href="#gone">no such part</a> <a href="/gone">no such page</a>
     <img src="/gone.svg" alt="no such file">`,
  )
  const { broken } = await checkLinks(folder)
  rmSync(folder, { recursive: true })
  return broken.length === 3
}

if (!(await canary())) {
  console.log('✗ the link checker lets broken links through')
  process.exit(1)
}
const { inside, broken } = await checkLinks(join(root, 'apps/docs/dist'))
for (const { url, parent, status } of broken) console.log(`✗ ${url} (${status}) on ${parent}`)
console.log(`${inside} links inside the site, ${broken.length} broken`)
process.exit(broken.length > 0 ? 1 : 0)
