import { encode, learnMerges, tokenText, vocabularyFromMerges } from '@nextword/core/tokens'

// Tokens learnt from one line: the commonest pair of neighbours becomes one, again and again.
const line = 'she sells sea shells by the sea shore'
const steps = [...learnMerges(line)]
const tokens = vocabularyFromMerges(
  steps.map(({ merge }) => merge),
  'gpt2',
)
const cut = (text: string) => encode(tokens, text).map((id) => tokenText(tokens, id))

export const result = {
  'learnt, in this order': steps.map(({ bytes }) => `“${bytes}”`),
  'the line, cut': cut(line).map((token) => `“${token}”`),
  'another text, cut': cut('the sea shell').map((token) => `“${token}”`),
}
