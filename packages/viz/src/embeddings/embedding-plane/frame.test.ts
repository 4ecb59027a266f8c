import { type EmbeddingTable, rowOf } from '@nextword/core/embeddings'
import { describe, expect, it } from 'vitest'
import { monoWidth } from '../../kit/drawing.ts'
import { loadMap, loadWords } from '../../kit/shipped.ts'
import { en } from '../../words/en.ts'
import { boardHeight, type Camera, planePoint } from './board.ts'
import { fittedTo, isInSight, panned, type View, wholeView } from './camera.ts'
import { chosenWords } from './chosen.ts'
import { overlap } from './crossings.ts'
import { type Frame, frameOf } from './frame.ts'
import type { FrameLabel } from './frame-labels.ts'
import { idLineOf } from './id-line.ts'
import { type Placing, placedByComponents, placedByMap } from './placing.ts'
import type { Box } from './box.ts'
import { type Scene, sceneOf } from './scene.ts'
import { ringText } from './view.ts'

// The very words that ship, at the very sizes of a phone, a tablet and a desk.
const [small, large] = await Promise.all([loadWords('2000'), loadWords('5000')])
const mapOf = async (table: EmbeddingTable, name: '2000' | '5000'): Promise<Placing> =>
  placedByMap(table, await loadMap(name)) ?? expect.unreachable('the map is of this table')
const [smallMap, largeMap] = await Promise.all([mapOf(small, '2000'), mapOf(large, '5000')])
const widths = [304, 688, 896]

const sceneIn = (placing: Placing, word: string): Scene =>
  sceneOf(placing, {
    line: idLineOf(placing.table),
    chosen: rowOf(placing.table, word) ?? null,
    centred: true,
  })
const few = (word: string, own: readonly string[] = []): Scene =>
  sceneIn(placedByComponents(small, [...chosenWords, ...own]), word)

function frameAt(
  scene: Scene,
  width: number,
  lift = 1,
  plane: View = wholeView,
  line: View = wholeView,
): Frame {
  const size = { width, height: boardHeight(width) }
  const camera: Camera = {
    size,
    lift,
    plane,
    line,
    measure: (text) => monoWidth(text, 12),
    reserved: [{ x: width - 40, y: 0, width: 40, height: 108 }],
    ringText: ringText(scene, { words: en, lang: 'en', centred: true }),
  }
  return frameOf(scene, camera)
}

/** What is hidden under a label. */
const groundOf = ({ x, y, width }: FrameLabel): Box => ({
  x: x - 2,
  y: y - 8,
  width: width + 4,
  height: 16,
})
const isNamed = ({ kind }: FrameLabel): boolean => kind !== 'plain'

/** Pairs of labels of which one lies on the other. */
const covering = ({ labels }: Frame): string[] =>
  labels.flatMap((one, i) =>
    labels
      .slice(i + 1)
      .filter(
        (other) => (isNamed(one) || isNamed(other)) && overlap(groundOf(one), groundOf(other), -1),
      )
      .map((other) => `${one.text} ${other.text}`),
  )

/** Dots that lie under the label of another word. */
const hidden = ({ labels, scene, x, y }: Frame): string[] =>
  labels.filter(isNamed).flatMap((label) =>
    Array.from({ length: scene.lineOnlyFrom }, (_, at) => at)
      .filter((at) => at !== label.at)
      .filter((at) => overlap(groundOf(label), { x: x[at] - 2, y: y[at] - 2, width: 4, height: 4 }))
      .map((at) => `${scene.words[at]} under ${label.text}`),
  )

const outside = ({ labels, size }: Frame): string[] =>
  labels
    .filter(({ x, y, width }) => x < 0 || x + width > size.width || y < 6 || y > size.height - 6)
    .map(({ text }) => text)

const words = ['river', 'money', 'nothing', 'ducks', 'price', 'bank', 'kitten', 'king', 'france']

describe('a frame of a few words', () => {
  it.each(words)('hides no other word’s dot under a label, nor a label: %s', (word) => {
    for (const width of widths) {
      const frame = frameAt(few(word, [word]), width)
      expect(hidden(frame)).toEqual([])
      expect(covering(frame)).toEqual([])
      expect(outside(frame)).toEqual([])
      expect(frame.labels.filter(isNamed).length).toBeGreaterThan(5)
    }
  })

  it.each(words)('on the line names at the edge whoever a line leads out to: %s', (word) => {
    for (const width of widths)
      for (const scale of [1, 4, 12]) {
        const whole = frameAt(few(word), width, 0)
        const x = Math.min(
          0,
          Math.max(width / 2 - (whole.axis.id?.x ?? 0) * scale, width * (1 - scale)),
        )
        const frame = frameAt(few(word), width, 0, wholeView, { scale, x, y: 0 })
        const named = new Set(frame.labels.map(({ at }) => at))
        const out = frame.edges.filter(({ to }) => frame.x[to] < 0 || frame.x[to] > width)
        if (scale === 12) expect(out.length).toBeGreaterThan(0)
        // On a phone there is room for the nearest; the table has them all.
        for (const { to } of width < 560 ? out.slice(0, 5) : out) expect(named).toContain(to)
        expect(covering(frame)).toEqual([])
        expect(outside(frame)).toEqual([])
      }
  })

  it.each(words)('on the way names the words that matter, none over another: %s', (word) => {
    for (const width of widths)
      for (const lift of [0.02, 0.15, 0.3, 0.5, 0.7, 0.85, 0.98]) {
        const frame = frameAt(few(word), width, lift)
        expect(covering(frame)).toEqual([])
        expect(outside(frame)).toEqual([])
        expect(frame.labels.map(({ kind }) => kind)).not.toContain('plain')
        expect(frame.labels[0].text).toBe(word)
        expect(frame.labels.length).toBeGreaterThan(4)
        expect(frame.axis.ticks).toEqual([])
      }
  })
})

