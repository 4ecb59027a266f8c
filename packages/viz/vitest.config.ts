import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
// @boundaries-ignore one answer to "which browser", shared by every test that needs one
import { launchOptions } from '../../scripts/chromium.ts'

// Two kinds of tests: pure views run in Node, components in a real browser.
export default defineConfig({
  plugins: [svelte()],
  test: {
    provide: { long: Boolean(process.env.LONG) },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/**/*.svelte.test.ts'],
          // A widget in all its looks takes a while on a busy machine.
          testTimeout: process.env.LONG ? 300_000 : 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await launchOptions() }),
            instances: [{ browser: 'chromium', viewport: { width: 800, height: 900 } }],
          },
        },
      },
    ],
  },
})
