/** Data come by themselves, when they are asked for. */
const data = /\/models\/|bpeRanks|kernels\/simd/
/** Of core what every tag needs: to read a net. */
const netReading =
  /\/core\/src\/(network|numbers)\/|\/core\/src\/formats\/(network-code|base64url|checksum|format-error)\.ts$/
/** What the same part of core has besides: to read a model. Its index leads to both, but is all of it. */
const modelReading = /\/core\/src\/formats\//
/** What a tag's own module is made of. */
const ofTag = /\/elements\/(widgets\/|all\.ts|near-tags)|\/schema\.ts$|\/ambiguous\.ts$/

/**
 * What is asked for together comes together: what every tag needs to be known, what most figures are made
 * of, and what some share.
 * @param {number} widgets - how many there are
 */
export const codeSplittingOf = (widgets) => ({
  groups: [
    { name: 'near', test: /elements\/(near|new-sheet)\.ts$/, priority: 4 },
    { name: 'net', tags: ['$initial'], test: netReading, priority: 6 },
    { name: 'model', test: modelReading, priority: 5 },
    {
      name: 'element',
      tags: ['$initial'],
      test: (id) => /\/viz\/src\/kit\/schema\.ts$/.test(id) || !ofTag.test(id),
      priority: 3,
    },
    {
      name: 'figure',
      test: (id) => !data.test(id) && !ofTag.test(id),
      // A figure that needs little of it would wait for what the others need.
      minShareCount: Math.ceil(0.7 * widgets),
      priority: 2,
    },
    {
      name: 'part',
      test: (id) => !data.test(id) && !ofTag.test(id),
      minShareCount: 2,
      entriesAware: true,
      priority: 1,
    },
  ],
})
