import { getContext, setContext } from 'svelte'

/** Where a figure's menu leads. What isn't known here isn't in the menu. */
export interface Sharing {
  /** The address of a widget's own page, with the query that says its state (may be empty). */
  readonly page?: ((widget: string, query: string) => string) | undefined
  /** The same of the page that goes into an iframe. */
  readonly embed?: ((widget: string, query: string) => string) | undefined
  /** The folder of the elements' modules, with its version and its last slash. */
  readonly cdn?: string | undefined
  /** `false`: no menu at all. It only counts in a context. */
  readonly menu?: boolean | undefined
}

/** Of a longer one many a server says that it is too long. */
export const longestAddress = 8000

/** The context's key, for whoever mounts a figure: `mount(Widget, { context: new Map([[sharingKey, …]]) })`. */
export const sharingKey: unique symbol = Symbol('nextword-sharing')

let ofPage: Sharing = {}

/** For the component that calls it and all within. */
export function setSharing(sharing: Sharing): void {
  setContext(sharingKey, sharing)
}

/** For all figures of the page: in a browser, before a menu is opened. */
export function setPageSharing(sharing: Sharing): void {
  ofPage = sharing
}

/** What holds for a figure, read anew each time; while a component is being made. */
export function sharingHere(): () => Sharing {
  const near = getContext<Sharing | undefined>(sharingKey)
  return () => ({ ...ofPage, ...near })
}

/**
 * The addresses of Nextword's own site.
 * @param site - its root, with its last slash
 * @example
 * sharingAt('https://example.org/').page!('pixel-grid', 'brush=grey')
 * // => 'https://example.org/widgets/pixel-grid?brush=grey'
 */
export function sharingAt(site: string, cdn?: string): Sharing {
  const address =
    (folder: string) =>
    (widget: string, query: string): string =>
      new URL(`${folder}/${widget}${query === '' ? '' : `?${query}`}`, site).href
  return { page: address('widgets'), embed: address('embed'), cdn }
}
