/** A sheet can be used in the document only that made it. */
export const newSheet = (document: Document): CSSStyleSheet =>
  new ((document.defaultView ?? globalThis) as typeof globalThis).CSSStyleSheet()
