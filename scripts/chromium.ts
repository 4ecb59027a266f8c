// Which Chromium the tests drive: the one named in NEXTWORD_CHROMIUM, else one that is
// installed, else the one that comes as an npm package (Linux only).
import { existsSync } from 'node:fs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** @returns the path of a Chromium that can be started */
export async function chromiumPath(): Promise<string> {
  const named = process.env.NEXTWORD_CHROMIUM
  if (named) {
    if (!existsSync(named)) throw new Error(`NEXTWORD_CHROMIUM names no file: ${named}`)
    return named
  }
  const { chromium } = await import('playwright-core')
  const installed = [chromium.executablePath(), ...INSTALLED].find((path) => existsSync(path))
  if (installed) return installed
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** @returns what Playwright's `launch` takes */
export async function launchOptions(): Promise<{ executablePath: string; args: string[] }> {
  return { executablePath: await chromiumPath(), args: ['--no-sandbox'] }
}
