/** Copies a text. @returns whether the browser did so */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed here, or the page isn't secure: the caller shows the text.
    return false
  }
}
