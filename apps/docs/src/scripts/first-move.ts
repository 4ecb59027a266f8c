const moves = ['scroll', 'pointerdown', 'pointermove', 'touchstart', 'keydown', 'focusin'] as const

/** Calls back once, at the first thing that the reader does. */
export function atFirstMove(begin: () => void): void {
  const moved = (): void => {
    for (const move of moves) removeEventListener(move, moved)
    begin()
  }
  for (const move of moves) addEventListener(move, moved, { passive: true })
}
