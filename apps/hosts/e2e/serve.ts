import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'

const built = fileURLToPath(new URL('.', import.meta.resolve('@nextword/viz/elements/all')))

async function open(listener: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** The elements as a CDN gives them: another origin, which lets every page have its scripts. */
export const openCdn = () => {
  const files = sirv(built, { dev: true })
  return open((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    const path = new URL(request.url ?? '/', 'http://cdn').pathname
    if (path.startsWith('/next/')) nextVersion(path.slice('/next'.length), response)
    else files(request, response, () => void response.writeHead(404).end())
  })
}

const { version } = JSON.parse(readFileSync(join(built, '../../package.json'), 'utf8')) as {
  version: string
}

/** The same code as if it were of a later version. */
function nextVersion(path: string, response: ServerResponse): void {
  const code = readFileSync(join(built, path), 'utf8')
  response.writeHead(200, { 'Content-Type': 'text/javascript' })
  response.end(code.replaceAll(`\`${version}\``, '`99.0.0`'))
}

/** A file of a host's own, by its path. */
export type Files = Readonly<Record<string, string>>

const kinds: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
}

/** A host with these files, each sent under this policy; it has the elements in `/elements/` too. */
export const openHost = (files: Files, policy: string) => {
  const elements = sirv(built, { dev: true })
  return open((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    const text = files[path]
    if (text === undefined) {
      request.url = path.replace(/^\/elements\//, '/')
      return void elements(request, response, () => void response.writeHead(404).end())
    }
    const kind = kinds[path.split('.').at(-1) ?? ''] ?? 'text/html'
    response.writeHead(200, {
      'Content-Type': `${kind}; charset=utf-8`,
      ...(policy === '' ? {} : { 'Content-Security-Policy': policy }),
    })
    response.end(text)
  })
}