describe.each([
  ['2,000', smallMap],
  ['5,000', largeMap],
])('a frame of %s words', (_, placing) => {
  /** As near as the chosen word, its ring and its neighbours are all seen. */
  const fitted = (scene: Scene, width: number): View => {
    const size = { width, height: boardHeight(width) }
    const points = [scene.chosen, ...scene.neighbours.map(({ at }) => at ?? -1)]
      .filter((at) => at >= 0)
      .map((at) => planePoint(scene, at, size))
    return fittedTo(points, size, { x: 44, y: 32 }, 24)
  }

  it.each(['river', 'ducks', 'kitten'])('has a ring and says how many it keeps: %s', (word) => {
    const scene = sceneIn(placing, word)
    for (const width of widths) {
      const { ring, size } = frameAt(scene, width)
      expect(ring?.radius).toBeGreaterThanOrEqual(14)
      expect(ring?.text?.content).toMatch(/^\d+ of 10 kept$/)
      const { x = -1, y = -1, width: wide = 0 } = ring?.text ?? {}
      expect(x - wide / 2).toBeGreaterThanOrEqual(0)
      expect(x + wide / 2).toBeLessThanOrEqual(size.width)
      expect(y).toBeGreaterThan(6)
    }
  })

  it.each(['river', 'ducks', 'kitten'])('fits a word and its neighbours: %s', (word) => {
    const scene = sceneIn(placing, word)
    for (const width of widths) {
      const frame = frameAt(scene, width, 1, fitted(scene, width))
      for (const { at } of scene.neighbours)
        expect(isInSight(frame.x[at ?? -1], frame.y[at ?? -1], frame.size)).toBe(true)
      expect(covering(frame)).toEqual([])
      expect(outside(frame)).toEqual([])
      // The five nearest are named on every board.
      const named = frame.labels.map(({ at }) => at)
      expect(named).toEqual(
        expect.arrayContaining(scene.neighbours.slice(0, 5).map(({ at }) => at)),
      )
    }
  })

  it.each(['river', 'ducks', 'kitten'])(
    'names at the edge whoever a line leads out to: %s',
    (word) => {
      const scene = sceneIn(placing, word)
      for (const width of widths) {
        const size = { width, height: boardHeight(width) }
        const near = { ...fitted(scene, width) }
        const middle = planePoint(scene, scene.chosen, size)
        const closer: View = {
          scale: near.scale * 4,
          x: size.width / 2 - middle.x * near.scale * 4,
          y: size.height / 2 - middle.y * near.scale * 4,
        }
        const frame = frameAt(scene, width, 1, closer)
        const out = scene.neighbours.filter(
          ({ at }) => !isInSight(frame.x[at ?? -1], frame.y[at ?? -1], size),
        )
        expect(out.length).toBeGreaterThan(0)
        for (const { at, word: name } of out) {
          const marker = frame.labels.find((label) => label.at === at)
          expect(marker?.text).toBe(name)
          expect(marker?.note).toMatch(/^0\.\d\d [→↘↓↙←↖↑↗]$/)
        }
        expect(covering(frame)).toEqual([])
        expect(outside(frame)).toEqual([])
      }
    },
  )

  it('names the chosen word at the edge once it is moved out, and cuts no label off', () => {
    const scene = sceneIn(placing, 'ducks')
    for (const width of widths) {
      const size = { width, height: boardHeight(width) }
      const middle = planePoint(scene, scene.chosen, size)
      const right = { scale: 6, x: -middle.x * 6 - 300, y: size.height / 2 - middle.y * 6 }
      const frame = frameAt(scene, width, 1, right)
      expect(frame.labels.find(({ at }) => at === scene.chosen)?.text).toBe('ducks ←')
      expect(outside(frame)).toEqual([])
      const back = frameAt(scene, width, 1, panned(right, { x: size.width, y: 0 }, size))
      expect(outside(back)).toEqual([])
    }
  })
})
