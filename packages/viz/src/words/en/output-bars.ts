export const outputBars = {}
