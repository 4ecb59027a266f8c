/** Words of one kind, told apart by the shape of their dots. */
export interface WordGroup {
  readonly name: GroupName
  readonly words: readonly string[]
}

export type GroupName = 'animals' | 'fruit' | 'money' | 'countries' | 'royalty' | 'water'

/** The words that the plane begins with: six kinds, so that it can be seen whether they part. */
export const wordGroups: readonly WordGroup[] = [
  {
    name: 'animals',
    words: 'dog puppy cat kitten horse cow calf sheep pig rabbit mouse duck lion'.split(' '),
  },
  {
    name: 'fruit',
    words: 'banana orange lemon grape peach pear cherry strawberry mango pineapple'.split(' '),
  },
  {
    name: 'money',
    words: 'money bank cash loan deposit credit debt tax price dollar'.split(' '),
  },
  {
    name: 'countries',
    words: 'france germany italy spain england japan china india russia canada brazil mexico'.split(
      ' ',
    ),
  },
  {
    name: 'royalty',
    words: 'king queen prince princess duke emperor throne crown palace'.split(' '),
  },
  { name: 'water', words: 'river water lake sea shore stream beach coast ocean'.split(' ') },
]

/** All of them, one after another. */
export const chosenWords: readonly string[] = wordGroups.flatMap(({ words }) => words)

/** Which group a word is of; −1 for none. */
export function groupOf(word: string): number {
  return wordGroups.findIndex(({ words }) => words.includes(word))
}
