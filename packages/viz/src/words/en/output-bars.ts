import { say, type Sentence, strong } from '../../kit/sentence.ts'

/** One answer of several, with its share. */
export interface Named {
  readonly name: string
  readonly share: string
}

export const outputBars = {
  title: 'What the net answers',
  made: (outputs: string, kind: string) => `${outputs} outputs · ${kind}`,
  kinds: { sigmoid: 'sigmoid', softmax: 'softmax' },
  outputs: 'Outputs',
  yourNet: 'your net',
  compared: 'another net',
  truth: 'the true share',
  drawing: (groups: string) => `Bars of ${groups}`,
  group: (label: string, answers: string) => `${label}: ${answers}`,
  together: (sum: string, rounded: boolean) =>
    `together ${sum}${rounded ? ' before rounding' : ''}`,
  leftOut: (count: string) => `and ${count} smaller ones`,

  says: (who: string, best: Named): Sentence =>
    say`${capital(who)} says ${strong(best.name)}, ${strong(best.share)} sure.`,
  saysAlone: (who: string, best: Named): Sentence =>
    say`${capital(who)} says ${strong(best.name)}, with ${strong(best.share)}.`,
  torn: (who: string, best: Named, second: Named): Sentence =>
    say`${capital(who)} is torn between ${strong(best.name)} and ${strong(second.name)}: ${strong(best.share)} and ${strong(second.share)}.`,
  other: (who: string, best: Named, second: Named): Sentence =>
    say`${capital(who)}: ${best.name} ${strong(best.share)}, ${second.name} ${strong(second.share)}.`,
  noWhole: (sum: string): Sentence =>
    say`Each output is squashed by itself, so together they make ${strong(sum)}.`,
  truly: (best: Named, second: Named): Sentence =>
    say`The true shares are ${strong(best.share)} for ${best.name} and ${strong(second.share)} for ${second.name}.`,
  error: (name: string, error: string): Sentence =>
    say`The right answer is ${strong(name)}: the error is ${strong(error)}.`,

  errors: {
    crossEntropy: 'error: −ln of the right share',
    squaredError: 'error: differences squared',
    share: 'share',
    output: 'output',
    right: 'right',
    difference: 'difference',
    term: 'error',
    total: 'error',
    drawing: (total: string) => `The error term by term; together ${total}`,
  },
  squashes: {
    fold: 'Sigmoid beside softmax, of the same sums',
    sums: 'the sums',
    sigmoid: 'sigmoid: each by itself',
    softmax: 'softmax: as one whole',
    says: (sigmoid: string, softmax: string): Sentence =>
      say`The same sums: squashed one by one they make ${strong(sigmoid)}, by softmax ${strong(softmax)}.`,
  },
  table: 'What each output says',
  columns: {
    output: 'output',
    sum: 'sum',
    sigmoid: 'sigmoid',
    softmax: 'softmax',
  },
  waiting: '…',
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
