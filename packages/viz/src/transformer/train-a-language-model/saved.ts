import {
  crc32,
  dequantized,
  readCheckpoint,
  type WeightsError,
  writeCheckpoint,
} from '@nextword/core/formats'
import {
  parameterCountOf,
  parametersOf,
  type TransformerCheckpoint,
  type TransformerConfig,
} from '@nextword/core/transformer'
import type { World } from '@nextword/core/world'
import { type Course, emptyCourse } from './course.ts'
import { readCourse } from './read-course.ts'

/** A run in one piece: the model, AdamW's means and the course; also what a browser keeps and a file holds. */
export interface SavedRun {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly config: TransformerConfig
  readonly course: Course
}

/** Why something can't be taken up: see the words of the widget for what a reader is told. */
export type SavedProblem =
  'foreign' | 'damaged' | 'truncated' | 'unsupported' | 'too-large' | 'vocabulary' | 'unread'

export class SavedError extends RangeError {
  override readonly name: string = 'SavedError'
  readonly problem: SavedProblem
  constructor(problem: SavedProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** A file larger than this isn't read: a tab would train it for hours. */
export const mostBytes: number = 2 ** 25

/** Which world it was: its words in their order. */
export const fingerprint = ({ words }: World): number =>
  crc32(new TextEncoder().encode(words.join(' ')))

/**
 * A training checkpoint that core reads in Node too, with the course beside the step.
 * @see writeTrainingCheckpoint in core, which it is but for the course
 */
export function savedRun(
  { config, tensors, step, first, second }: Omit<TransformerCheckpoint, 'step'> & { step: number },
  course: Course,
  world: World,
): Uint8Array<ArrayBuffer> {
  return writeCheckpoint(config, tensors, {
    extra: new Map([
      ['first', { shape: [first.length], values: first }],
      ['second', { shape: [second.length], values: second }],
    ]),
    state: { step, world: fingerprint(world), course },
  })
}

/**
 * Reads what was saved here, or by core in Node: a run, or a model alone, whatever its precision, which
 * then begins at step 0.
 * @throws SavedError for whatever isn't a model of this world that can be trained in a tab
 */
export function readSaved(bytes: Uint8Array<ArrayBuffer>, world: World): SavedRun {
  if (bytes.length > mostBytes)
    throw new SavedError('too-large', `at most ${mostBytes} bytes, got ${bytes.length}`)
  const { config, tensors, extra, state } = readOrThrow(bytes)
  if (config.vocabulary !== world.words.length)
    throw new SavedError(
      'vocabulary',
      `a model of this world needs ${world.words.length} words, got ${config.vocabulary}`,
    )
  const saved = (state ?? {}) as { step?: unknown; world?: unknown; course?: unknown }
  if (saved.world !== undefined && saved.world !== fingerprint(world))
    throw new SavedError('vocabulary', 'a model of another world')
  const count = parameterCountOf(config)
  if (4 * 3 * count > mostBytes)
    throw new SavedError('too-large', `${count} numbers to learn are too many for a tab`)
  const step = Number.isInteger(saved.step) ? Math.max(0, saved.step as number) : 0
  const meansIn = (name: string): Float32Array | null => {
    const values = extra.get(name)?.values
    return values instanceof Float32Array && values.length === count ? values : null
  }
  const [first, second] = [meansIn('first'), meansIn('second')]
  const isWhole = first !== null && second !== null
  const floats = new Map(
    parametersOf(config).map(({ name }) => [name, dequantized(tensors.get(name)!)]),
  )
  const all = [...floats.values()].map(({ values }) => values)
  if (![...all, first ?? [], second ?? []].every((values) => values.every(Number.isFinite)))
    throw new SavedError('damaged', 'numbers that aren’t finite')
  const course = readCourse(saved.course, step, world.words.length) ?? emptyCourseAt(step)
  return {
    config,
    course,
    bytes:
      isWhole && saved.course !== undefined
        ? bytes
        : savedRun(
            {
              config,
              tensors: floats,
              step,
              first: first ?? new Float32Array(count),
              second: second ?? new Float32Array(count),
            },
            course,
            world,
          ),
  }
}

const emptyCourseAt = (step: number): Course => ({
  ...emptyCourse,
  now: { ...emptyCourse.now, step },
})

function readOrThrow(bytes: Uint8Array): ReturnType<typeof readCheckpoint> {
  try {
    return readCheckpoint(bytes)
  } catch (error) {
    const { kind, message } = error as Partial<WeightsError>
    const problem =
      kind === 'foreign' || kind === 'truncated' || kind === 'unsupported' || kind === 'too-large'
        ? kind
        : 'damaged'
    throw new SavedError(problem, message ?? String(error))
  }
}
