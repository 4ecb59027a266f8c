import { defineConfig } from '@playwright/test'
// @boundaries-ignore one answer to "which browser", shared by every test that needs one
import { launchOptions as browser } from '../../scripts/chromium.ts'

const launchOptions = await browser()

// The built site, served as `npm start` serves it, on a free port that the server prints.
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  workers: 2,
  reporter: 'line',
  webServer: {
    command: 'node scripts/serve.mjs',
    env: { PORT: '0' },
    wait: { stdout: /http:\/\/localhost:(?<docs_port>\d+)/ },
  },
  use: {
    baseURL: `http://localhost:${process.env.DOCS_PORT}`,
    launchOptions,
  },
})
