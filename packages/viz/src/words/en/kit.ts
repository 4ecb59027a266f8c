/** The words of the frame and of the controls. */
export const kit = {
  figure: {
    number: (number: string | number) => `FIG. ${number}`,
    table: 'The numbers as a table',
    menu: 'Share or save this figure',
    noMenu: 'The menu can’t be fetched now. Try again later.',
    menuWords: () => import('./figure-menu.ts').then(({ figureMenu }) => figureMenu),
  },
  numberField: {
    notANumber: (example: string) => `That isn’t a number; it should look like ${example}.`,
    outOfRange: (low: string | null, high: string | null) =>
      low !== null && high !== null
        ? `It must be from ${low} to ${high}.`
        : low !== null
          ? `It must be at least ${low}.`
          : `It must be at most ${high ?? ''}.`,
  },
  heatStrip: {
    label: (name: string, count: string, least: string, most: string) =>
      `${name}: ${count} numbers from ${least} to ${most}`,
  },
  net: {
    layer: (layer: number, layers: number) =>
      layer === 0 ? 'input' : layer === layers - 1 ? 'output' : `hidden ${layer}`,
    leftOut: (count: string) => `+ ${count} more`,
  },
}
