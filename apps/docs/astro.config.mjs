import mdx from '@astrojs/mdx'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { nearDirective } from './scripts/near-directive.mjs'
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs'
// @boundaries-ignore one answer to a module that couldn't be fetched, shared with the elements
import { secondTry } from '../../scripts/second-try.mjs'

export default defineConfig({
  output: 'static',
  integrations: [mdx(), svelte(), nearDirective(), contentSecurityPolicy()],
  vite: { plugins: [secondTry()] },
  devToolbar: { enabled: false },
})
