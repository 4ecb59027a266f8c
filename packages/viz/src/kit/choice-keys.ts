/**
 * Where a key leads in a strip of choices, as the ARIA practices have it: arrows stop at the ends.
 * @returns which one, or null for a key that doesn't move
 */
export function choiceAfter(key: string, chosen: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, chosen - 1)
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, chosen + 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
