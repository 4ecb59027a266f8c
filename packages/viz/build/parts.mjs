/** What a page may style within an element by `::part`. */
export const parts = [
  { name: 'frame', description: 'The box that holds the figure.' },
  { name: 'figure', description: 'The figure with its border.' },
  { name: 'caption', description: 'Its number and title, and what it is made of.' },
  { name: 'board', description: 'What is drawn.' },
  { name: 'sentence', description: 'What it says in a sentence.' },
  { name: 'controls', description: 'The row of controls.' },
  { name: 'readings', description: 'The numbers beside them.' },
  { name: 'notice', description: 'What is wrong, if something is.' },
]
