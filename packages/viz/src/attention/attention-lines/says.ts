import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import { visibleText } from '../../kit/visible-text.ts'
import { type Likeness, type Looked, mostLooked, sideOf } from './looking.ts'
import type { AttentionPicture } from './picture.ts'

/** What the figure shows now, in words. */
export function attentionSentence(picture: AttentionPicture): Sentence {
  return sentences(saysOf(picture), ...notesOf(picture))
}

function saysOf(picture: AttentionPicture): Sentence {
  const { looked, stage, text: t, lang, words, cue, means } = picture
  const w = t.attentionLines
  if (looked === undefined) return words.length === 0 ? w.empty() : w.unknownOnly()
  const { asked, now, before, weights } = looked
  const word = words[asked.focus].written
  if (stage === 'entry') {
    return w.entry(
      word,
      cue < 0 || means === null ? null : words[cue].written,
      twoOf(before, looked, lang),
    )
  }
  const most = mostLooked(weights)
  if (most === -1) {
    const { looksBack, focus } = asked
    const follows =
      looksBack && words.slice(focus + 1).some((one) => one.row !== undefined && !one.isStopWord)
    return (follows ? w.aloneBefore : w.alone)(word, twoOf(before, looked, lang))
  }
  const lookedAt = {
    most: words[most].written,
    weight: formatShare(weights[most], lang),
    ...sharesOf(weights),
  }
  if (asked.mixing === 0) return w.start(word, twoOf(before, looked, lang), lookedAt)
  return sentences(
    w.mixed(word, formatShare(asked.mixing, lang), twoOf(now, looked, lang), lookedAt),
    ...verdict(picture, looked),
  )
}

/** How the largest of the weights stands to the others, of which there is one at least. */
function sharesOf(weights: ArrayLike<number>) {
  const some = Array.from(weights).filter((weight) => weight > 0)
  const [most, least] = [Math.max(...some), Math.min(...some)]
  return {
    isOnly: some.length === 1,
    isHalf: most >= 0.5,
    isAlike: some.length > 1 && most - least < 1e-9,
  }
}

/** What becomes of it, held against what the story means. */
function verdict({ means, text: t }: AttentionPicture, looked: Looked): Sentence[] {
  const w = t.attentionLines
  const { before, now, end, asked, ambiguous } = looked
  if (!ambiguous) return []
  if (means === null) return [w.nobodyKnows()]
  const crossed = sideOf(before) !== sideOf(now)
  if (means === undefined) return crossed ? [w.crossed()] : []
  if (sideOf(now) === means) return [crossed ? w.crossed() : w.leansRight()]
  return [sideOf(end) === means ? w.notYet() : w.staysWrong(asked.words[asked.focus].written)]
}

/** What was left out, and why. */
function notesOf({ words, leftOut, text: t, lang }: AttentionPicture): string[] {
  const w = t.attentionLines
  const unknown = [
    ...new Set(
      words
        .filter(({ row }) => row === undefined)
        .map(({ written }) => w.wordLeftOut(visibleWord(written))),
    ),
  ]
  const named = unknown.slice(0, 3).join(', ')
  const notes: string[] = []
  if (unknown.length > 0 && unknown.length < words.length)
    notes.push(
      w.unknown(
        unknown.length > 3 ? w.andMore(named, formatCount(unknown.length - 3, lang)) : named,
        unknown.length,
      ),
    )
  if (leftOut > 0)
    notes.push(
      w.tooLong(
        { kept: words.length, leftOut },
        formatCount(words.length, lang),
        formatCount(leftOut, lang),
      ),
    )
  return notes
}

/** A word that has nothing to see is named by its codes. */
const visibleWord = (written: string): string =>
  /^[\p{C}\p{Z}\p{M}]+$/u.test(written) ? visibleText(written) : written

/** The two likenesses, as the words are told them. */
export function twoOf(likeness: Likeness, { senses }: Looked, lang: string) {
  const of = (sense: 0 | 1) => ({
    word: senses[sense].words[0],
    value: formatNumber(likeness[sense], lang),
  })
  const side = sideOf(likeness)
  return {
    first: of(0).value,
    second: of(1).value,
    firstWords: senses[0].words.join(', '),
    secondWords: senses[1].words.join(', '),
    ahead: of(side),
    behind: of(side === 0 ? 1 : 0),
  }
}
