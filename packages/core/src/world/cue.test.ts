import { describe, expect, test } from 'vitest'
import { cueOf, readWorld } from './index.ts'

const pens = readWorld(`set capital = tom
set sense = pen-ink pen-farm
rule story = {=s:sense} {n:capital} saw <s.cue> and a pen . it <s.end> . #s | {=s:sense} a pen . #s
rule pen-ink.cue = ink | paper | ink and paper
rule pen-farm.cue = pigs | hay
rule pen-ink.end = wrote
rule pen-farm.end = smelt`)

describe('the cue of a word of several senses', () => {
  const cue = (story: string, sense: string) => {
    const words = story.split(' ')
    return cueOf(pens, words, words.indexOf('pen'), sense)
  }

  test('is the earlier word without which the sense is open', () => {
    expect(cue('tom saw ink and a pen . it wrote .', 'pen-ink')).toBe(2)
    expect(cue('tom saw hay and a pen', 'pen-farm')).toBe(2)
  })

  test('is none where two words tell, where nothing tells, and for a sense that isn’t meant', () => {
    expect(cue('tom saw ink and paper and a pen', 'pen-ink')).toBeNull()
    expect(cue('a pen .', 'pen-ink')).toBeNull()
    expect(cue('tom saw ink and a pen', 'pen-farm')).toBeNull()
  })
})
