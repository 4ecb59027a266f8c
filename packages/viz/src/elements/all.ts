import { whenTagsAreNear } from './near-tags.ts'

// Each element is a module of its own, fetched when one of its tags comes near.
const modules = import.meta.glob('./widgets/*.ts')
const loaders = new Map(
  Object.entries(modules).map(([path, load]) => [
    path.replace(/^\.\/widgets\/(.*)\.ts$/, 'nextword-$1'),
    load,
  ]),
)

if (typeof document !== 'undefined')
  whenTagsAreNear(new Set(loaders.keys()), document, (tag) => {
    loaders
      .get(tag)?.()
      .catch((error: unknown) => console.error(error))
  })
