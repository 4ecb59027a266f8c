import { beforeAll, describe, expect, it } from 'vitest'
import { heard, type Language, loadLanguage } from '../../kit/language/index.ts'
import { plainText } from '../../kit/sentence.ts'
import { en } from '../../words/en.ts'
import { guessedSenses, senseWords } from './belief.ts'
import { climbOf } from './climb.ts'
import { cloudsFor } from './cloud-work.ts'
import { cloudAt, spotOn } from './clouds.ts'
import { lensSentence } from './says.ts'
import { lastOfSeveral, nameOfSense } from './senses.ts'
import { kindOf } from './stories.ts'

/** What the page shows is measured on the weights that ship. */
describe('the small world’s model', () => {
  let language: Language
  beforeAll(async () => {
    language = await loadLanguage()
  })

  async function lookedAt(text: string, back = 0) {
    const told = heard(language.world, text)
    const place = told.words.length - back
    const climb = climbOf(language, told, place)
    const several = lastOfSeveral(language.world, told)!
    const clouds = (await cloudsFor(language, JSON.stringify(kindOf(several, told, place)), {
      onprogress: () => {},
      isCancelled: () => false,
    }))!
    const words = senseWords(language, told, several, place)
    const senses = climb.rungs.map(({ vector }, l) => {
      const cloud = cloudAt(clouds.planes[l], spotOn(clouds.planes[l], vector))
      return cloud === null ? null : nameOfSense(several.senses[cloud])
    })
    const beliefs = words && climb.rungs.map(({ shares }) => guessedSenses(words, shares))
    const says = (layer: number) =>
      plainText(lensSentence({ climb, told, several, clouds, words: en, lang: 'en' }, layer))
    return { climb, clouds, senses, beliefs, says }
  }

  it('parts the stories at the word after ‘bank’, all of them on every layer', async () => {
    const { clouds } = await lookedAt(
      'Nora talked about the river. Then she walked to the bank and',
    )
    expect(clouds.drawn).toBe(48)
    expect(clouds.planes.map(({ nearer }) => nearer)).toEqual([null, 48, 48, 48, 48])
  })

  it('parts them at ‘bank’ itself too, layer by layer', async () => {
    const { clouds } = await lookedAt(
      'Nora talked about the river. Then she walked to the bank and',
      1,
    )
    const [, first, ...later] = clouds.planes.map(({ nearer }) => nearer!)
    expect(first).toBeGreaterThan(28)
    for (const nearer of later) expect(nearer).toBeGreaterThan(42)
  })

  it.each([
    ['river', 'river'],
    ['money', 'money'],
    ['ducks', 'river'],
    ['price', 'money'],
  ])('takes the bank after ‘%s’ for that of the %s', async (cue, sense) => {
    const { climb, senses, beliefs } = await lookedAt(
      `Hugo talked about the ${cue}. Then Hugo walked to the bank and`,
    )
    expect(senses).toEqual([null, sense, sense, sense, sense])
    const { shares } = beliefs![4]
    expect(shares[sense === 'river' ? 0 : 1]).toBeGreaterThan(0.95)
    expect(climb.rungs[0].possible).toBeLessThan(0.01)
    expect(climb.rungs[2].possible).toBeGreaterThan(0.8)
    expect(climb.rungs[4].next.kl).toBeLessThan(0.05)
  })

  it('ends between where nothing tells, after it leaned to the river', async () => {
    const { senses, beliefs, says } = await lookedAt(
      'Rosa had nothing to do. Then Rosa walked to the bank and',
    )
    expect(senses).toEqual([null, 'river', 'river', null, null])
    for (const share of beliefs![4].shares) expect(Math.abs(share - 0.5)).toBeLessThan(0.15)
    expect(says(1)).toMatch(/river stories, as do those that haven’t told\.$/)
    expect(says(4)).toMatch(/lies between, as do stories that haven’t told\.$/)
  })

  it('says in a sentence how the guess forms', async () => {
    const { says } = await lookedAt('Nora talked about the river. Then she walked to the bank and')
    expect(says(0)).toMatch(
      /^Before the first layer it would say and, the word that it stands at \(>99%, 3\d\.\d\d bits off the truth\)\. Next to none of it is on words that can come\. .* lie in one point\.$/,
    )
    expect(says(2)).toMatch(
      /^After layer 2 it would say looked \(\d+%, 0\.\d\d bits off the truth\)\. Here the guess forms: \d+%/,
    )
    expect(says(4)).toMatch(
      /^After layer 4 it would say sat .*, which leads from layer 4 on\. >?\d+% is on words that can come; it formed after layer 2\./,
    )
  })
})
