// Serves the built site: PORT (4321 unless set; 0 picks a free one), compressed, with its 404 page.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
if (!existsSync(`${dist}/index.html`)) {
  console.error('The site is not built yet: run `npm start`, or `pnpm build` first.')
  process.exit(1)
}

const port = Number(process.env.PORT || 4321)
const notFound = readFileSync(`${dist}/404.html`)
const assets = sirv(dist, {
  brotli: true,
  gzip: true,
  etag: true,
  setHeaders(response, path) {
    // Astro puts a hash of the content into these names, so they never change.
    if (path.startsWith('/_astro/')) {
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    }
    response.setHeader('X-Content-Type-Options', 'nosniff')
  },
  onNoMatch(_request, response) {
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' })
    response.end(notFound)
  },
})

const server = createServer(assets)
server.on('error', (error) => {
  const taken = 'code' in error && error.code === 'EADDRINUSE'
  console.error(
    taken ? `Port ${port} is taken: set another, as in PORT=4322 npm start` : error.message,
  )
  process.exit(1)
})
server.listen(port, () => {
  const address = server.address()
  const open = typeof address === 'object' && address ? address.port : port
  console.log(`Nextword: http://localhost:${open}/`)
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
