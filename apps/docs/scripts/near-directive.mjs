/** Teaches Astro `client:near`. */
export const nearDirective = () => ({
  name: 'near-directive',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'near', entrypoint: './src/scripts/near.ts' }),
  },
})
