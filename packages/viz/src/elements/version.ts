declare const NEXTWORD_VERSION: string | undefined

/** The version of the package, put in where it is built. */
export const version = typeof NEXTWORD_VERSION === 'undefined' ? 'source' : NEXTWORD_VERSION
