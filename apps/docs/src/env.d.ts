import 'astro'

declare module 'astro' {
  interface AstroClientDirectives {
    /** Wakes the island up near the screen, or at the first press of Tab. */
    'client:near'?: boolean | 'data'
  }
}
