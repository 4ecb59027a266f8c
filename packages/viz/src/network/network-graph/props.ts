import type { Network } from '@nextword/core/network'
import type { Words } from '../../words/en.ts'
import type { Mode } from './arrangement.ts'

/** The props of a network-graph as a Svelte component; `schema.ts` says what each is. */
export interface NetworkGraphProps {
  mode?: Mode | undefined
  switchable?: boolean | undefined
  /** The net, or its link code; without it the widget keeps its own. */
  network?: Network | string | null | undefined
  /** What goes in; without it the widget keeps its own. */
  pixels?: ArrayLike<number> | string | null | undefined
  /** Which output is right; without it the widget asks. */
  label?: number | null | undefined
  outputNames?: readonly string[] | string | null | undefined
  /** Which neuron is chosen at first: '1-4'. */
  neuron?: string | undefined
  highlight?: number | null | undefined
  number?: string | number | undefined
  title?: string | undefined
  lang?: string | undefined
  words?: Words
  onmode?: ((mode: Mode) => void) | undefined
  onnetwork?: ((network: Network) => void) | undefined
  onpixels?: ((pixels: number[]) => void) | undefined
  onlabel?: ((label: number) => void) | undefined
  onhighlight?: ((input: number | null) => void) | undefined
}
