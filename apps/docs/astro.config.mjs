import mdx from '@astrojs/mdx'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { nearDirective } from './scripts/near-directive.mjs'
import { contentSecurityPolicy } from './scripts/content-security-policy.mjs'

export default defineConfig({
  output: 'static',
  integrations: [mdx(), svelte(), nearDirective(), contentSecurityPolicy()],
  devToolbar: { enabled: false },
})
