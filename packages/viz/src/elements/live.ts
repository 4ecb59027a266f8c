/** A live thing that an element takes as a property: its type, where that is from, and what it is. */
export interface Live {
  readonly type: string
  /** The type's import. */
  readonly from: string
  readonly about: string
}

export const table: Live = {
  type: 'EmbeddingTable',
  from: '@nextword/core/embeddings',
  about: 'The word vectors; without them those that ship are fetched.',
}

export const largeTable: Live = {
  ...table,
  about:
    'The larger table; without it the 5,000 words that ship are fetched once they are asked for.',
}

const planeMap = { type: 'PlaneMap', from: '@nextword/viz/embeddings' } as const

export const map: Live = {
  ...planeMap,
  about: 'Where the table’s words lie on the map; without it the one that ships is fetched.',
}

export const largeMap: Live = { ...planeMap, about: 'The same of the larger table.' }

export const ids: Live = {
  type: 'Readonly<Record<string, number>>',
  from: '',
  about: 'A number for each word, as a tokenizer has them; without it its place by frequency.',
}

export const vocabularies: Live = {
  type: 'Readonly<Record<string, Vocabulary>>',
  from: '@nextword/core/tokens',
  about:
    'Vocabularies that are there already, by name; the others are fetched when they are needed.',
}

const pictures = 'readonly { readonly pixels: ArrayLike<number>; readonly label: number }[]'

export const examples: Live = {
  type: pictures,
  from: '',
  about: 'What it learns from, if not the four symbols.',
}

export const drawings: Live = {
  type: pictures,
  from: '',
  about: 'The reader’s own pictures, which join them.',
}

export const trainingSettings: Live = {
  type: 'Partial<TrainingSettings>',
  from: '@nextword/core/training',
  about: 'How it learns: the optimizer, the learning rate, when it stops.',
}

export const language: Live = {
  type: 'Language',
  from: '@nextword/viz/kit/language',
  about: 'The world and its model; without it the small world that ships is fetched.',
}

export const links: Live = {
  type: 'PartLinks',
  from: '@nextword/viz/transformer',
  about: 'Where each part is explained.',
}

export const recipe: Live = {
  type: 'Readonly<Record<string, number>>',
  from: '',
  about: 'All else of how it is trained, where it isn’t the starter world’s.',
}

export const world: Live = {
  type: 'string',
  from: '',
  about: 'The world that is learnt, in core’s notation; the starter world if left out.',
}
