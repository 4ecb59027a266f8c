import { networkFromCode } from '@nextword/core/formats'
import { compile } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'
import * as viz from '../../index.ts'
import { networkGraphSchema } from '../../network/network-graph/schema.ts'
import { pixelGridSchema } from '../../network/pixel-grid/schema.ts'
import { untrainedNetwork } from '../untrained-network.ts'
import { mergeLadderSchema } from '../../tokens/merge-ladder/schema.ts'
import type { AboutWidget } from './about-widget.ts'
import { componentOf, elementCode, iframeCode, svelteCode } from './embed-code.ts'

const grid = (values: object): AboutWidget => ({
  widget: 'pixel-grid',
  schema: pixelGridSchema,
  values: () => values as Record<string, unknown>,
  changes: { onchange: 'pixels', onbrush: 'brush' },
})
const evil = '"/></script>{@html 1}<b>&amp;`${1}`'
const ladder: AboutWidget = {
  widget: 'merge-ladder',
  schema: mergeLadderSchema,
  values: () => ({ sample: evil }),
}

describe('the code of a figure', () => {
  it('is only its tag as long as it is as it begins', () => {
    expect(svelteCode(grid({ brush: 'black', title: 'Mine' }))).toBe(
      "<script>\n  import { PixelGrid } from '@nextword/viz'\n</script>\n\n<PixelGrid />",
    )
    expect(elementCode(grid({}), 'https://cdn.example/1.0.0/')).toBe(
      '<script type="module" src="https://cdn.example/1.0.0/pixel-grid.js"></script>\n<nextword-pixel-grid></nextword-pixel-grid>',
    )
  })

  it('in Svelte holds what the reader may change, so that they still can', () => {
    expect(svelteCode(grid({ brush: 'grey', neurons: true, pixels: [1, -1] }))).toBe(`<script>
  import { PixelGrid } from '@nextword/viz'

  let pixels = $state.raw([1,-1])
  let brush = $state("grey")
</script>

<PixelGrid
  {pixels}
  onchange={(now) => (pixels = now)}
  {brush}
  onbrush={(now) => (brush = now)}
  neurons={true}
/>`)
  })

  it('has a net as its link code', () => {
    const network = untrainedNetwork(5)
    const code = svelteCode({
      widget: 'network-graph',
      schema: networkGraphSchema,
      values: () => ({ network }),
      changes: { onnetwork: 'network' },
    })
    const [, link] = /let network = \$state\.raw\("([^"]+)"\)/.exec(code) ?? []
    expect(networkFromCode(link).parameters).toEqual(network.parameters)
  })

  it('writes any text so that nothing ends before its end', () => {
    const code = svelteCode({ ...ladder, changes: { onsample: 'sample' } })
    expect(code.match(/<\/script>/g)).toHaveLength(1)
    for (const one of [code, svelteCode(ladder), svelteCode(grid({ brush: 'grey' }))])
      expect(() => compile(one, {})).not.toThrow()
    const element = elementCode(ladder, 'https://cdn.example/')
    const [, written] = /sample="([^"]*)"/.exec(element) ?? []
    const entities = { quot: '"', lt: '<', gt: '>', amp: '&', '#39': "'" }
    expect(
      written.replaceAll(/&(#?\w+);/g, (_, name: keyof typeof entities) => entities[name]),
    ).toBe(evil)
    expect(iframeCode('https://x.example/?a=1&b="', 'A "title"', 431.2)).toBe(
      '<iframe src="https://x.example/?a=1&amp;b=&quot;" title="A &quot;title&quot;" width="100%" height="432" loading="lazy" frameborder="0" allow="clipboard-write"></iframe>',
    )
  })

  it('imports what the package has', () => {
    for (const widget of ['pixel-grid', 'merge-ladder', 'network-graph', 'attention-lines'])
      expect(viz).toHaveProperty(componentOf(widget))
  })
})
