import manifest from '@nextword/viz/elements/custom-elements.json' with { type: 'json' }

/** Every widget that has an element, as the built manifest says. */
export const widgets = manifest.modules.map(({ declarations: [declaration] }) => {
  const { tagName, attributes, description } = declaration!
  return { name: tagName.replace('nextword-', ''), tag: tagName, attributes, description }
})
