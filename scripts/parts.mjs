/**
 * The parts of the explanation, in the order in which it is read: the folders of core, and those of
 * viz that have widgets. A part imports only parts above it.
 */
export const PARTS = [
  'numbers',
  'kernels',
  'network',
  'training',
  'tokens',
  'embeddings',
  'attention',
  'transformer',
  'sampling',
  'world',
  'formats',
  'models',
]
