import { warnOnce, type Warn } from '../../kit/schema.ts'

/** The machine's parts, in the order in which a text goes through them. */
export const partNames = [
  'words',
  'tokens',
  'vectors',
  'places',
  'attention',
  'net',
  'shares',
  'next',
] as const

export type PartName = (typeof partNames)[number]

/** Where each part is explained; those without an address are plain text. */
export type PartLinks = Readonly<Partial<Record<PartName, string>>>

/** The addresses that may be followed: of this page, of this site, or of the web. */
export function partLinks(raw: unknown, warn: Warn = warnOnce): PartLinks {
  if (raw === undefined) return {}
  if (typeof raw !== 'object' || raw === null) {
    warn('Nextword: links needs addresses by the names of parts; there are none then.')
    return {}
  }
  const links: Partial<Record<PartName, string>> = {}
  for (const name of partNames) {
    const href: unknown = (raw as Record<string, unknown>)[name]
    if (href === undefined) continue
    if (isAddress(href)) links[name] = href
    else warn(`Nextword: links.${name} isn’t an address that can be followed; it is left out.`)
  }
  return links
}

const isAddress = (href: unknown): href is string =>
  typeof href === 'string' && href.length <= 2000 && /^(?:[#?/]|\.{1,2}\/|https?:\/\/)/i.test(href)
