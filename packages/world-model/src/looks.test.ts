import { expect, test } from 'vitest'
import { lookKinds } from '@nextword/core/models/world-skills'
import { favourite, measuredLooks } from './looks.ts'
import { candidate } from './model.ts'

test('all that a head gives is of some kind, and so is chance', async () => {
  const { model } = await candidate()
  const { heads, chance } = measuredLooks(model, ['nora walked to the bank and sat .'.split(' ')])
  expect(heads).toHaveLength(16)
  for (const looks of [...heads, chance]) {
    const given = lookKinds.reduce((sum, kind) => sum + looks[kind], 0)
    expect(given).toBeCloseTo(1, 5)
  }
  // Words 4 to 9 of the tokens look, the first of them at four words, the last at nine.
  expect(chance.self).toBeCloseTo((1 / 4 + 1 / 5 + 1 / 6 + 1 / 7 + 1 / 8 + 1 / 9) / 6)
})

test('a favourite is what is given most beyond chance, not most', () => {
  expect(favourite({ small: 0.6, before: 0.4 }, { small: 0.7, before: 0.3 })).toBe('before')
})
