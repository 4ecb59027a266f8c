declare const NEXTWORD_VERSION: string | undefined

/** The version of the package, put in where it is built. */
export const version = typeof NEXTWORD_VERSION === 'undefined' ? 'source' : NEXTWORD_VERSION

declare const NEXTWORD_SITE: string | undefined

/** The root of our site with its last slash, or nothing. */
export const site = typeof NEXTWORD_SITE === 'undefined' ? '' : NEXTWORD_SITE
