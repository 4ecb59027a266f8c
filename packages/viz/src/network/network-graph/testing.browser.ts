// What the browser tests of this folder share; it isn't part of the package.
import type { Component } from 'svelte'
import { render } from 'vitest-browser-svelte'
import { setLook } from '../../kit/testing.ts'
import type { NetworkGraphProps } from './props.ts'

/** A figure in a window of this width, drawn. */
export async function open(
  Graph: Component<NetworkGraphProps>,
  props: Record<string, unknown> = {},
  width = 1280,
) {
  await setLook({ width })
  const screen = await render(Graph, props as NetworkGraphProps)
  await setLook({ width })
  return screen
}

/** The sentence that it shows. */
export const said = (root: Element): string => root.querySelector('.says')?.textContent ?? ''

/** A neuron by its layer and number, both from 0. */
export const neuron = (root: Element, key: string): SVGElement =>
  root.querySelector(`[data-neuron="${key}"]`) as SVGElement

/** Until the next frame has been drawn. */
export const settle = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
