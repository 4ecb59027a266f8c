/**
 * Settings without those that are `undefined`, which count as left out: so that they don't take the
 * place of a default.
 */
export function givenOf<T extends object>(settings: T): T {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as T
}
