/** Pairs of words that stand to each other in one way, and which of them the board tries. */
export interface Kind {
  readonly name: KindName
  /** Each an arrow, from the first word to the second. */
  readonly pairs: readonly Pair[]
  /** What the board tries: which pair's arrow is carried onto which pair's first word. */
  readonly tried: readonly (readonly [arrow: number, onto: number])[]
}

export type Pair = readonly [from: string, to: string]

export type KindName =
  | 'young'
  | 'gender'
  | 'capital'
  | 'food'
  | 'people'
  | 'doing'
  | 'past'
  | 'more'
  | 'many'
  | 'opposite'
  | 'gives'
  | 'worn'

const pairs = (written: string): readonly Pair[] =>
  written.split(', ').map((pair) => pair.split(' ') as unknown as Pair)

/**
 * Thirty analogies of twelve kinds, some of which are known to fail. Which ones do depends on the
 * words that the answer is looked for among; nothing of it is written here, it is worked out.
 */
export const kinds: readonly Kind[] = [
  {
    name: 'young',
    pairs: pairs('dog puppy, cat kitten, cow calf, horse foal, sheep lamb'),
    tried: [
      [0, 1],
      [2, 3],
      [0, 2],
    ],
  },
  {
    name: 'gender',
    pairs: pairs('king queen, man woman, father mother, son daughter, brother sister, uncle aunt'),
    tried: [
      [0, 1],
      [2, 3],
      [1, 4],
    ],
  },
  {
    name: 'capital',
    pairs: pairs(
      'france paris, italy rome, japan tokyo, germany berlin, england london, egypt cairo',
    ),
    tried: [
      [0, 1],
      [2, 5],
      [4, 1],
    ],
  },
  {
    name: 'people',
    pairs: pairs('france french, spain spanish, china chinese, england english, germany german'),
    tried: [
      [0, 1],
      [2, 3],
    ],
  },
  {
    name: 'food',
    pairs: pairs('japan sushi, italy pizza, germany beer, france wine, england tea'),
    tried: [
      [0, 1],
      [2, 3],
      [1, 0],
    ],
  },
  {
    name: 'doing',
    pairs: pairs('walk walking, swim swimming, eat eating, drink drinking, run running'),
    tried: [
      [0, 1],
      [2, 3],
    ],
  },
  {
    name: 'past',
    pairs: pairs('go went, come came, see saw, know knew, think thought, buy bought'),
    tried: [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
  },
  {
    name: 'more',
    pairs: pairs('big bigger, small smaller, good better, bad worse, fast faster, slow slower'),
    tried: [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
  },
  {
    name: 'many',
    pairs: pairs('cat cats, dog dogs, foot feet, tooth teeth, child children, man men'),
    tried: [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
  },
  {
    name: 'opposite',
    pairs: pairs('left right, up down, good bad, happy sad, hot cold, summer winter'),
    tried: [
      [0, 1],
      [2, 3],
      [4, 5],
    ],
  },
  {
    name: 'gives',
    pairs: pairs('cow milk, bee honey, hen egg, tree fruit'),
    tried: [[0, 1]],
  },
  {
    name: 'worn',
    pairs: pairs('hand glove, foot shoe, head hat, finger ring'),
    tried: [[0, 1]],
  },
]

/** An arrow, and the word that it is carried onto; what should come, where somebody says so. */
export interface Asked {
  readonly from: string
  readonly to: string
  readonly onto: string
  readonly expected: string | null
}

/** The analogies of the board, kind by kind. */
export function triedOf({ pairs, tried }: Kind): Asked[] {
  return tried.map(([arrow, onto]) => askedOf(pairs[arrow], pairs[onto]))
}

const askedOf = ([from, to]: Pair, [onto, expected]: Pair): Asked => ({ from, to, onto, expected })

/** What the page begins with. */
export const firstAsked: Asked = triedOf(kinds[0])[0]

/** The kind that a pair belongs to: of its own choice where there are several. */
export function kindOf({ from, to }: Pick<Asked, 'from' | 'to'>): Kind | undefined {
  return kinds.find(({ pairs }) => pairs.some(([a, b]) => a === from && b === to))
}

/**
 * The same arrow carried onto another word.
 * @param expected - what should come if the kind of the pair doesn't know
 */
export function carriedOnto(asked: Asked, onto: string, expected: string | null = null): Asked {
  const known = kindOf(asked)?.pairs.find(([first]) => first === onto)
  return { ...asked, onto, expected: known?.[1] ?? expected }
}

/** Whether two analogies are the same one. */
export const sameAsked = (a: Asked, b: Asked): boolean =>
  a.from === b.from && a.to === b.to && a.onto === b.onto

/** An analogy as a list of words, as it stands in an attribute or a link … */
export const listOf = ({ from, to, onto, expected }: Asked): readonly string[] => [
  from,
  to,
  onto,
  ...(expected === null ? [] : [expected]),
]

/** … and back: what the list doesn't say is known by the kind of the pair, or by nobody. */
export function askedFrom([from = '', to = '', onto = '', expected]: readonly string[]): Asked {
  const asked = { from, to, onto, expected: expected || null }
  return expected ? asked : carriedOnto(asked, onto)
}
