import type { Random } from '../numbers/random.ts'
import { called, choicesOf, type Node, type Value, type World, wordsOf } from './grammar.ts'

export interface Story {
  readonly words: readonly string[]
  /** Its silent tags: the sense of the ambiguous word, if there is one. */
  readonly senses: readonly string[]
}

/** A place in a frame: empty until something is picked, and shared with the rules it is handed to. */
interface Box {
  value?: Value
}

/**
 * A story, as often as the world says it.
 * @example
 * sampleStory(readWorld('rule story = hello (you | you) .'), seededRandom(1)).words.join(' ') // => 'hello you .'
 */
export function sampleStory(world: World, random: Random): Story {
  const words: string[] = []
  const senses: string[] = []
  // What is still to be said, the next on top.
  const stack: { node: Node; frame: readonly Box[] }[] = []

  function open(rule: World['story'], given: readonly Box[]): void {
    const frame = Array.from({ length: rule.size }, (_, place) => given[place] ?? {})
    const { nodes } = drawn(rule.alternatives, ({ weight }) => weight, random)
    for (let i = nodes.length - 1; i >= 0; i--) stack.push({ node: nodes[i], frame })
  }

  open(world.story, [])
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node } = top
    const boxes = node.args.map((place) => top!.frame[place])
    if (node.kind === 'word') words.push(node.word)
    else if (node.kind === 'tag') senses.push(boxes[0].value!.name)
    else if (node.kind === 'say') words.push(...wordsOf(boxes[0].value!, node.field, node.article))
    else if (node.kind === 'call') {
      const { rule, given } = called(world.rules, node, boxes, boxes[0]?.value)
      open(rule, given)
    } else {
      const others = boxes.slice(1).map(({ value }) => value!)
      const { value } = drawn(choicesOf(node.from, others), ({ share }) => share, random)
      boxes[0].value = value
      if (node.mode !== '=') words.push(...wordsOf(value, node.field, node.mode === '+'))
    }
  }
  return { words, senses }
}

/** One of them, each as often as its share says. */
function drawn<T>(choices: readonly T[], shareOf: (choice: T) => number, random: Random): T {
  let left = random()
  for (const choice of choices) if ((left -= shareOf(choice)) < 0) return choice
  // Rounding may leave a rest after the last.
  return choices[choices.length - 1]
}
