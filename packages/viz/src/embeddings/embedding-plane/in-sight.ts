import { axisHeight, lineX, planeFit, planePoint } from './board.ts'
import type { Point } from './camera.ts'
import type { Looking } from './looking.svelte.ts'
import type { Scene } from './scene.ts'

/** Where the chosen word lies on the whole drawing, in px. */
export function chosenPoint(scene: Scene, { isOnLine, size }: Looking): Point | undefined {
  if (scene.chosen < 0) return undefined
  if (!isOnLine) return planePoint(scene, scene.chosen, size)
  const id = scene.ids[scene.chosen]
  if (Number.isNaN(id)) return undefined
  return { x: lineX(id, scene.lastId, size), y: axisHeight(size) }
}

/** Brings the chosen word into sight; on a map with its ring and its true neighbours. */
export function bringIntoSight(scene: Scene, looking: Looking): void {
  const { isOnLine, isWhole, size } = looking
  const point = chosenPoint(scene, looking)
  if (point === undefined || size.width === 0) return
  // A few words are all in sight already.
  const isMap = scene.placing.variance === null
  if (isWhole && (isOnLine || !isMap)) return
  if (isOnLine) return looking.centre(point)
  const radius = scene.ringRadius * planeFit(scene, size).scale
  const seen = [-radius, radius].map((by) => ({ x: point.x + by, y: point.y + by }))
  for (const { at } of scene.neighbours) if (at !== null) seen.push(planePoint(scene, at, size))
  looking.fit(seen)
}
