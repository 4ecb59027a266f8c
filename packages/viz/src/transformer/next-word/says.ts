import { formatCount, formatNumber, formatShare } from '../../kit/format.ts'
import { bitsOf, saidName } from '../../kit/language/index.ts'
import { type Sentence, sentences } from '../../kit/sentence.ts'
import type { Words } from '../../words/en.ts'
import type { Cost } from '../../words/en/next-word.ts'
import type { NextWordState } from './state.svelte.ts'
import { bitsOfAll, wordsOf, type WrittenWord } from './written.ts'

/** What the sentence is made from. */
export type Said = Pick<
  NextWordState,
  | 'mode'
  | 'phase'
  | 'next'
  | 'guess'
  | 'guessesFirst'
  | 'written'
  | 'language'
  | 'marked'
  | 'sampled'
  | 'sampling'
  | 'isPlaying'
  | 'isOver'
>

/** What the figure shows now, in words. */
export function nextWordSentence(shown: Said, words: Words, lang: string): Sentence {
  return sentences(...saysOf(shown, words, lang), ...notesOf(shown, words, lang))
}

function saysOf(shown: Said, words: Words, lang: string): Sentence[] {
  const w = words.nextWord
  const { mode, phase, next, guess, written, isPlaying } = shown
  if (phase === 'over') return overSays(shown, words, lang)
  if (isPlaying) return [w.writing()]
  const last = written.at(-1)
  const cost = last === undefined ? [] : [costSays(last, mode, words, lang)]
  if (mode === 'settings') return [...sampledSays(shown, words, lang), ...cost]
  if (phase === 'waiting' || next === undefined) return cost
  if (phase === 'guess') return last === undefined ? [w.askSays()] : [...cost, w.askOn()]
  if (guess !== null) return [guessSays(shown, words, lang), w.pick()]
  const [first] = next.rows
  const likeliest = w.likeliest(
    saidName(first, words),
    formatShare(first.model, lang),
    first.truth === null ? null : formatShare(first.truth, lang),
  )
  return [...cost, likeliest, ...(last === undefined ? [w.pick()] : [])]
}

function guessSays({ guess, next, language }: Said, words: Words, lang: string): Sentence {
  const w = words.nextWord
  const name = saidName(guess!, words)
  const row = next!.rows.find(({ word }) => word === guess!.word)
  if (row === undefined)
    return language === undefined
      ? w.guessedOther(name, formatCount(next!.others.count, lang))
      : w.guessedUnknown(name)
  const said = w.guessed(
    name,
    formatShare(row.model, lang),
    row.truth === null ? null : formatShare(row.truth, lang),
  )
  const isLikeliest = next!.rows.every(({ model }) => model <= row.model)
  return isLikeliest ? sentences(said, w.guessedLikeliest()) : said
}

/** Bits to one digit. */
export const bitsText = (bits: number, lang: string): string => formatNumber(bits, lang, 1)

function costSays(last: WrittenWord, mode: Said['mode'], words: Words, lang: string): Sentence {
  const w = words.nextWord
  const name = saidName(last, words)
  const model = bitsText(bitsOf(last.model), lang)
  // How words are drawn is shown by the model alone.
  const exact = mode === 'settings' ? null : last.truth
  const isNever = exact === 0
  const cost: Cost = {
    model,
    truth: exact === null || isNever ? null : bitsText(bitsOf(exact), lang),
    average: last.average === null ? null : bitsText(last.average, lang),
    isOne: model === bitsText(1, lang),
  }
  const said = w.cost(name, cost)
  return isNever ? sentences(said, w.costsNoTruth(name)) : said
}

function overSays({ mode, written, isOver }: Said, words: Words, lang: string): Sentence[] {
  const w = words.nextWord
  const count = wordsOf(written).length
  if (count === 0) return [w.nothingMore()]
  const { model, truth } = bitsOfAll(written)
  const total = w.total(
    count,
    formatCount(count, lang),
    bitsText(model, lang),
    truth === null || mode === 'settings' ? null : bitsText(truth, lang),
  )
  const most = written.reduce((a, b) => (b.model < a.model ? b : a))
  return [
    isOver ? w.overSays() : w.fullSays(),
    total,
    ...(count > 1
      ? [w.mostSurprising(saidName(most, words), bitsText(bitsOf(most.model), lang))]
      : []),
  ]
}

function sampledSays(
  { sampled, sampling, language }: Said,
  words: Words,
  lang: string,
): Sentence[] {
  const w = words.nextWord.settings
  if (sampled === undefined || language === undefined) return []
  const [first] = sampled.rows
  const name = saidName(first, words)
  const before = formatShare(first.model, lang)
  if (sampling.temperature === 0) return [w.always(name)]
  if (sampling.isPlain) return [w.plain(name, before)]
  return [
    w.kepts(formatCount(sampled.keptCount, lang), formatCount(language.world.words.length, lang)),
    w.share(name, formatShare(first.kept ?? 0, lang), before),
  ]
}

/** What is out of the ordinary about the text. */
function notesOf({ marked, language }: Said, words: Words, lang: string): Sentence[] {
  const w = words.nextWord
  if (marked === undefined || language === undefined) return []
  const notes: Sentence[] = []
  const unknown = [
    ...new Set(marked.filter(({ isKnown }) => !isKnown).map(({ word }) => word)),
  ].map(shortened)
  if (unknown.length === 1) notes.push(w.unknown(unknown[0]))
  else if (unknown.length > 1)
    notes.push(w.unknownMore(unknown[0], formatCount(unknown.length - 1, lang)))
  const unsaid = marked.find(({ isSaid }) => !isSaid)
  if (unsaid !== undefined) {
    const { word } = unsaid
    const isName = language.world.capitals.has(word)
    const written = isName ? word.charAt(0).toUpperCase() + word.slice(1) : word
    notes.push(w.unsaid(shortened(saidName({ word, written }, words))))
  }
  const room = language.model.tokens - 1
  if (marked.length > room) notes.push(w.long(formatCount(room, lang)))
  return notes
}

const shortened = (word: string): string =>
  word.length > 24 ? `${[...word].slice(0, 22).join('')}…` : word
