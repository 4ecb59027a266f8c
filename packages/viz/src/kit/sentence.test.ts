import { expect, it } from 'vitest'
import { negative, plainText, positive, say, sentences, signed, strong } from './sentence.ts'

it('A sentence keeps its words in order and says which are set off.', () => {
  expect(say`Neuron ${strong(4)} adds to ${signed('−0.31', -0.31)}.`).toEqual([
    'Neuron ',
    { text: '4', as: 'strong' },
    ' adds to ',
    { text: '−0.31', as: 'negative' },
    '.',
  ])
})

it('A sentence can hold a number, another sentence, or nothing.', () => {
  expect(plainText(say`${1} and ${say`two ${positive('three')}`}${''}.`)).toBe('1 and two three.')
})

it('A word in a sentence doesn’t turn round what follows it.', () => {
  const turned = '\u202ebank river'
  expect(plainText(say`It knows ${strong(turned)} and ${turned}.`)).toBe(
    'It knows bank river and bank river.',
  )
  expect(plainText(`The table doesn’t have ${turned}.`)).toBe('The table doesn’t have bank river.')
})

it('Sentences are joined by one space, and plain text passes through.', () => {
  expect(plainText(sentences(say`One ${negative('−1')}.`, 'Two.'))).toBe('One −1. Two.')
  expect(plainText('Three.')).toBe('Three.')
})
