import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heard } from '../../../kit/language/heard.ts'
import { loadLanguage } from '../../../kit/language/language.ts'
import { nextWords } from '../../../kit/language/next-words.ts'
import { firstBeginning, plainBeginning } from '../../../kit/language/beginning.ts'
import { plainText } from '../../../kit/sentence.ts'
import { en } from '../../../words/en.ts'
import { tinyBeginning, tinyLanguages } from '../testing.ts'
import { cueAt, lackingPicture, lackingSentence } from './picture.ts'
import { drawnRounds, machineRun, mostTokens } from './run.ts'

const { llama, gpt2 } = tinyLanguages
const hear = (text: string) => heard(llama.world, text)

describe.each(Object.entries(tinyLanguages))('a run of the machine, %s', (_name, language) => {
  const { config } = language.model

  it('shows the tokens from the start mark on, as they are written', () => {
    const { tokens, earlier } = machineRun(language, hear('Tom runs, zebra'), 'all')
    expect(tokens.map(({ written, isKnown }) => [written, isKnown])).toEqual([
      ['', true],
      ['Tom', true],
      ['runs', true],
      [',', false],
      ['zebra', false],
    ])
    expect(tokens.map(({ id }) => id).slice(0, 3)).toEqual([
      0,
      language.world.ids.get('tom'),
      language.world.ids.get('runs'),
    ])
    expect(earlier).toBe(0)
  })

  it('with all parts says what the model says', () => {
    for (const text of ['', 'Tom', 'Tom runs and', 'Zebra sits']) {
      const run = machineRun(language, hear(text), 'all')
      const wanted = nextWords(language, text)
      expect(run.next.rows.map(({ word }) => word)).toEqual(wanted.rows.map(({ word }) => word))
      run.next.rows.forEach(({ model }, i) => expect(model).toBeCloseTo(wanted.rows[i].model, 5))
    }
  })

  it('without the missing parts hangs on the last word alone', () => {
    const word = fc.constantFrom('tom', 'ann', 'sits', 'runs', 'looks', 'waits', 'and', 'zebra')
    fc.assert(
      fc.property(fc.array(word, { minLength: 0, maxLength: 8 }), (before) => {
        const run = machineRun(language, hear([...before, 'runs', 'and'].join(' ')), 'known')
        const alone = machineRun(language, hear('and'), 'known')
        run.next.rows.forEach((row, i) =>
          expect(row.model).toBeCloseTo(alone.next.rows[i].model, 5),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('has as many looks as tokens, which add up to one, and all neurons', () => {
    const run = machineRun(language, hear('Tom runs and waits'), 'all')
    for (const { looked, neurons } of run.rounds) {
      expect(looked).toHaveLength(config.heads)
      for (const row of looked) {
        expect(row).toHaveLength(run.tokens.length)
        expect(row.reduce((sum, look) => sum + look, 0)).toBeCloseTo(1, 5)
      }
      expect(neurons).toHaveLength(config.hidden)
    }
    expect(run.last).toHaveLength(config.width)
  })

  it('of a long text shows the last tokens, and says how many came before', () => {
    const run = machineRun(language, hear('tom runs and '.repeat(8)), 'all')
    expect(run.tokens).toHaveLength(mostTokens)
    expect(run.earlier).toBe(25 - mostTokens)
    expect(run.tokens.at(-1)?.written).toBe('and')
    expect(run.rounds[0].looked[0]).toHaveLength(mostTokens)
  })

  it('of a text beyond the model’s context shows what it reads', () => {
    const run = machineRun(language, hear('tom runs and '.repeat(30)), 'all')
    expect(run.earlier).toBe(config.context - mostTokens)
    expect(run.tokens.at(-1)?.written).toBe('and')
  })

  it('is drawn with a column a token', () => {
    const run = machineRun(language, hear('Tom runs and'), 'all')
    const { vectors, places, rounds, last } = lackingPicture(run, 'all')
    for (const { columns } of [vectors, places, ...rounds.map(({ attention }) => attention)])
      expect(columns).toBe(4)
    expect(last.columns).toBe(config.width)
    expect(JSON.stringify([vectors, places, rounds, last])).not.toMatch(/NaN|null/)
  })
})

describe('the places', () => {
  it('are the cosines of the turns, or the learned vectors', () => {
    const text = hear('Tom runs')
    const turned = machineRun(llama, text, 'all').places
    // Each head has four numbers: two pairs, the first turned by one radian a place.
    expect(turned.map(([first]) => first)).toEqual(
      [0, 1, 2].map((place) => expect.closeTo(Math.cos(place), 6)),
    )
    const learned = machineRun(gpt2, text, 'all').places
    const table = gpt2.model.named.get('position.embedding')!.values
    expect(learned[1][0]).toBe(table[gpt2.model.config.width])
  })
})

describe('the picture of what is lacking', () => {
  it('lets only the last vector in without the missing parts', () => {
    const run = machineRun(llama, hear('Tom runs and'), 'known')
    const starts = lackingPicture(run, 'known').vectors.shades.flatMap(({ d }) =>
      [...d.matchAll(/M(\d+) /g)].map(([, x]) => x),
    )
    expect(new Set(starts)).toEqual(new Set(['3']))
  })

  it('of many rounds draws the first and the last', () => {
    expect(drawnRounds(1)).toEqual([0])
    expect(drawnRounds(6)).toEqual([0, 1, 2, 3, 4, 5])
    expect(drawnRounds(8)).toEqual([0, 1, 2, 6, 7])
  })

  it('knows where the cue stands', () => {
    const run = machineRun(llama, hear('Tom runs and'), 'all')
    expect(cueAt(tinyBeginning, run)).toBe(1)
    expect(cueAt({ before: 'Tom ', cue: 'runs', after: ' and', other: 'sits' }, run)).toBe(2)
    expect(cueAt(plainBeginning('Tom runs and'), run)).toBe(-1)
  })
})

it('In the model that ships a swap changes all five, and nothing without the missing parts', async () => {
  const language = await loadLanguage()
  const said = (parts: 'known' | 'all'): string => {
    const [run, twin] = [firstBeginning.cue, firstBeginning.other].map((cue) =>
      machineRun(
        language,
        heard(language.world, firstBeginning.before + cue + firstBeginning.after),
        parts,
      ),
    )
    return plainText(lackingSentence(run, twin.next, parts, 4, en))
  }
  expect(said('all')).toMatch(
    /^With order, and 4 rounds of looking back, ‘sat’ leads with \d+%; the truth is 38%\. Swap the cue: all five guesses change\.$/,
  )
  expect(said('known')).toMatch(/only ‘and’ comes in: .* Swap the cue: nothing changes\.$/)
})
