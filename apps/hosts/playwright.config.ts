import { defineConfig } from '@playwright/test'
// @boundaries-ignore one answer to "which browser", shared by every test that needs one
import { launchOptions as browser } from '../../scripts/chromium.ts'

const launchOptions = await browser()

// Other people's pages that use the built elements from another origin.
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
  use: { launchOptions },
})
