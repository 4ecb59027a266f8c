/**
 * Words that every sentence has, whatever it is about: articles, pronouns, prepositions, forms of
 * "be", "have" and "do". They say how words hang together, not what is meant.
 */
export const stopWords: ReadonlySet<string> = new Set(
  [
    'a an the this that these those some any no every each all both either neither such',
    'i me my mine myself we us our ours ourselves you your yours yourself yourselves',
    'he him his himself she her hers herself it its itself they them their theirs themselves',
    'who whom whose which what there here where when why how',
    'to of in on at by for with from into onto about over under up down out off through after before',
    'between against during without within upon as than like until since per',
    'and or but nor so yet if because while although though whether then not',
    'am is are was were be been being do does did done doing have has had having',
    'will would shall should can could may might must',
    'very too just only also again once more most own same other another now ever never',
    "n't 's 're 've 'll 'd 'm don't doesn't didn't isn't wasn't it's i'm can't won't",
  ].flatMap((line) => line.split(' ')),
)

/**
 * Whether a word is one of those that every sentence has; case and the shape of the apostrophe
 * don't matter.
 * @example
 * isStopWord('The') // => true
 */
export function isStopWord(word: string): boolean {
  return stopWords.has(word.toLowerCase().replaceAll('’', "'"))
}
