import mdx from '@astrojs/mdx'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs'

export default defineConfig({
  output: 'static',
  integrations: [mdx(), svelte(), contentSecurityPolicy()],
  devToolbar: { enabled: false },
})
